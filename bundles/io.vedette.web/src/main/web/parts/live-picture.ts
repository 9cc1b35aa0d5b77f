/**
 * A camera's newest picture with the boxes and trails of the same frame. Pictures are asked for one
 * after the other, so a slow link gets fewer of them and never a queue.
 */
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { BASE } from '../lib/api';
import { track as trackNumber } from '../lib/format';
import { onTracks, type Happening } from '../lib/live';
import type { Track } from '../lib/types';

interface Seen {
  frame: number;
  tracks: Track[];
}

const KEPT = 60;

@customElement('vd-live-picture')
export class LivePicture extends LitElement {
  @property() camera = '';
  @property() label = '';
  /** Milliseconds between pictures. */
  @property({ type: Number }) every = 1000;
  @property({ type: Boolean }) trails = false;
  @state() private trouble = '';
  private stop?: () => void;
  private abort?: AbortController;
  private seen: Seen[] = [];

  override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onTracks((h) => this.tracks(h));
    this.abort = new AbortController();
    void this.follow(this.abort.signal);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
    this.abort?.abort();
  }

  private tracks(h: Happening): void {
    if (h.camera !== this.camera) return;
    this.seen.push({ frame: h['frame'] as number, tracks: h['tracks'] as Track[] });
    if (this.seen.length > KEPT) this.seen.splice(0, this.seen.length - KEPT);
  }

  private async follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const began = performance.now();
      let pause = this.every;
      if (!document.hidden) {
        try {
          await this.picture(signal);
          this.trouble = '';
        } catch {
          if (signal.aborted) return;
          this.trouble = 'No picture yet';
          pause = Math.max(pause, 2000);
        }
      }
      const left = Math.max(20, pause - (performance.now() - began));
      await new Promise((done) => setTimeout(done, left));
    }
  }

  private async picture(signal: AbortSignal): Promise<void> {
    const answer = await fetch(`${BASE}/cameras/${encodeURIComponent(this.camera)}/snapshot.jpg?quality=80`, { signal });
    if (!answer.ok) throw new Error('no picture');
    const frame = Number(answer.headers.get('X-Frame-Number') ?? 0);
    const bitmap = await createImageBitmap(await answer.blob());
    const canvas = this.querySelector('canvas');
    if (!canvas) return;
    if (canvas.width !== bitmap.width || canvas.height !== bitmap.height) {
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
    }
    const pen = canvas.getContext('2d');
    if (!pen) return;
    pen.drawImage(bitmap, 0, 0);
    bitmap.close();
    this.draw(pen, frame);
  }

  /** What was known of the picture's own frame, or shortly before it. */
  private draw(pen: CanvasRenderingContext2D, frame: number): void {
    const known = this.seen.filter((s) => !frame || s.frame <= frame);
    const now = known.at(-1);
    if (!now || (frame && frame - now.frame > 20)) return;
    // Labels stay readable where the picture is shown small.
    const unit = Math.max(1, pen.canvas.width / 480, (1.2 * pen.canvas.width) / Math.max(1, pen.canvas.clientWidth));
    for (const track of now.tracks) {
      const colour = track.state === 'lost' ? '#c9d1d9' : '#ffd33d';
      if (this.trails) this.trail(pen, known, track.id, unit, colour);
      this.box(pen, track, unit, colour);
    }
  }

  private trail(pen: CanvasRenderingContext2D, known: Seen[], id: number, unit: number, colour: string): void {
    pen.beginPath();
    for (const { tracks } of known) {
      const at = tracks.find((t) => t.id === id);
      if (at) pen.lineTo(at.box[0] + at.box[2] / 2, at.box[1] + at.box[3]);
    }
    pen.strokeStyle = colour;
    pen.globalAlpha = 0.7;
    pen.lineWidth = 1.2 * unit;
    pen.stroke();
    pen.globalAlpha = 1;
  }

  private box(pen: CanvasRenderingContext2D, track: Track, unit: number, colour: string): void {
    const [x, y, width, height] = track.box;
    pen.strokeStyle = 'rgba(0,0,0,.6)';
    pen.lineWidth = 2.6 * unit;
    pen.strokeRect(x, y, width, height);
    pen.strokeStyle = colour;
    pen.lineWidth = 1.3 * unit;
    pen.setLineDash(track.state === 'lost' ? [4 * unit, 3 * unit] : []);
    pen.strokeRect(x, y, width, height);
    pen.setLineDash([]);
    const text = `${track.label} ${trackNumber(track.id)}`;
    pen.font = `${9 * unit}px system-ui, sans-serif`;
    const top = Math.min(y > 12 * unit ? y - 11 * unit : y + height, pen.canvas.height - 11 * unit);
    const wide = pen.measureText(text).width + 6 * unit;
    const left = Math.max(0, Math.min(x, pen.canvas.width - wide));
    pen.fillStyle = 'rgba(0,0,0,.65)';
    pen.fillRect(left, top, wide, 11 * unit);
    pen.fillStyle = '#fff';
    pen.fillText(text, left + 3 * unit, top + 8.5 * unit);
  }

  override render() {
    return html`<div class="picture">
      <canvas width="480" height="270" role="img" aria-label=${this.label || 'Live picture of ' + this.camera}></canvas>
      ${this.trouble ? html`<p class="over">${this.trouble}</p>` : nothing}
    </div>`;
  }
}
