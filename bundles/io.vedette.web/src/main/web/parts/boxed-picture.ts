/** A stored picture with boxes over it; says so where the picture is gone. */
import { LitElement, html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Box } from '../lib/types';

export interface Marked {
  box: Box;
  label?: string;
  tone?: string;
}

@customElement('vd-boxed-picture')
export class BoxedPicture extends LitElement {
  @property() src = '';
  @property() alt = '';
  @property({ type: Number }) width = 0;
  @property({ type: Number }) height = 0;
  @property({ attribute: false }) boxes: Marked[] = [];
  @state() private gone = false;

  override createRenderRoot() {
    return this;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('src')) this.gone = false;
  }

  override render() {
    if (this.gone || !this.src) return html`<div class="picture gone"><p>The picture is not here (any more).</p></div>`;
    const measured = this.width > 0 && this.height > 0;
    return html`<div class="picture">
      <img src=${this.src} alt=${this.alt} loading="lazy" @error=${() => (this.gone = true)} />
      ${measured && this.boxes.length > 0
        ? html`<svg viewBox="0 0 ${this.width} ${this.height}" aria-hidden="true">${this.boxes.map((b) => this.one(b))}</svg>`
        : nothing}
    </div>`;
  }

  private one({ box: [x, y, w, h], label, tone }: Marked) {
    const size = this.width / 36;
    const right = x > this.width * 0.75;
    return svg`<rect class="mark ${tone ?? ''}" x=${x} y=${y} width=${w} height=${h}></rect>
      ${label ? svg`<text class="mark-label" x=${right ? x + w : x} text-anchor=${right ? 'end' : 'start'}
        y=${y > size * 1.3 ? y - size * 0.35 : y + h + size} font-size=${size}>${label}</text>` : nothing}`;
  }
}
