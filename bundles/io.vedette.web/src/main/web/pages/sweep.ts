import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { get, post, type Page } from '../lib/api';
import { metricName, number, words } from '../lib/format';
import { modelLink, versionLink, versions } from '../lib/links';
import { PageElement } from '../lib/page';
import { can } from '../lib/session';
import type { Sweep, Trial } from '../lib/types';
import { badge, bar, facts, head, next, when } from '../lib/ui';

@customElement('vd-sweep')
export class SweepPage extends PageElement {
  private sweep!: Sweep;
  private trials: Trial[] = [];

  protected override get every() {
    return 2000;
  }

  protected override async load(): Promise<void> {
    const id = this.args[0] || (await get<Trial>('/trials/' + this.args[1])).sweep;
    const [sweep, trials] = await Promise.all([get<Sweep>('/sweeps/' + id), get<Page<Trial>>(`/sweeps/${id}/trials`), this.sweep ?? versions()]);
    this.sweep = sweep;
    this.trials = trials.items;
  }

  private params(): string[] {
    return [...new Set(this.trials.flatMap((t) => Object.keys(t.params)))];
  }

  protected override body() {
    const s = this.sweep;
    const stop = s.state === 'running' && can('researcher')
      ? html`<button class="danger" @click=${() => void this.act(() => post(`/sweeps/${s.id}/stop`), 'It stops')}>Stop</button>` : nothing;
    const params = this.params();
    return html`${head(html`Sweep for ${s.model} ${badge(s.state)}`, s.why || nothing, stop)}
      <section class="card">${bar(s.ended / s.trials, 'Trials')}${facts([
        ['Trials', `${number(s.ended)} of ${number(s.trials)}`],
        ['Trained on', versionLink(s.datasetVersion)],
        ['Trainer', s.trainer],
        ['Goal', s.goal],
        ['Seed', String(s.seed)],
        ['Became', modelLink(s.modelVersion)],
        ['Begun', html`${s.createdBy}, ${when(s.created)}`],
      ])}</section>
      <h2>Trials</h2>
      <div class="scroll"><table><thead><tr><th class="n">No.</th><th>State</th><th>Progress</th><th class="n">${s.goal}</th>${params.map((p) => html`<th class="n">${metricName(p)}</th>`)}<th>Says</th></tr></thead>
        <tbody>${this.trials.map((t) => html`<tr class=${t.id === s.best || t.id === this.args[1] ? 'chosen' : ''}>
          <td class="n">${t.number}${t.id === s.best ? html` ${badge('best', 'ok')}` : nothing}</td><td>${badge(t.state)}</td>
          <td>${bar(t.state === 'done' ? 1 : t.steps ? t.step / t.steps : 0, 'Trial ' + t.number)}</td>
          <td class="n">${number(t.scores[s.goal], 3)}</td>${params.map((p) => html`<td class="n">${short(t.params[p])}</td>`)}
          <td class="text">${t.why || Object.entries(t.values).map(([k, v]) => `${words(k)} ${number(v, 3)}`).join(', ')}</td></tr>`)}</tbody></table></div>
      ${s.modelVersion
        ? next('Judge the new model on pictures it never saw.', `#/evaluations?model=${encodeURIComponent(s.modelVersion)}&version=${s.datasetVersion}`, 'Evaluate')
        : next('When the trials are over the best one is registered as a model.', '#/models', 'Models')}`;
  }
}

function short(value: string | undefined): string {
  const n = Number(value);
  return value === undefined ? '–' : Number.isNaN(n) || Number.isInteger(n) ? value : n.toPrecision(3);
}
