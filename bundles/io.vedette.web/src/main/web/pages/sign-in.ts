import { LitElement, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { signIn } from '../lib/session';
import { failure, field, values } from '../lib/ui';

@customElement('vd-sign-in')
export class SignIn extends LitElement {
  @state() private error?: unknown;
  @state() private busy = false;
  @state() private byName = false;

  override createRenderRoot() {
    return this;
  }

  private async enter(event: Event): Promise<void> {
    const given = values(event);
    this.busy = true;
    this.error = undefined;
    try {
      await signIn(given);
      this.dispatchEvent(new CustomEvent('signed-in'));
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  }

  override render() {
    return html`<main class="alone">
      <form class="card sign-in" @submit=${this.enter}>
        <h1><img src="app/vedette.svg" alt="" width="32" height="32" /> Vedette</h1>
        <p>It watches video streams, raises alerts, and gets better from what you say about them.</p>
        ${this.byName
          ? html`${field('Name', html`<input name="name" autocomplete="username" required autofocus />`)}
              ${field('Password', html`<input name="password" type="password" autocomplete="current-password" required />`)}`
          : field(
              'Access token',
              html`<input name="token" type="password" autocomplete="current-password" required autofocus />`,
              'The server prints the first one when it starts, and keeps it in admin-token in its data folder.',
            )}
        ${this.error ? failure(this.error) : nothing}
        <button class="primary" ?disabled=${this.busy}>Sign in</button>
        <button type="button" class="plain" @click=${() => (this.byName = !this.byName)}>
          ${this.byName ? 'Sign in with a token' : 'Sign in with name and password'}
        </button>
      </form>
    </main>`;
  }
}
