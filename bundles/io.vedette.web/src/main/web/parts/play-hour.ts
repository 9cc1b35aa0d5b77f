/** The button that plays the next simulated hour on all scene cameras of a group. */
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { post } from '../lib/api';
import { can } from '../lib/session';
import { toast } from '../lib/toast';
import './operation-progress';

const LENGTHS: Record<number, string> = { 300: 'five minutes', 900: 'quarter hour', 3600: 'hour' };

@customElement('vd-play-hour')
export class PlayHour extends LitElement {
  @property({ attribute: false }) groups: string[] = [];
  @state() private operation = '';
  @state() private group = '';
  @state() private seconds = 3600;

  override createRenderRoot() {
    return this;
  }

  private async play(): Promise<void> {
    try {
      const begun = await post<{ operation: string }>('/loops/simulated', {
        group: this.group || this.groups[0],
        seconds: this.seconds,
      });
      this.operation = begun.operation;
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'bad');
    }
  }

  private over(event: CustomEvent<{ state: string; message: string }>): void {
    const done = event.detail.state === 'done';
    toast(done ? 'The simulated time has been played' : event.detail.message, done ? 'ok' : 'bad');
    this.dispatchEvent(new CustomEvent('played', { bubbles: true }));
    this.operation = '';
  }

  override render() {
    if (this.groups.length === 0 || !can('operator', 'manager')) return nothing;
    return html`<div class="play">
      ${this.groups.length > 1
        ? html`<select aria-label="Camera group" @change=${(e: Event) => (this.group = (e.target as HTMLSelectElement).value)}>
            ${this.groups.map((g) => html`<option value=${g}>${g || 'no group'}</option>`)}
          </select>`
        : nothing}
      <button ?disabled=${this.operation !== ''} @click=${this.play}>Play next simulated ${LENGTHS[this.seconds]}</button>
      <select aria-label="How long" ?disabled=${this.operation !== ''} @change=${(e: Event) => (this.seconds = Number((e.target as HTMLSelectElement).value))}>
        ${Object.entries(LENGTHS).map(([seconds, name]) => html`<option value=${seconds} ?selected=${Number(seconds) === this.seconds}>${name}</option>`)}
      </select>
      ${this.operation
        ? html`<vd-operation .operation=${this.operation} .about=${'the simulated cameras run as fast as this machine can'} @over=${this.over}></vd-operation>`
        : html`<small>Simulated cameras run ahead as fast as this machine can; what they report comes in as alerts.</small>`}
    </div>`;
  }
}
