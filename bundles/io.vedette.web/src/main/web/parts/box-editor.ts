/** Boxes drawn on a picture: drag to draw, drag a box to move it, its corner to size it. */
import { LitElement, html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DrawnBox } from '../lib/types';

type Drag = { index: number; how: 'move' | 'size'; fromX: number; fromY: number; begin: DrawnBox['box'] };

const LEAST = 4;

@customElement('vd-box-editor')
export class BoxEditor extends LitElement {
  @property() src = '';
  @property() label = '';
  @property({ attribute: false }) boxes: DrawnBox[] = [];
  @state() private size = { width: 0, height: 0 };
  @state() private chosen = -1;
  private drag?: Drag;

  override createRenderRoot() {
    return this;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('src')) this.chosen = -1;
    // A class chosen while a box has the focus is that box's class.
    const box = this.boxes[this.chosen];
    if (changed.has('label') && changed.get('label') && box && box.label !== this.label) {
      this.replace(this.chosen, { ...box, label: this.label });
    }
  }

  private at(event: PointerEvent): [number, number] {
    const area = this.querySelector('svg')!.getBoundingClientRect();
    const { width, height } = this.size;
    return [
      Math.min(width, Math.max(0, ((event.clientX - area.left) / area.width) * width)),
      Math.min(height, Math.max(0, ((event.clientY - area.top) / area.height) * height)),
    ];
  }

  private tell(boxes: DrawnBox[]): void {
    this.boxes = boxes;
    this.dispatchEvent(new CustomEvent('boxes', { detail: boxes, bubbles: true }));
  }

  private replace(index: number, box: DrawnBox): void {
    this.tell(this.boxes.map((b, i) => (i === index ? box : b)));
  }

  private begin(event: PointerEvent, index: number, how: Drag['how']): void {
    event.preventDefault();
    event.stopPropagation();
    const [x, y] = this.at(event);
    this.chosen = index;
    this.drag = { index, how, fromX: x, fromY: y, begin: this.boxes[index].box };
    this.querySelector('svg')!.setPointerCapture(event.pointerId);
  }

  private draw(event: PointerEvent): void {
    const [x, y] = this.at(event);
    this.boxes = [...this.boxes, { label: this.label, box: { x, y, width: 0, height: 0 } }];
    this.begin(event, this.boxes.length - 1, 'size');
  }

  private move(event: PointerEvent): void {
    const d = this.drag;
    if (!d) return;
    const [x, y] = this.at(event);
    const b = d.begin;
    const { width, height } = this.size;
    const box =
      d.how === 'move'
        ? {
            ...b,
            x: Math.min(width - b.width, Math.max(0, b.x + x - d.fromX)),
            y: Math.min(height - b.height, Math.max(0, b.y + y - d.fromY)),
          }
        : { x: Math.min(b.x, x), y: Math.min(b.y, y), width: Math.abs(x - b.x), height: Math.abs(y - b.y) };
    this.boxes = this.boxes.map((old, i) => (i === d.index ? { ...old, box } : old));
  }

  private end(): void {
    const d = this.drag;
    this.drag = undefined;
    if (!d) return;
    const box = this.boxes[d.index].box;
    const tiny = box.width < LEAST || box.height < LEAST;
    if (tiny) this.chosen = -1;
    this.tell(tiny ? this.boxes.filter((_, i) => i !== d.index) : this.boxes);
  }

  private keys(event: KeyboardEvent, index: number): void {
    const step = event.shiftKey ? 10 : 1;
    const by: Record<string, [number, number]> = {
      ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step],
    };
    const box = this.boxes[index];
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      this.chosen = -1;
      this.tell(this.boxes.filter((_, i) => i !== index));
    } else if (by[event.key]) {
      event.preventDefault();
      const [x, y] = by[event.key];
      this.replace(index, { ...box, box: { ...box.box, x: box.box.x + x, y: box.box.y + y } });
    }
  }

  override render() {
    const { width, height } = this.size;
    return html`<div class="picture">
      <img src=${this.src} alt="Draw boxes on this picture" draggable="false" @load=${this.loaded} />
      ${width
        ? html`<svg class="boxes" viewBox="0 0 ${width} ${height}" @pointerdown=${this.draw} @pointermove=${this.move}
            @pointerup=${this.end} @pointercancel=${this.end}>${this.boxes.map((b, i) => this.one(b, i))}</svg>`
        : nothing}
    </div>`;
  }

  private loaded(event: Event): void {
    const img = event.target as HTMLImageElement;
    this.size = { width: img.naturalWidth, height: img.naturalHeight };
  }

  private one({ label, box }: DrawnBox, index: number) {
    const unit = this.size.width / 40;
    const chosen = index === this.chosen;
    return svg`<rect class="mark editable ${chosen ? 'chosen' : ''}" tabindex="0" role="img" aria-label="${label} ${index + 1}"
        x=${box.x} y=${box.y} width=${box.width} height=${box.height}
        @focus=${() => (this.chosen = index)}
        @pointerdown=${(e: PointerEvent) => this.begin(e, index, 'move')}
        @keydown=${(e: KeyboardEvent) => this.keys(e, index)}></rect>
      <text class="mark-label" x=${box.x} y=${box.y > unit * 1.4 ? box.y - unit * 0.4 : box.y + box.height + unit} font-size=${unit}>${label}</text>
      ${chosen
        ? svg`<rect class="corner" x=${box.x + box.width - unit * 0.4} y=${box.y + box.height - unit * 0.4} width=${unit * 0.8} height=${unit * 0.8}
            @pointerdown=${(e: PointerEvent) => this.begin(e, index, 'size')}></rect>`
        : nothing}`;
  }
}
