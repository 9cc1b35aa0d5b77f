/** Rules with their settings and zones, and masks, as a list; added and removed while editing. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { MASKS, ZONES, shapesOf, without, type Drawing, type Mask, type Shape, type Wanted, type Zone } from '../lib/drawing';
import { words } from '../lib/format';
import type { Rule } from '../lib/types';

/** Settings worth a field of their own, by type; all others are edited as JSON. */
const SETTINGS: Record<string, [name: string, label: string, usual: string][]> = {
  intrusion: [['min_inside', 'Fires after, s', '0.5'], ['grace', 'Grace, s', '1']],
  loitering: [['threshold', 'Fires after, s', '30'], ['grace', 'Grace, s', '2']],
};
const SHARED: [string, string, string][] = [['cooldown', 'Cooldown, s', '30']];
const DIRECTIONS = ['any', 'left_to_right', 'right_to_left'];

@customElement('vd-shape-list')
export class ShapeList extends LitElement {
  @property({ attribute: false }) drawing: Drawing = { rules: [], masks: { ignore: [], privacy: [] } };
  @property({ attribute: false }) types: string[] = [];
  @property() chosen = '';
  @property({ type: Boolean }) editable = false;

  override createRenderRoot() {
    return this;
  }

  private tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }

  private draw(wanted: Wanted): void {
    this.tell('draw', wanted);
  }

  private setting(index: number, name: string, value: unknown): void {
    const rules = this.drawing.rules.map((r, i) => {
      if (i !== index) return r;
      const { [name]: _, ...others } = r.params;
      return { ...r, params: value === undefined ? others : { ...others, [name]: value } };
    });
    this.tell('drawing', { ...this.drawing, rules });
  }

  private others(index: number, event: Event): void {
    const area = event.target as HTMLTextAreaElement;
    try {
      const read: unknown = JSON.parse(area.value || '{}');
      if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new Error();
      area.setCustomValidity('');
      const rules = this.drawing.rules.map((r, i) => (i === index ? { ...r, params: { ...known(r, true), ...read } } : r));
      this.tell('drawing', { ...this.drawing, rules });
    } catch {
      area.setCustomValidity('Settings are a JSON object, e.g. {"anchor": "center"}');
      area.reportValidity();
    }
  }

  override render() {
    const { rules } = this.drawing;
    const shapes = shapesOf(this.drawing);
    const masked = shapes.filter((s) => s.kind === 'privacy' || s.kind === 'ignore');
    return html`<h2>Rules</h2>
      ${rules.length === 0 ? html`<p class="sub">No rule: tracks are seen, nothing is reported.</p>` : nothing}
      <ul class="rule-list">${rules.map((r, i) => this.rule(r, i, shapes))}</ul>
      ${this.editable ? html`<div class="row">${this.types.map((t) => html`<button class="small" @click=${() => this.draw({ rule: t })}>Add ${words(t)}</button>`)}</div>` : nothing}
      <h2>Masks</h2>
      ${masked.length === 0 ? html`<p class="sub">None. A privacy mask is blackened in every picture and film; in an ignore mask motion is not looked at.</p>` : nothing}
      <ul class="rule-list">${masked.map((s) => html`<li class=${s.key === this.chosen ? 'chosen' : ''}>${this.name(s, MASKS[s.kind as Mask])}</li>`)}</ul>
      ${this.editable
        ? html`<div class="row">${(Object.keys(MASKS) as Mask[]).map((m) => html`<button class="small" @click=${() => this.draw({ mask: m })}>Add ${m} mask</button>`)}</div>`
        : nothing}`;
  }

  private name(shape: Shape, text: string): TemplateResult {
    return html`<button class="plain" aria-pressed=${shape.key === this.chosen} @click=${() => this.tell('choose', shape.key)}><b>${shape.name}</b></button>
      <span class="sub">${text}</span><span class="grow"></span>
      ${this.editable ? html`<button class="small danger" aria-label="Remove ${shape.name}" @click=${() => this.tell('drawing', without(this.drawing, shape.key))}>Remove</button>` : nothing}`;
  }

  private rule(rule: Rule, index: number, shapes: Shape[]) {
    const own = shapes.find((s) => s.key === `rule:${index}`)!;
    const zones = shapes.filter((s) => s.key.startsWith(`rule:${index}:`));
    const said = Object.entries({ ...known(rule, false), ...rest(rule) }).map(([k, v]) => `${words(k)} ${typeof v === 'object' ? JSON.stringify(v) : String(v)}`);
    return html`<li class=${own.key === this.chosen ? 'chosen' : ''}>
      ${this.name(own, `${words(rule.type)}, ${rule.points.length} corners${this.editable || said.length === 0 ? '' : ', ' + said.join(', ')}`)}
      ${zones.length ? html`<ul>${zones.map((z) => html`<li class=${z.key === this.chosen ? 'chosen' : ''}>${this.name(z, ZONES[z.kind as Zone])}</li>`)}</ul>` : nothing}
      ${this.editable && own.key === this.chosen ? this.settings(rule, index) : nothing}
    </li>`;
  }

  private settings(rule: Rule, index: number) {
    const number = (event: Event): number | undefined => {
      const text = (event.target as HTMLInputElement).value;
      return text === '' ? undefined : Number(text);
    };
    const classes = Array.isArray(rule.params['classes']) ? (rule.params['classes'] as string[]).join(', ') : '';
    const text = JSON.stringify(rest(rule));
    return html`<div class="settings">
      <div class="row">
        ${[...(SETTINGS[rule.type] ?? []), ...SHARED].map(([name, label, usual]) => html`<label class="field"><span>${label}</span>
          <input type="number" min="0" step="any" placeholder=${usual} .value=${String(rule.params[name] ?? '')} @change=${(e: Event) => this.setting(index, name, number(e))} /></label>`)}
        ${rule.type === 'line-crossing' ? html`<label class="field"><span>Direction</span><select @change=${(e: Event) => this.setting(index, 'direction', (e.target as HTMLSelectElement).value)}>
          ${DIRECTIONS.map((d) => html`<option value=${d} ?selected=${d === (rule.params['direction'] ?? 'any')}>${words(d)}</option>`)}</select></label>` : nothing}
        <label class="field"><span>Classes</span><input placeholder="all" .value=${classes} @change=${(e: Event) => {
          const wanted = (e.target as HTMLInputElement).value.split(',').map((c) => c.trim()).filter((c) => c);
          this.setting(index, 'classes', wanted.length ? wanted : undefined);
        }} /></label>
      </div>
      <label class="field"><span>Other settings</span><textarea rows="1" aria-label="Other settings of ${rule.id}" .value=${text} @change=${(e: Event) => this.others(index, e)}></textarea></label>
      <div class="row"><span class="sub">Zones of ${rule.id}:</span>
        ${(Object.keys(ZONES) as Zone[]).map((z) => html`<button class="small" @click=${() => this.draw({ zone: z, of: index })}>Add ${z} zone</button>`)}</div>
    </div>`;
  }
}

function names(rule: Rule): string[] {
  return [...(SETTINGS[rule.type] ?? []), ...SHARED].map(([name]) => name).concat('classes', rule.type === 'line-crossing' ? 'direction' : []);
}

/** Settings that have a field; with the zones where they are wanted too. */
function known(rule: Rule, zones: boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(rule.params).filter(([k]) => names(rule).includes(k) || (zones && k in ZONES)));
}

function rest(rule: Rule): Record<string, unknown> {
  return Object.fromEntries(Object.entries(rule.params).filter(([k]) => !names(rule).includes(k) && !(k in ZONES)));
}
