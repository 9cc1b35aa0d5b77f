import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { get, post, type Page } from '../lib/api';
import { number } from '../lib/format';
import { modelLink, versionLink, versions, type Known } from '../lib/links';
import { PageElement } from '../lib/page';
import { can } from '../lib/session';
import type { Sweep } from '../lib/types';
import { badge, bar, empty, field, head, next, values, when } from '../lib/ui';

@customElement('vd-sweeps')
export class SweepsPage extends PageElement {
  private sweeps: Sweep[] = [];
  private known: Known[] = [];
  private trainers: string[] = [];

  protected override get every() {
    return 4000;
  }

  protected override async load(): Promise<void> {
    this.sweeps = (await get<Page<Sweep>>('/sweeps', { limit: 50 })).items;
    if (this.known.length > 0) return;
    [this.known, this.trainers] = await Promise.all([
      versions(),
      get<{ trainers: string[] }>('/sweeps/trainers').then((t) => t.trainers),
    ]);
  }

  private async start(event: Event): Promise<void> {
    const v = values(event);
    await this.act(async () => {
      const begun = await post<Sweep>('/sweeps', {
        model: v['model'], datasetVersion: v['version'], trainer: v['trainer'], trials: Number(v['trials']), seed: Number(v['seed']),
        goal: v['goal'], ...(v['keepClass'] ? { keepClass: v['keepClass'], keepRecall: Number(v['keepRecall']) / 100 } : {}),
      });
      location.hash = '#/sweeps/' + begun.id;
    }, 'The sweep is queued');
  }

  protected override body() {
    return html`${head('Train', 'A sweep tries parameters; its best trial becomes a model version')}
      ${this.sweeps.length === 0
        ? empty('No sweep yet', this.known.length ? 'Start one below.' : 'Cut a dataset version first.', this.known.length ? nothing : html`<a class="button" href="#/datasets">To the datasets</a>`)
        : html`<div class="scroll"><table><thead><tr><th>Sweep</th><th>State</th><th>Trials</th><th>Version</th><th>Goal</th><th>Model</th></tr></thead>
          <tbody>${this.sweeps.map((s) => html`<tr><td><a href="#/sweeps/${s.id}">${s.model}, ${when(s.created)}</a></td><td>${badge(s.state)}</td>
            <td>${bar(s.ended / s.trials, 'Trials of ' + s.model)} ${number(s.ended)} of ${number(s.trials)}</td>
            <td>${versionLink(s.datasetVersion, this.name(s.datasetVersion))}</td><td>${s.goal}</td><td>${modelLink(s.modelVersion)}</td></tr>`)}</tbody></table></div>`}
      ${can('researcher') && this.known.length > 0 ? this.form() : nothing}
      ${next('The best trial is registered as a model. Judge it on pictures it never saw.', '#/evaluations', 'Evaluate')}`;
  }

  private name(version: string): string | undefined {
    const k = this.known.find((x) => x.version.id === version);
    return k ? `${k.dataset.name} ${k.version.number}` : undefined;
  }

  private form() {
    const wanted = this.query.get('version');
    const chosen = this.known.find((k) => k.version.id === wanted) ?? this.known[0];
    const person = chosen.version.classes.includes('person');
    return html`<details class="card" ?open=${wanted !== null || this.sweeps.length === 0}><summary><h2>Start a sweep</h2></summary>
      <form class="form" @submit=${this.start}>
        ${field('Dataset version', html`<select name="version">${this.known.map((k) => html`<option value=${k.version.id} ?selected=${k === chosen}>
          ${k.dataset.name}, version ${k.version.number} (${number(k.version.sizes['train'] ?? 0)} train, ${number(k.version.sizes['validation'] ?? 0)} validation)</option>`)}</select>`)}
        <div class="row">
          ${field('Model name', html`<input name="model" required maxlength="100" pattern="[a-z0-9][a-z0-9_.\\-]*" .value=${'yard-verifier'} />`)}
          ${field('Trainer', html`<select name="trainer">${this.trainers.map((t) => html`<option>${t}</option>`)}</select>`)}
          ${field('Trials', html`<input name="trials" type="number" min="1" max="1000" required .value=${'6'} />`)}
          ${field('Seed', html`<input name="seed" type="number" required .value=${'1'} />`)}
        </div>
        <div class="row">
          ${field('Goal', html`<select name="goal"><option>balanced-accuracy</option><option>accuracy</option><option>log-loss</option></select>`, 'On the validation split.')}
          ${field('Class to keep', html`<input name="keepClass" .value=${person ? 'person' : ''} />`, 'Its recall sets the threshold of the model.')}
          ${field('Share of it kept, %', html`<input name="keepRecall" type="number" min="50" max="100" step="any" .value=${'98'} />`)}
        </div>
        <button class="primary" ?disabled=${this.busy}>Start</button>
      </form></details>`;
  }
}
