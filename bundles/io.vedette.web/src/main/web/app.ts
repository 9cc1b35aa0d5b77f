/** The frame around the pages: navigation in the order of the circle, theme, who is signed in. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { onSignedOut } from './lib/api';
import { closeAll } from './lib/live';
import { forget, resume, session, signOut } from './lib/session';
import { applyTheme, dark } from './lib/theme';
import { dismiss, onToasts, type Toast } from './lib/toast';
import { failure, loading } from './lib/ui';
import { route, STEPS } from './routes';
import './pages/sign-in';

applyTheme();

@customElement('vd-app')
export class App extends LitElement {
  @state() private state: 'starting' | 'out' | 'in' | 'broken' = 'starting';
  @state() private error?: unknown;
  @state() private toasts: Toast[] = [];
  @state() private menu = false;
  @state() private where = location.hash;

  override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    onToasts((toasts) => (this.toasts = toasts));
    onSignedOut(() => this.out());
    addEventListener('hashchange', () => {
      this.where = location.hash;
      this.menu = false;
      scrollTo(0, 0);
    });
    void this.start();
  }

  private async start(): Promise<void> {
    try {
      this.state = (await resume()) ? 'in' : 'out';
    } catch (error) {
      this.error = error;
      this.state = 'broken';
    }
  }

  private out(): void {
    closeAll();
    forget();
    this.state = 'out';
  }

  private turn(): void {
    applyTheme(dark() ? 'light' : 'dark');
    this.requestUpdate();
  }

  override render() {
    return html`${this.content()}
      <div class="toasts" aria-live="polite">
        ${this.toasts.map(
          (t) => html`<div class="toast ${t.tone}"><span>${t.text}</span>
            <button class="plain" aria-label="Dismiss" @click=${() => dismiss(t.id)}>✕</button></div>`,
        )}
      </div>`;
  }

  private content(): TemplateResult {
    switch (this.state) {
      case 'starting':
        return loading();
      case 'broken':
        return html`<main class="alone">${failure(this.error, () => void this.start())}</main>`;
      case 'out':
        return html`<vd-sign-in @signed-in=${() => (this.state = 'in')}></vd-sign-in>`;
      default:
        return this.inside();
    }
  }

  private inside(): TemplateResult {
    const { step, page } = route(this.where);
    const me = session();
    return html`<a class="skip" href="#main" @click=${this.skip}>Skip to the page</a>
      <header class="top">
        <button class="menu" aria-expanded=${this.menu} aria-controls="nav" @click=${() => (this.menu = !this.menu)}>
          <span aria-hidden="true">☰</span> Menu
        </button>
        <a class="brand" href="#/wall"><img src="app/vedette.svg" alt="" width="24" height="24" /> Vedette</a>
        <span class="grow"></span>
        <span class="me" title=${me?.roles.join(', ') ?? ''}>${me?.name}<small>${me?.roles.join(', ')}</small></span>
        <button class="plain" @click=${this.turn} aria-label="Switch to ${dark() ? 'light' : 'dark'} colours">
          ${dark() ? '☀' : '☾'}
        </button>
        <button class="plain" @click=${() => void signOut().finally(() => this.out())}>Sign out</button>
      </header>
      <div class="frame">
        <nav id="nav" class=${this.menu ? 'open' : ''} aria-label="The circle">
          <ol>
            ${STEPS.map(
              (s) => html`<li>
                <a href="#/${s.path}" aria-current=${s.path === step ? 'page' : nothing}>${s.title}<small>${s.does}</small></a>
              </li>`,
            )}
          </ol>
          <p class="outside"><a href="#/plugins" aria-current=${step === 'plugins' ? 'page' : nothing}>Plugins</a>
            <a href="/api/v1/docs" target="_blank" rel="noopener">API</a></p>
        </nav>
        <main id="main" tabindex="-1">${page}</main>
      </div>`;
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.querySelector<HTMLElement>('#main')?.focus();
  }
}
