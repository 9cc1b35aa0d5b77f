/** Follows a piece of long work to its end. */
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { get, post } from '../lib/api';
import { percent, words } from '../lib/format';
import { can } from '../lib/session';
import type { Operation } from '../lib/types';
import { badge, bar } from '../lib/ui';

const OVER = new Set(['done', 'failed', 'cancelled']);

@customElement('vd-operation')
export class OperationProgress extends LitElement {
  @property() operation = '';
  /** What is said until the work says something itself. */
  @property() about = '';
  @state() private now?: Operation;
  private timer = 0;

  override createRenderRoot() {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('operation') && this.operation) {
      this.now = undefined;
      void this.look();
    }
  }

  private async look(): Promise<void> {
    clearTimeout(this.timer);
    try {
      this.now = await get<Operation>('/operations/' + this.operation);
    } catch {
      // The next look tells; a page that is left needs no answer.
    }
    if (this.now && OVER.has(this.now.state)) {
      this.dispatchEvent(new CustomEvent('over', { detail: this.now, bubbles: true }));
    } else if (this.isConnected) {
      this.timer = window.setTimeout(() => void this.look(), 1000);
    }
  }

  override render() {
    const o = this.now;
    if (!o) return nothing;
    const going = !OVER.has(o.state);
    return html`<div class="operation" role="status">
      ${badge(o.state)} <span class="grow">${o.message || this.about || words(o.kind)}</span>
      ${going ? html`${bar(o.progress, o.kind)}<span>${percent(o.progress)}</span>` : nothing}
      ${going && can('operator', 'manager', 'researcher')
        ? html`<button class="small" @click=${() => void post(`/operations/${o.id}/cancel`)}>Stop</button>`
        : nothing}
    </div>`;
  }
}
