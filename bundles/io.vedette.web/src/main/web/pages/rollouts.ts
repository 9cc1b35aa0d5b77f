import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { get, post, type Page } from '../lib/api';
import { words } from '../lib/format';
import { championLink, modelLink, slotOf } from '../lib/links';
import { PageElement } from '../lib/page';
import { can } from '../lib/session';
import type { Assignment, Camera, Model, Rollout } from '../lib/types';
import { badge, empty, field, head, next, values, when } from '../lib/ui';

@customElement('vd-rollouts')
export class RolloutsPage extends PageElement {
  private rollouts: Rollout[] = [];
  private champions: Assignment[] = [];
  private models: Model[] = [];
  private groups: string[] = [];

  protected override get every() {
    return 5000;
  }

  protected override async load(): Promise<void> {
    const [rollouts, champions, models, cameras] = await Promise.all([
      get<Page<Rollout>>('/rollouts', { limit: 100 }),
      get<{ items: Assignment[] }>('/rollouts/champions'),
      get<Page<Model>>('/models', { limit: 200 }),
      get<{ items: Camera[] }>('/cameras').catch(() => ({ items: [] as Camera[] })),
    ]);
    this.rollouts = rollouts.items;
    this.champions = champions.items;
    this.models = models.items;
    this.groups = [...new Set(cameras.items.map((c) => c.group))];
  }

  private async start(event: Event): Promise<void> {
    const v = values(event);
    await this.act(async () => {
      const begun = await post<Rollout>('/rollouts', {
        group: v['group'] ?? '', slot: this.slotFor(v['challenger']), challenger: v['challenger'], canaryShare: Number(v['canary']) / 100,
        watchHours: Number(v['watch']), automatic: v['automatic'] === 'on', note: v['note'] ?? '',
        gates: {
          recallMargin: Number(v['margin']) / 100, leastGain: Number(v['gain']) / 100, block: 600, leastHours: Number(v['hours']),
          leastAnswers: Number(v['answers']), leastReal: Number(v['real']), mostMillis: Number(v['millis']), level: 0.95, seed: 1,
        },
      });
      location.hash = '#/rollouts/' + begun.id;
    }, 'It runs in shadow');
  }

  private slotFor(challenger: string | undefined): string {
    const model = this.models.find((m) => m.id === challenger);
    return model ? slotOf(model) : 'detector';
  }

  protected override body() {
    return html`${head('Roll out', 'A challenger first counts in the shadow, then has charge of some cameras, then of all')}
      ${this.rollouts.length === 0
        ? empty('No roll-out yet', this.models.length ? 'Start one below.' : 'Train or import a model first.', this.models.length ? nothing : html`<a class="button" href="#/sweeps">Train</a>`)
        : html`<div class="scroll"><table><thead><tr><th>Roll-out</th><th>Stage</th><th>Challenger</th><th>Champion before</th><th>Slot</th><th>Begun</th></tr></thead>
          <tbody>${this.rollouts.map((r) => html`<tr><td><a href="#/rollouts/${r.id}">${r.request.group || 'no group'}</a></td><td>${badge(r.stage)}</td>
            <td>${modelLink(r.request.challenger)}</td><td>${championLink(r.request.slot, r.champion)}</td><td>${words(r.request.slot)}</td><td>${when(r.created)}</td></tr>`)}</tbody></table></div>`}
      ${can('manager') && this.models.length > 0 && this.groups.length > 0 ? this.form() : nothing}
      ${this.champions.length > 0 ? html`<section class="card"><h2>Champions</h2><div class="scroll"><table><thead><tr><th>Group</th><th>Slot</th><th>Model</th><th>Since</th><th></th></tr></thead>
        <tbody>${this.champions.map((a) => html`<tr><td>${a.group}</td><td>${words(a.slot)}</td><td>${championLink(a.slot, a.model)}</td><td>${when(a.since)}</td>
          <td>${a.rollout ? html`<a href="#/rollouts/${a.rollout}">roll-out</a>` : 'by hand'}</td></tr>`)}</tbody></table></div></section>` : nothing}
      ${next('Evidence comes from watching: play another simulated hour and answer its alerts.', '#/wall', 'Watch')}`;
  }

  private form() {
    const wanted = this.query.get('model');
    return html`<details class="card" ?open=${wanted !== null || this.rollouts.length === 0}><summary><h2>Start a roll-out</h2></summary>
      <form class="form" @submit=${this.start}>
        ${field('Challenger', html`<select name="challenger">${this.models.filter((m) => m.layout !== 'embedding').map((m) => html`<option value=${m.id} ?selected=${m.id === wanted}>${m.id} (${slotOf(m)})</option>`)}
          <option value="motion">motion (detector)</option></select>`, 'A verifier rules on alerts, a detector finds objects.')}
        <div class="fields">
          ${field('Camera group', html`<select name="group">${this.groups.map((g) => html`<option value=${g}>${g || 'no group'}</option>`)}</select>`)}
          ${field('Cameras that go first, %', html`<input name="canary" type="number" min="1" max="100" required .value=${'25'} />`)}
          ${field('Watched in production, camera-hours', html`<input name="watch" type="number" min="0" step="any" required .value=${'1'} />`)}
        </div>
        <fieldset><legend>The gate between stages</legend><div class="fields">
          ${field('Recall may fall by, points', html`<input name="margin" type="number" min="0" max="99" step="any" required .value=${'5'} />`)}
          ${field('False alarms must fall by, %', html`<input name="gain" type="number" min="0" max="99" step="any" required .value=${'10'} />`)}
          ${field('Least camera-hours', html`<input name="hours" type="number" min="0" step="any" required .value=${'0.5'} />`)}
          ${field('Least answers', html`<input name="answers" type="number" min="1" required .value=${'20'} />`)}
          ${field('Least real ones', html`<input name="real" type="number" min="1" required .value=${'5'} />`)}
          ${field('Milliseconds at most', html`<input name="millis" type="number" min="1" step="any" required .value=${'50'} />`)}
        </div></fieldset>
        ${field('Note', html`<input name="note" maxlength="2000" />`)}
        <label class="check"><input type="checkbox" name="automatic" /> Go on by itself when the gate passes</label>
        <button class="primary" ?disabled=${this.busy}>Begin in shadow</button>
      </form></details>`;
  }
}
