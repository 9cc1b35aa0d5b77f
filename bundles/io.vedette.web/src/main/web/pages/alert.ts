import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { get, post, send, type Page } from '../lib/api';
import { number, seconds, track, words } from '../lib/format';
import { modelLink } from '../lib/links';
import { PageElement } from '../lib/page';
import { can } from '../lib/session';
import type { Alert, AlertCounts, Sample, Snooze, Verdict } from '../lib/types';
import { badge, facts, head, next, when } from '../lib/ui';
import '../parts/boxed-picture';

const REASONS = ['animal', 'light', 'weather', 'plant', 'vehicle', 'other'];
const ANSWERS: Record<string, string> = { r: 'real', f: 'false', u: 'unsure' };

/** Milliseconds for which a film is waited for. */
const PATIENCE = 60_000;
/** What was stepped through last. */
let list: { query: string; ids: string[] } = { query: '', ids: [] };

@customElement('vd-alert')
export class AlertPage extends PageElement {
  private alert!: Alert;
  private verdicts: Verdict[] = [];
  private sample?: Sample;
  private snooze?: Snooze;
  private neighbours: string[] = [];
  private waiting?: number;
  private typed: Promise<void> = Promise.resolve();
  @state() private filmGone = false;

  override connectedCallback(): void {
    super.connectedCallback();
    const keys = (e: KeyboardEvent) => this.key(e);
    addEventListener('keydown', keys);
    this.until(() => removeEventListener('keydown', keys));
  }

  private get path(): string {
    return '/alerts/' + this.args[0];
  }

  /** The event goes on, or its film is still being made. */
  protected override get every() {
    const a = this.alert;
    return a && (a.state === 'open' || (!a.clip && performance.now() - this.opened < PATIENCE)) ? 2000 : 0;
  }

  private readonly opened = performance.now();

  protected override async load(): Promise<void> {
    const [alert, verdicts, samples, counts, snoozes] = await Promise.all([
      get<Alert>(this.path),
      get<Verdict[]>(this.path + '/verdicts'),
      get<Page<Sample>>('/samples', { alert: this.args[0], limit: 1 }).catch(() => ({ items: [] as Sample[] })),
      get<AlertCounts>('/alerts/counts').catch(() => undefined),
      get<Page<Snooze>>('/snoozes').catch(() => ({ items: [] as Snooze[] })),
    ]);
    this.alert = alert;
    this.verdicts = verdicts;
    this.waiting = counts?.unanswered;
    this.sample = samples.items[0];
    this.snooze = snoozes.items.find((s) => s.camera === alert.camera && s.rule === alert.rule);
    if (this.neighbours.length === 0) await this.around();
  }

  /** The list this alert was opened from, so that next and previous stay in it. */
  private async around(): Promise<void> {
    const filter = Object.fromEntries(this.query);
    const query = this.query.toString();
    // Answered ones leave a list of unanswered ones; the way back to them stays.
    if (list.query === query && list.ids.includes(this.args[0]) && list.ids.at(-1) !== this.args[0]) {
      this.neighbours = list.ids;
      return;
    }
    const before = await get<Page<Alert>>('/alerts', { ...filter, limit: 200 });
    let ids = before.items.map((a) => a.id);
    if (!ids.includes(this.args[0])) {
      const older = await get<Page<Alert>>('/alerts', { ...filter, cursor: this.args[0], limit: 100 });
      ids = [this.args[0], ...older.items.map((a) => a.id)];
    }
    const passed = list.query === query ? list.ids.slice(0, list.ids.indexOf(this.args[0]) + 1) : [];
    this.neighbours = [...passed.filter((id) => !ids.includes(id)), ...ids];
    list = { query, ids: this.neighbours };
  }

  private key(e: KeyboardEvent): void {
    const target = e.target as HTMLElement;
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT|VIDEO)$/.test(target.tagName)) return;
    const key = e.key.toLowerCase();
    // Whoever types fast means one after the other: an answer, its reason, the next alert.
    this.typed = this.typed.then(() => (this.isConnected ? this.press(key) : undefined));
  }

  private async press(key: string): Promise<void> {
    if (ANSWERS[key]) await this.answer(ANSWERS[key]);
    else if (key >= '1' && key <= '6' && this.alert?.verdict?.verdict) {
      await this.answer(this.alert.verdict.verdict, REASONS[Number(key) - 1]);
    } else if (key === 'n') this.go(1);
    else if (key === 'p') this.go(-1);
    else if (key === 'z') await this.undo();
  }

  private go(by: number): void {
    const at = this.neighbours.indexOf(this.args[0]);
    const to = this.neighbours[at + by];
    const text = this.query.toString();
    if (to) location.hash = `#/alerts/${to}${text ? '?' + text : ''}`;
  }

  private async answer(verdict: string, reason?: string): Promise<void> {
    if (!can('operator', 'reviewer', 'manager', 'researcher')) return;
    await this.act(() => post(this.path + '/verdict', reason ? { verdict, reason } : { verdict }));
  }

  private async undo(): Promise<void> {
    if (!this.alert?.verdict?.verdict) return;
    await this.act(() => send('DELETE', this.path + '/verdict'), 'Taken back');
  }

  protected override body() {
    const a = this.alert;
    const at = this.neighbours.indexOf(a.id);
    return html`${head(
        html`${a.cameraName}: ${a.rule}`,
        html`${a.type} · ${when(a.firedAt)} ${badge(a.state)} ${a.suppressedBy === 'snooze' ? badge('snoozed', 'info') : nothing} ${a.review ? badge('shown for review', 'info') : nothing}
          ${this.waiting === undefined ? nothing : html` · ${this.waiting} still to answer`}`,
        html`<button ?disabled=${at <= 0} @click=${() => this.go(-1)}>← Previous <kbd>p</kbd></button>
          <button class=${a.verdict?.verdict ? 'primary' : ''} ?disabled=${at < 0 || at >= this.neighbours.length - 1} @click=${() => this.go(1)}>Next <kbd>n</kbd> →</button>`,
      )}
      ${this.judge()}
      <div class="two even">
        <section>${this.film()}</section>
        <section>
          <vd-boxed-picture .src=${a.snapshot ?? ''} .width=${a.width} .height=${a.height} alt="Picture of the moment the rule fired"
            .boxes=${[{ box: a.box, label: a.tracks[0] === undefined ? '' : 'track ' + track(a.tracks[0]), tone: 'bad' }]}></vd-boxed-picture>
          <p class="sub">The moment the rule fired, at ${number(a.at, 1)} s of the stream, frame ${a.frame}.</p>
        </section>
      </div>
      <div class="two even">
        <section class="card"><h2>Evidence</h2>${facts([
          ['From – to', html`${number(a.begin, 1)} – ${a.end === undefined ? 'open' : number(a.end, 1)} s`],
          ['Lasted', a.end === undefined ? '–' : seconds(a.end - a.begin)],
          ...(a.direction ? [['Direction', a.direction] as [string, unknown]] : []),
          ['Events in it', number(a.joined + 1)],
          ['Incident', html`<code>${a.incident.slice(-8)}</code>`],
          ...Object.entries(a.evidence).map(([k, v]) => [words(k.replace(/[A-Z]/g, (c) => ' ' + c)), shown(v)] as [string, unknown]),
          ...(a.ruling ? [['Verifier', shown(a.ruling)] as [string, unknown]] : []),
        ])}</section>
        <section class="card"><h2>Where it comes from</h2>${facts([
          ['Camera', html`<a href="#/cameras/${encodeURIComponent(a.camera)}">${a.cameraName}</a>`],
          ['Sample', this.sample ? html`<a href="#/samples/${this.sample.id}">What was stored of it</a>` : 'none stored'],
          ['Variant', html`${a.variant}${a.inCharge ? ' (in charge)' : ''}`],
          ...Object.entries(a.versions).map(([part, v]) => [words(part), modelLink(v)] as [string, unknown]),
          ['Pipeline', html`<code>${a.pipeline}</code>`],
        ])}</section>
      </div>
      ${this.verdicts.length
        ? html`<section class="card"><h2>Said about it</h2><ul class="plain-list">${this.verdicts.map(
            (v) => html`<li>${v.verdict ? html`<b>${v.verdict}</b>${v.reason ? `, ${v.reason}` : ''}` : 'taken back'} by ${v.by}, ${when(v.when)} ${v.note}</li>`,
          )}</ul></section>`
        : nothing}
      ${next('Enough answered? Let a selection pick what is worth labeling.', '#/samples', 'Select samples')}`;
  }

  private judge() {
    const v = this.alert.verdict;
    const may = can('operator', 'reviewer', 'manager', 'researcher');
    return html`<section class="card judge" aria-label="Verdict">
      <div class="row">
        ${Object.entries(ANSWERS).map(
          ([key, answer]) => html`<button class="answer ${answer}" aria-pressed=${v?.verdict === answer} ?disabled=${!may || this.busy}
            @click=${() => void this.answer(answer)}>${answer === 'false' ? 'False alarm' : answer === 'real' ? 'Real' : 'Unsure'} <kbd>${key}</kbd></button>`,
        )}
        <span class="grow"></span>
        <button ?disabled=${!v?.verdict || !may || this.busy} @click=${this.undo}>Undo <kbd>z</kbd></button>
      </div>
      <div class="row reasons" aria-label="Reason">
        ${REASONS.map(
          (reason, i) => html`<button class="small" aria-pressed=${v?.reason === reason} ?disabled=${!v?.verdict || !may || this.busy}
            @click=${() => void this.answer(v!.verdict!, reason)}><kbd>${i + 1}</kbd> ${reason}</button>`,
        )}
      </div>
      ${this.handling()}
    </section>`;
  }

  /** Who is on it, and how long its rule is quiet on this camera. */
  private handling() {
    if (!can('operator', 'manager')) return nothing;
    const a = this.alert;
    const taken = a.acknowledged;
    return html`<div class="row handling">
      ${taken
        ? html`<span>${taken.by} is on it since ${when(taken.when)}.</span>
            <button class="small" ?disabled=${this.busy} @click=${() => void this.act(() => send('DELETE', this.path + '/acknowledge'), 'Nobody is on it now')}>Hand over</button>`
        : html`<button class="small" ?disabled=${this.busy} @click=${() => void this.act(() => post(this.path + '/acknowledge'), 'You are on it')}>I am on it</button>`}
      <span class="grow"></span>
      ${this.snooze
        ? html`<span>Rule ${a.rule} is quiet on ${a.cameraName} until ${when(this.snooze.until)}.</span>
            <button class="small" ?disabled=${this.busy} @click=${() => void this.act(() => send('DELETE', this.path + '/snooze'), 'It alerts again')}>End it</button>`
        : html`<button class="small" ?disabled=${this.busy} title="What the rule raises here is kept as suppressed, and told to nobody"
            @click=${() => void this.act(() => post(this.path + '/snooze', { minutes: 60 }), 'Quiet for an hour')}>Snooze this rule for an hour</button>`}
    </div>`;
  }

  private film() {
    const a = this.alert;
    if (!a.clip || this.filmGone) {
      return html`<div class="picture gone"><p role="status">${this.filmGone
        ? 'This browser cannot play the film. The picture tells.'
        : a.state === 'open' ? 'The film comes when the event is over.' : this.every ? 'The film is being made …' : 'No film was kept. The picture tells.'}</p></div>`;
    }
    return html`<div class="picture"><video src=${a.clip} poster=${a.snapshot ?? ''} controls autoplay muted loop playsinline
      aria-label="Film of the alert" @error=${() => (this.filmGone = true)}></video></div>
      <p class="sub">Film with some seconds before and after. <a href=${a.clip} download="alert-${a.id}.mp4">Download</a></p>`;
  }
}

function shown(value: unknown): unknown {
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  return html`<code>${JSON.stringify(value, (_, v: unknown) => (typeof v === 'number' ? Math.round(v * 1000) / 1000 : v))}</code>`;
}
