/** A camera's picture with its rules, zones and masks, and the editing of them: undo, redo, conflicts. */
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ApiError, get, getTagged, put, type Tagged } from '../lib/api';
import { History, add, least, reshape, shapesOf, wantsLine, type Drawing, type Wanted } from '../lib/drawing';
import { words } from '../lib/format';
import { can } from '../lib/session';
import { toast } from '../lib/toast';
import type { Camera, Plugin, Point } from '../lib/types';
import './live-picture';
import './rule-replay';
import './shape-editor';
import './shape-list';

const AREA: Point[] = [[0.3, 0.4], [0.7, 0.4], [0.7, 0.9], [0.3, 0.9]];
const LINE: Point[] = [[0.3, 0.6], [0.7, 0.6]];

@customElement('vd-camera-drawing')
export class CameraDrawing extends LitElement {
  @property({ attribute: false }) read!: Tagged<Camera>;
  @property({ type: Number }) aspect = 9 / 16;
  @property({ attribute: false }) numbers: unknown = nothing;
  @state() private editing?: { history: History<Drawing>; base: Tagged<Camera> };
  @state() private fresh?: { wanted: Wanted; points: Point[] };
  @state() private theirs?: Tagged<Camera>;
  @state() private chosen = 'rule:0';
  @state() private shown = true;
  @state() private busy = false;
  private types = ['intrusion', 'line-crossing', 'loitering'];
  private readonly keys = (e: KeyboardEvent) => this.key(e);

  override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.keys);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.keys);
  }

  private get drawing(): Drawing {
    return this.editing?.history.now ?? this.read.value;
  }

  private async begin(): Promise<void> {
    const { rules, masks } = this.read.value;
    this.editing = { history: new History<Drawing>({ rules, masks }), base: this.read };
    this.shown = true;
    try {
      const heuristics = (await get<Plugin[]>('/plugins')).filter((p) => p.plug === 'Heuristic').map((p) => p.id);
      if (heuristics.length) this.types = [...new Set(heuristics)].filter((id) => id !== 'verify').sort();
      this.requestUpdate();
    } catch {
      // The usual types are offered.
    }
  }

  private end(): void {
    this.editing = undefined;
    this.fresh = undefined;
    this.theirs = undefined;
    if (!shapesOf(this.read.value).some((s) => s.key === this.chosen)) this.chosen = 'rule:0';
  }

  private change(next: Drawing): void {
    this.editing?.history.set(next);
    if (!shapesOf(next).some((s) => s.key === this.chosen)) this.chosen = '';
    this.requestUpdate();
  }

  private step(how: 'undo' | 'redo'): void {
    this.editing?.history[how]();
    this.requestUpdate();
  }

  private key(e: KeyboardEvent): void {
    if (!this.editing || /^(INPUT|TEXTAREA|SELECT)$/.test((e.target as HTMLElement).tagName)) return;
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 'z') {
      e.preventDefault();
      this.step(e.shiftKey ? 'redo' : 'undo');
    } else if (this.fresh && e.key === 'Escape') this.fresh = undefined;
    else if (this.fresh && e.key === 'Enter') {
      e.preventDefault();
      this.finish();
    } else if (this.fresh && e.key === 'Backspace') {
      e.preventDefault();
      this.fresh = { ...this.fresh, points: this.fresh.points.slice(0, -1) };
    }
  }

  private draw(wanted: Wanted): void {
    this.fresh = { wanted, points: [] };
    this.querySelector('.stage')?.scrollIntoView({ block: 'nearest' });
  }

  private finish(points = this.fresh?.points ?? []): void {
    const fresh = this.fresh;
    if (!fresh || points.length < least({ open: wantsLine(fresh.wanted) })) return;
    const [next, key] = add(this.drawing, fresh.wanted, points);
    this.fresh = undefined;
    this.chosen = key;
    this.change(next);
  }

  private async save(): Promise<void> {
    const { history, base } = this.editing!;
    const c = base.value;
    this.busy = true;
    try {
      await put(path(c.id), {
        name: c.name, site: c.site, group: c.group, source: c.source, detector: c.detector, tracker: c.tracker, gate: c.gate,
        enabled: c.enabled, clip: c.clip, pins: c.pins, options: c.options, ...history.now,
      }, base.etag);
      this.end();
      toast('Rules and masks are in service');
      this.dispatchEvent(new CustomEvent('changed', { bubbles: true }));
    } catch (error) {
      if (error instanceof ApiError && error.status === 412) this.theirs = await getTagged<Camera>(path(c.id)).catch(() => undefined);
      toast(error instanceof Error ? error.message : String(error), 'bad');
    } finally {
      this.busy = false;
    }
  }

  /** Goes on upon what the other person saved: with their drawing, which can be undone, or with the own one. */
  private settle(takeTheirs: boolean): void {
    const theirs = this.theirs!;
    this.editing = { ...this.editing!, base: theirs };
    if (takeTheirs) this.change({ rules: theirs.value.rules, masks: theirs.value.masks });
    this.theirs = undefined;
  }

  override render() {
    const editing = this.editing;
    return html`<div class="two ${editing ? 'editing' : ''}">
        <section class="stage" style="aspect-ratio: ${1 / this.aspect}">
          <vd-live-picture .camera=${this.read.value.id} .every=${150} trails></vd-live-picture>
          ${this.shown
            ? html`<vd-shape-editor .shapes=${shapesOf(this.drawing)} .chosen=${this.chosen} .aspect=${this.aspect} ?editable=${editing !== undefined}
                .drawing=${this.fresh?.points} ?line=${this.fresh !== undefined && wantsLine(this.fresh.wanted)}
                @reshape=${(e: CustomEvent<{ key: string; points: Point[] }>) => this.change(reshape(this.drawing, e.detail.key, e.detail.points))}
                @corner=${(e: CustomEvent<Point>) => (this.fresh = { ...this.fresh!, points: [...this.fresh!.points, e.detail] })}
                @finish=${() => this.finish()} @choose=${this.choose}></vd-shape-editor>`
            : nothing}
        </section>
        <aside class="card">${this.numbers}</aside>
      </div>
      <section class="card" aria-label="Rules and masks">
        <div class="row">${this.bar()}</div>
        ${this.theirs ? this.conflict() : nothing}
        <vd-shape-list .drawing=${this.drawing} .types=${this.types} .chosen=${this.chosen} ?editable=${editing !== undefined}
          @drawing=${(e: CustomEvent<Drawing>) => this.change(e.detail)} @draw=${(e: CustomEvent<Wanted>) => this.draw(e.detail)} @choose=${this.choose}></vd-shape-list>
      </section>
      <vd-rule-replay .camera=${this.read.value.id} .rules=${this.drawing.rules} ?saved=${!editing?.history.undoable}></vd-rule-replay>`;
  }

  private readonly choose = (e: CustomEvent<string>) => (this.chosen = e.detail);

  private bar() {
    if (!this.editing) {
      return html`<span class="grow"></span>
        <button @click=${() => (this.shown = !this.shown)}>${this.shown ? 'Hide' : 'Show'} on the picture</button>
        ${can('operator', 'manager') ? html`<button @click=${this.begin}>Edit rules and masks</button>` : nothing}`;
    }
    if (this.fresh) return this.guide(this.fresh);
    const h = this.editing.history;
    return html`<p class="sub grow">Drag corners on the picture; a small dot between two becomes a corner; drag the chosen shape to move it. Arrow keys move the corner in focus, Delete removes it.</p>
      <button ?disabled=${!h.undoable} @click=${() => this.step('undo')}>Undo</button>
      <button ?disabled=${!h.redoable} @click=${() => this.step('redo')}>Redo</button>
      <button @click=${this.end}>Cancel</button>
      <button class="primary" ?disabled=${this.busy || !h.undoable} @click=${this.save}>Save</button>`;
  }

  private guide({ wanted, points }: { wanted: Wanted; points: Point[] }) {
    const line = wantsLine(wanted);
    const what = 'mask' in wanted ? `${wanted.mask} mask` : 'zone' in wanted ? `${wanted.zone} zone` : words(wanted.rule);
    return html`<p class="grow" role="status"><b>New ${what}:</b> press on the picture for each corner${points.length ? `, ${points.length} so far` : ''}.
        ${line ? 'Enter ends the line.' : 'Press on the first one again, or Enter, to close it.'}</p>
      <button class="primary" ?disabled=${points.length < least({ open: line })} @click=${() => this.finish()}>Done</button>
      <button @click=${() => this.finish(line ? LINE : AREA)}>Put one in the middle</button>
      <button @click=${() => (this.fresh = undefined)}>Give up</button>`;
  }

  private conflict() {
    const { rules, masks } = this.theirs!.value;
    const count = masks.privacy.length + masks.ignore.length;
    return html`<div class="failure" role="alert"><strong>Somebody else changed this camera meanwhile</strong>
      <p>It now has ${rules.length ? 'the rules ' + rules.map((r) => r.id).join(', ') : 'no rule'} and ${count || 'no'} ${count === 1 ? 'mask' : 'masks'}. Yours are still drawn.</p>
      <div class="row"><button @click=${() => this.settle(true)}>Take theirs</button><button @click=${() => this.settle(false)}>Keep mine, then save</button></div></div>`;
  }
}

function path(camera: string): string {
  return '/cameras/' + encodeURIComponent(camera);
}
