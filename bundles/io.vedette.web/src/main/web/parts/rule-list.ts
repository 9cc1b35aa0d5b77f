/** Rules as a list: id, type, parameters; added and removed while editing. */
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Point, Rule } from '../lib/types';

const TYPES = ['intrusion', 'line-crossing', 'loitering'];
const AREA: Point[] = [[0.3, 0.4], [0.7, 0.4], [0.7, 0.9], [0.3, 0.9]];
const LINE: Point[] = [[0.3, 0.6], [0.7, 0.6]];

@customElement('vd-rule-list')
export class RuleList extends LitElement {
  @property({ attribute: false }) rules: Rule[] = [];
  @property() chosen = '';
  @property({ type: Boolean }) editable = false;

  override createRenderRoot() {
    return this;
  }

  private tell(rules: Rule[]): void {
    this.dispatchEvent(new CustomEvent('rules', { detail: rules, bubbles: true }));
  }

  private choose(id: string): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: id, bubbles: true }));
  }

  private replace(index: number, rule: Partial<Rule>): void {
    this.tell(this.rules.map((r, i) => (i === index ? { ...r, ...rule } : r)));
  }

  private add(type: string): void {
    let n = this.rules.length + 1;
    while (this.rules.some((r) => r.id === `${type}-${n}`)) n++;
    const points = type === 'line-crossing' ? LINE : AREA;
    this.tell([...this.rules, { id: `${type}-${n}`, type, points, params: {} }]);
    this.choose(`${type}-${n}`);
  }

  private params(index: number, event: Event): void {
    const area = event.target as HTMLTextAreaElement;
    try {
      const read: unknown = JSON.parse(area.value || '{}');
      if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new Error();
      area.setCustomValidity('');
      this.replace(index, { params: read as Record<string, unknown> });
    } catch {
      area.setCustomValidity('Parameters are a JSON object, e.g. {"seconds": 3}');
      area.reportValidity();
    }
  }

  override render() {
    return html`${this.rules.length === 0 ? html`<p class="sub">No rule: tracks are seen, nothing is reported.</p>` : nothing}
      <ul class="rule-list">${this.rules.map((r, i) => this.one(r, i))}</ul>
      ${this.editable
        ? html`<div class="row">${TYPES.map((t) => html`<button @click=${() => this.add(t)}>Add ${t.replace('-', ' ')}</button>`)}</div>`
        : nothing}`;
  }

  private one(r: Rule, i: number) {
    const text = JSON.stringify(r.params);
    return html`<li class=${r.id === this.chosen ? 'chosen' : ''}>
      <button class="plain" aria-pressed=${r.id === this.chosen} @click=${() => this.choose(r.id)}><b>${r.id}</b></button>
      <span>${r.type}, ${r.points.length} corners</span>
      ${this.editable
        ? html`<textarea rows="1" aria-label="Parameters of ${r.id}" .value=${text} @change=${(e: Event) => this.params(i, e)}></textarea>
            <button class="small danger" @click=${() => this.tell(this.rules.filter((_, k) => k !== i))}>Remove</button>`
        : text === '{}' ? nothing : html`<code>${text}</code>`}
    </li>`;
  }
}
