/**
 * Lines and areas over a picture. While one is drawn each press adds a corner. Else a corner is dragged, or moved
 * by arrow keys; the small dot between two corners becomes a corner; Delete removes the corner in focus; the chosen
 * shape is moved by dragging it. A gesture is told once, at its end.
 */
import { LitElement, html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { least, type Shape } from '../lib/drawing';
import type { Point } from '../lib/types';

/** What is dragged: one corner, or all of them from where they were pressed. */
type Drag = { key: string; points: Point[]; corner?: number; from: Point; begin: Point[] };

@customElement('vd-shape-editor')
export class ShapeEditor extends LitElement {
  @property({ attribute: false }) shapes: Shape[] = [];
  @property() chosen = '';
  @property({ type: Boolean }) editable = false;
  @property({ type: Number }) aspect = 9 / 16;
  /** Corners so far of the shape that is being drawn; undefined while none is. */
  @property({ attribute: false }) drawing?: Point[];
  @property({ type: Boolean }) line = false;
  @state() private drag?: Drag;
  @state() private pointer?: Point;

  override createRenderRoot() {
    return this;
  }

  private get tall(): number {
    return 1000 * this.aspect;
  }

  private at(event: PointerEvent): Point {
    const area = this.querySelector('svg')!.getBoundingClientRect();
    return [clamp((event.clientX - area.left) / area.width), clamp((event.clientY - area.top) / area.height)];
  }

  private tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }

  private press(event: PointerEvent): void {
    if (!this.drawing) return;
    event.preventDefault();
    const to = this.at(event);
    const [first] = this.drawing;
    if (this.drawing.length >= least({ open: this.line }) && near(to, first)) this.tell('finish', undefined);
    else this.tell('corner', to);
  }

  private grab(event: PointerEvent, shape: Shape, corner?: number, fresh?: Point): void {
    if (this.drawing) return;
    if (!this.editable) return;
    event.preventDefault();
    event.stopPropagation();
    const points = shape.points.map((p) => [...p] as Point);
    if (fresh && corner !== undefined) points.splice(corner, 0, fresh);
    this.querySelector('svg')!.setPointerCapture(event.pointerId);
    this.drag = { key: shape.key, points, corner, from: this.at(event), begin: points };
    this.tell('choose', shape.key);
  }

  private move(event: PointerEvent): void {
    const to = this.at(event);
    if (this.drawing) this.pointer = to;
    const d = this.drag;
    if (!d) return;
    const points =
      d.corner === undefined ? shifted(d.begin, to[0] - d.from[0], to[1] - d.from[1]) : d.begin.map((p, i) => (i === d.corner ? to : p));
    this.drag = { ...d, points };
  }

  private drop(): void {
    const d = this.drag;
    this.drag = undefined;
    if (d && JSON.stringify(d.points) !== JSON.stringify(this.shapes.find((s) => s.key === d.key)?.points)) {
      this.tell('reshape', { key: d.key, points: d.points });
    }
  }

  private keys(event: KeyboardEvent, shape: Shape, corner: number): void {
    const step = event.shiftKey ? 0.05 : 0.01;
    const by: Record<string, Point> = {
      ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step],
    };
    const direction = by[event.key];
    const points = shape.points.map((p) => [...p] as Point);
    if (direction) {
      const [x, y] = points[corner];
      points[corner] = [clamp(x + direction[0]), clamp(y + direction[1])];
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && points.length > least(shape)) {
      points.splice(corner, 1);
    } else return;
    event.preventDefault();
    event.stopPropagation();
    this.tell('reshape', { key: shape.key, points });
  }

  override render() {
    return html`<svg class="rules ${this.editable ? 'editable' : ''} ${this.drawing ? 'drawing' : ''}" viewBox="0 0 1000 ${this.tall}"
      preserveAspectRatio="none" @pointerdown=${this.press} @pointermove=${this.move} @pointerup=${this.drop} @pointercancel=${() => (this.drag = undefined)}>
      ${this.shapes.map((shape) => this.one(this.drag?.key === shape.key ? { ...shape, points: this.drag.points } : shape))}
      ${this.drawing ? this.fresh(this.drawing) : nothing}
    </svg>`;
  }

  private text(points: Point[]): string {
    return points.map(([x, y]) => `${x * 1000},${y * this.tall}`).join(' ');
  }

  private one(shape: Shape) {
    if (shape.points.length === 0) return nothing;
    const chosen = shape.key === this.chosen;
    const [lx, ly] = shape.points[0];
    const right = lx > 0.7;
    return svg`<g class="rule ${shape.kind} ${chosen ? 'chosen' : ''}" @click=${() => this.drawing ?? this.tell('choose', shape.key)}
        @pointerdown=${(e: PointerEvent) => chosen && this.grab(e, shape)}>
      ${shape.open ? svg`<polyline points=${this.text(shape.points)}></polyline>` : svg`<polygon points=${this.text(shape.points)}></polygon>`}
      <text x=${lx * 1000 + (right ? -8 : 8)} text-anchor=${right ? 'end' : 'start'} y=${Math.max(26, ly * this.tall - 12)}>${shape.name}</text>
      ${this.editable && chosen && !this.drawing ? this.handles(shape) : nothing}
    </g>`;
  }

  private handles(shape: Shape) {
    const points = shape.points;
    return points.map((p, i) => {
      const next = points[(i + 1) % points.length];
      const middle: Point = [(p[0] + next[0]) / 2, (p[1] + next[1]) / 2];
      const last = i === points.length - 1;
      return svg`${shape.open && last ? nothing : svg`<circle class="middle" r="8" cx=${middle[0] * 1000} cy=${middle[1] * this.tall}
          @pointerdown=${(e: PointerEvent) => this.grab(e, shape, i + 1, middle)}></circle>`}
        <circle class="corner" r="13" tabindex="0" role="slider" aria-label="Corner ${i + 1} of ${shape.name}"
          aria-valuenow=${i + 1} aria-valuetext="${p[0].toFixed(2)}, ${p[1].toFixed(2)}" cx=${p[0] * 1000} cy=${p[1] * this.tall}
          @pointerdown=${(e: PointerEvent) => this.grab(e, shape, i)}
          @keydown=${(e: KeyboardEvent) => this.keys(e, shape, i)}></circle>`;
    });
  }

  private fresh(points: Point[]) {
    const shown = this.pointer ? [...points, this.pointer] : points;
    return svg`<g class="rule fresh"><polyline points=${this.text(shown)}></polyline>
      ${points.map(([x, y]) => svg`<circle class="corner" r="10" cx=${x * 1000} cy=${y * this.tall}></circle>`)}</g>`;
  }
}

function near(a: Point, b: Point): boolean {
  return Math.hypot(a[0] - b[0], a[1] - b[1]) < 0.025;
}

/** Moved as far as the picture goes. */
function shifted(points: Point[], dx: number, dy: number): Point[] {
  const room = (values: number[], by: number) => Math.min(1 - Math.max(...values), Math.max(-Math.min(...values), by));
  const x = room(points.map((p) => p[0]), dx);
  const y = room(points.map((p) => p[1]), dy);
  return points.map((p) => [clamp(p[0] + x), clamp(p[1] + y)]);
}

function clamp(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
}
