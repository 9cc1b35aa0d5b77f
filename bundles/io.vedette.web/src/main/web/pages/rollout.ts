import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { get, getTagged, post, type Page } from '../lib/api';
import { number, percent, words } from '../lib/format';
import { championLink, modelLink } from '../lib/links';
import { PageElement } from '../lib/page';
import { can } from '../lib/session';
import type { Camera, Criterion, GateReport, Rollout, RolloutStep } from '../lib/types';
import { badge, facts, field, head, next, values, when } from '../lib/ui';
import { interval } from '../parts/number-table';
import '../parts/play-hour';

const STAGES = ['SHADOW', 'CANARY', 'PRODUCTION', 'DONE'];
const MEANING: Record<string, string> = {
  SHADOW: 'on the same frames, only counted', CANARY: 'in charge of some cameras',
  PRODUCTION: 'in charge of all, under watch', DONE: 'it is the champion',
};

const NAMES: Record<string, string> = { millisP95: 'milliseconds a judgement, p95' };

@customElement('vd-rollout')
export class RolloutPage extends PageElement {
  private rollout!: Rollout;
  private etag = '';
  private gate?: GateReport;
  private history: RolloutStep[] = [];
  private groups: string[] = [];
  @state() private force = false;

  protected override get every() {
    return 5000;
  }

  private get path(): string {
    return '/rollouts/' + this.args[0];
  }

  private get over(): boolean {
    return ['DONE', 'ROLLED_BACK'].includes(this.rollout.stage);
  }

  protected override async load(): Promise<void> {
    const [rollout, history, gate, cameras] = await Promise.all([
      getTagged<Rollout>(this.path),
      get<Page<RolloutStep>>(this.path + '/history'),
      get<GateReport>(this.path + '/gate').catch(() => undefined),
      get<Page<Camera>>('/cameras').catch(() => ({ items: [] as Camera[] })),
    ]);
    this.rollout = rollout.value;
    this.etag = rollout.etag;
    this.history = history.items;
    this.gate = gate ?? this.rollout.gate;
    const { group } = this.rollout.request;
    this.groups = cameras.items.some((c) => c.group === group && c.source.startsWith('scene:')) ? [group] : [];
  }

  private advance(event: Event): void {
    const v = values(event);
    void this.act(async () => {
      await post(this.path + '/advance', { force: this.force, why: v['why'] ?? '' }, this.etag);
      this.force = false;
    }, 'It went on');
  }

  private rollback(): void {
    const why = prompt('Back to the champion before. Why?');
    if (why !== null) void this.act(() => post(this.path + '/rollback', { force: false, why }), 'The champion before is back');
  }

  protected override body() {
    const r = this.rollout;
    const q = r.request;
    return html`${head(html`${q.group || 'no group'}: ${words(q.slot)} ${badge(r.stage)}`, q.note || nothing)}
      <ol class="stages">${STAGES.map((s, i) => {
        const at = STAGES.indexOf(r.stage);
        return html`<li class=${r.stage === s ? 'now' : at > i ? 'past' : ''} aria-current=${r.stage === s ? 'step' : nothing}><b>${words(s)}</b><small>${MEANING[s]}</small></li>`;
      })}</ol>
      <section class="card"><div class="versus">
        <div><small>Champion before</small><b>${championLink(q.slot, r.champion)}</b></div><span aria-hidden="true">→</span>
        <div><small>Challenger</small><b>${modelLink(q.challenger)}</b></div>
      </div>${facts([
        ['Cameras', q.cameras.join(', ')],
        ['Go first', r.canaries.join(', ') || '–'],
        ['Evidence since', when(r.since)],
        ['Goes on', q.automatic ? 'by itself when the gate passes' : 'when a manager says so'],
        ['Begun by', html`${r.by}, ${when(r.created)}`],
      ])}</section>
      ${this.gate ? this.asked(this.gate) : nothing}
      ${this.over || this.groups.length === 0 ? nothing : html`<vd-play-hour .groups=${this.groups} @played=${() => void this.reload()}></vd-play-hour>`}
      ${this.over || !can('manager', 'operator') ? nothing : this.moves()}
      <section class="card"><h2>History</h2><ol class="plain-list">${this.history.map(
        (s) => html`<li>${badge(s.stage)} ${when(s.at)} by ${s.by}${s.forced ? html` ${badge('forced', 'warn')}` : nothing}: ${s.why || s.gate?.text || 'begun'}</li>`)}</ol></section>
      ${this.over
        ? next('The circle is closed. Watch on: the next verdicts make the next model.', '#/wall', 'Watch')
        : this.onward()}`;
  }

  private onward() {
    switch (this.gate?.outcome) {
      case 'PASSED':
        return next('The gate passes. Advance above, and watch on.', '#/wall', 'Watch');
      case 'FAILED':
        return next('The gate refuses it. Roll back, label more of what it gets wrong, and train the next one.', '#/samples', 'Select samples');
      default:
        return next('The gate needs evidence: play a simulated hour, then answer its alerts, the suppressed ones under review too.', '#/alerts?answered=false', 'Answer alerts');
    }
  }

  private asked(g: GateReport) {
    return html`<section class="card"><h2>The gate says ${badge(g.outcome)}</h2>
      <p>${g.text}</p><p class="sub">${number(g.hours)} camera-hours, ${number(g.answers)} answered, ${number(g.real)} of them real.</p>
      ${g.criteria.length ? html`<div class="scroll"><table><thead><tr><th>Criterion</th><th class="n">Before</th><th class="n">After</th><th>Interval of the difference</th><th class="n">Limit</th><th>Outcome</th><th>Why</th></tr></thead>
        <tbody>${g.criteria.map((c) => this.criterion(c))}</tbody></table></div>` : nothing}</section>`;
  }

  private criterion(c: Criterion) {
    const name = NAMES[c.name] ?? words(c.name.replace(/[A-Z]/g, (x) => ' ' + x));
    return html`<tr><td>${name}</td><td class="n">${number(c.before)}</td><td class="n">${number(c.after)}</td><td>${interval(c.interval, 2)}</td>
      <td class="n">${number(c.limit)}</td><td>${badge(c.outcome)}</td><td class="text">${c.text}</td></tr>`;
  }

  private moves() {
    const passed = this.gate?.outcome === 'PASSED';
    return html`<section class="card"><h2>Go on</h2>
      ${can('manager') ? html`<form class="form" @submit=${this.advance}>
        <label class="check"><input type="checkbox" .checked=${this.force} @change=${(e: Event) => (this.force = (e.target as HTMLInputElement).checked)} /> Overrule the gate</label>
        ${field(this.force ? 'Reason (needed)' : 'Reason', html`<input name="why" maxlength="2000" ?required=${this.force} />`)}
        <div class="row"><button class="primary" ?disabled=${this.busy || (!passed && !this.force)}>Advance</button>
          ${passed || this.force ? nothing : html`<span class="sub">The gate does not pass yet.</span>`}<span class="grow"></span>
          <button type="button" class="danger" ?disabled=${this.busy} @click=${this.rollback}>Roll back</button></div></form>
        <p class="sub">First to go: ${percent(this.rollout.request.canaryShare)} of the cameras.</p>`
        : html`<button class="danger" ?disabled=${this.busy} @click=${this.rollback}>Roll back</button>`}
    </section>`;
  }
}
