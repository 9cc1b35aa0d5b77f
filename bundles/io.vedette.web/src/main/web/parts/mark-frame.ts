/** The frame behind a mark of a video: played again, with what is there and what the pipeline sees. */
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { get } from '../lib/api';
import { number } from '../lib/format';
import type { Box } from '../lib/types';
import { failure } from '../lib/ui';
import './boxed-picture';
import type { Marked } from './boxed-picture';

interface Seen { label: string; identity: number; box: { x: number; y: number; width: number; height: number } }
interface Shown { number: number; seconds: number; width: number; height: number; truth: Seen[]; tracks: Seen[]; picture: string }

@customElement('vd-mark-frame')
export class MarkFrame extends LitElement {
  @property() evaluation = '';
  @property() unit = '';
  @property() where = '';
  @state() private shown?: Shown;
  @state() private error?: unknown;

  override createRenderRoot() {
    return this;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('unit') || changed.has('where')) void this.look();
  }

  private async look(): Promise<void> {
    const wanted = this.where;
    this.shown = undefined;
    this.error = undefined;
    try {
      const shown = await get<Shown>(`/evaluations/${this.evaluation}/frame`, { unit: this.unit, where: this.where });
      if (wanted === this.where) this.shown = shown;
    } catch (error) {
      this.error = error;
    }
  }

  override render() {
    const s = this.shown;
    if (this.error) return failure(this.error, () => void this.look());
    if (!s) return html`<div class="picture gone"><p role="status">Playing ${this.unit} up to there …</p></div>`;
    const boxes: Marked[] = [
      ...s.truth.map((t) => ({ box: box(t), label: t.label, tone: 'ok' })),
      ...s.tracks.map((t) => ({ box: box(t) })),
    ];
    return html`<vd-boxed-picture .src=${s.picture} .width=${s.width} .height=${s.height} .boxes=${boxes}
        alt="Frame ${s.number} of ${this.unit}"></vd-boxed-picture>
      <p class="sub">${this.unit} at ${number(s.seconds, 1)} s, frame ${s.number}. Green: what is there. Yellow: what is tracked, seen anew after
        some seconds of warming up.${s.truth.length === 0 ? html` Nothing true is in sight.` : nothing}</p>`;
  }
}

function box({ box: b }: Seen): Box {
  return [b.x, b.y, b.width, b.height];
}
