/**
 * Rules drawn over a picture. A corner is dragged, or moved by arrow keys; the small one between
 * two corners becomes a corner when dragged; Delete removes the corner that has the focus.
 */
import { LitElement, html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Point, Rule } from '../lib/types';

const OPEN_TYPES = new Set(['line-crossing']);

@customElement('vd-rule-editor')
export class RuleEditor extends LitElement {
  @property({ attribute: false }) rules: Rule[] = [];
  @property() chosen = '';
  @property({ type: Boolean }) editable = false;
  @property({ type: Number }) aspect = 9 / 16;
  @state() private dragged?: { rule: number; point: number };

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

  private grab(event: PointerEvent, rule: number, point: number, fresh?: Point): void {
    event.preventDefault();
    event.stopPropagation();
    if (fresh) this.change(rule, (points) => points.splice(point, 0, fresh));
    this.querySelector('svg')!.setPointerCapture(event.pointerId);
    this.dragged = { rule, point };
    this.choose(rule);
  }

  private choose(rule: number): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: this.rules[rule].id, bubbles: true }));
  }

  private move(event: PointerEvent): void {
    const dragged = this.dragged;
    if (!dragged) return;
    const to = this.at(event);
    this.change(dragged.rule, (points) => (points[dragged.point] = to));
  }

  private keys(event: KeyboardEvent, rule: number, point: number): void {
    const step = event.shiftKey ? 0.05 : 0.01;
    const by: Record<string, Point> = {
      ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step],
    };
    const direction = by[event.key];
    const least = OPEN_TYPES.has(this.rules[rule].type) ? 2 : 3;
    if (direction) {
      event.preventDefault();
      this.change(rule, (points) => {
        const [x, y] = points[point];
        points[point] = [clamp(x + direction[0]), clamp(y + direction[1])];
      });
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && this.rules[rule].points.length > least) {
      event.preventDefault();
      this.change(rule, (points) => points.splice(point, 1));
    }
  }

  private change(rule: number, how: (points: Point[]) => void): void {
    const rules = this.rules.map((r, i) => {
      if (i !== rule) return r;
      const points = r.points.map((p) => [...p] as Point);
      how(points);
      return { ...r, points };
    });
    this.rules = rules;
    this.dispatchEvent(new CustomEvent('rules', { detail: rules, bubbles: true }));
  }

  override render() {
    return html`<svg
      class="rules ${this.editable ? 'editable' : ''}"
      viewBox="0 0 1000 ${this.tall}"
      preserveAspectRatio="none"
      @pointermove=${this.move}
      @pointerup=${() => (this.dragged = undefined)}
      @pointercancel=${() => (this.dragged = undefined)}
    >
      ${this.rules.map((rule, i) => this.one(rule, i))}
    </svg>`;
  }

  private one(rule: Rule, index: number) {
    if (rule.points.length === 0) return nothing;
    const chosen = rule.id === this.chosen;
    const open = OPEN_TYPES.has(rule.type);
    const text = rule.points.map(([x, y]) => `${x * 1000},${y * this.tall}`).join(' ');
    const [lx, ly] = rule.points[0];
    return svg`<g class="rule ${chosen ? 'chosen' : ''}" @click=${() => this.choose(index)}>
      ${open ? svg`<polyline points=${text}></polyline>` : svg`<polygon points=${text}></polygon>`}
      <text x=${lx * 1000 + 8} y=${Math.max(26, ly * this.tall - 12)}>${rule.id}</text>
      ${this.editable && chosen ? this.handles(rule, index, open) : nothing}
    </g>`;
  }

  private handles(rule: Rule, index: number, open: boolean) {
    const points = rule.points;
    return points.map((p, i) => {
      const next = points[(i + 1) % points.length];
      const middle: Point = [(p[0] + next[0]) / 2, (p[1] + next[1]) / 2];
      const last = i === points.length - 1;
      return svg`${open && last ? nothing : svg`<circle class="middle" r="8" cx=${middle[0] * 1000} cy=${middle[1] * this.tall}
          @pointerdown=${(e: PointerEvent) => this.grab(e, index, i + 1, middle)}></circle>`}
        <circle class="corner" r="13" tabindex="0" role="slider" aria-label="Corner ${i + 1} of rule ${rule.id}"
          aria-valuetext="${p[0].toFixed(2)}, ${p[1].toFixed(2)}" cx=${p[0] * 1000} cy=${p[1] * this.tall}
          @pointerdown=${(e: PointerEvent) => this.grab(e, index, i)}
          @keydown=${(e: KeyboardEvent) => this.keys(e, index, i)}></circle>`;
    });
  }
}

function clamp(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
}
