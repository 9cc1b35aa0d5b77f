import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { get, post, type Page } from '../lib/api';
import { metricName, number } from '../lib/format';
import { modelLink, versions, type Known } from '../lib/links';
import { PageElement } from '../lib/page';
import { can } from '../lib/session';
import type { Camera, Evaluation, Model, Plugin } from '../lib/types';
import { badge, empty, field, head, next, values, when } from '../lib/ui';

/** Metrics that take tracks or alerts, not single pictures. */
const ON_VIDEO = new Set(['alert', 'clear-mot', 'identity']);

@customElement('vd-evaluations')
export class EvaluationsPage extends PageElement {
  private evaluations: Evaluation[] = [];
  private models: Model[] = [];
  private known: Known[] = [];
  private metrics: string[] = [];
  private scenes: Camera[] = [];
  @state() private chosen: string[] = [];

  protected override get every() {
    return 4000;
  }

  protected override async load(): Promise<void> {
    this.evaluations = (await get<Page<Evaluation>>('/evaluations', { limit: 100 })).items;
    if (this.metrics.length > 0) return;
    const [models, known, plugins, cameras] = await Promise.all([
      get<Page<Model>>('/models', { limit: 200 }),
      versions(),
      get<Plugin[]>('/plugins'),
      get<Page<Camera>>('/cameras').catch(() => ({ items: [] as Camera[] })),
    ]);
    this.scenes = cameras.items.filter((c) => c.source.startsWith('scene:'));
    this.models = models.items;
    this.known = known;
    this.metrics = plugins.filter((p) => p.plug === 'EvaluationMetric').map((p) => p.id);
  }

  private async start(event: Event): Promise<void> {
    const v = values(event);
    await this.act(async () => {
      const begun = await post<Evaluation>('/evaluations', {
        metric: v['metric'], model: v['model'], version: v['version'], split: v['split'], note: v['note'] ?? '',
      });
      location.hash = '#/evaluations/' + begun.id;
    }, 'The evaluation runs');
  }

  private choose(id: string, on: boolean): void {
    this.chosen = on ? [...this.chosen.slice(-1), id] : this.chosen.filter((c) => c !== id);
  }

  protected override body() {
    const [a, b] = this.chosen;
    const older = this.evaluations.find((e) => e.id === a)?.created ?? '';
    const newer = this.evaluations.find((e) => e.id === b)?.created ?? '';
    const [before, after] = older <= newer ? [a, b] : [b, a];
    return html`${head('Evaluate', 'Each number opens the pictures behind it',
        b ? html`<a class="button primary" href="#/evaluations/compare?before=${before}&after=${after}">Compare the two</a>` : nothing)}
      ${this.evaluations.length === 0
        ? empty('No evaluation yet', this.models.length ? 'Start one below.' : 'Train a model first, or import one.', this.models.length ? nothing : html`<a class="button" href="#/sweeps">Train</a>`)
        : html`<div class="scroll"><table><thead><tr><th></th><th>Evaluation</th><th>State</th><th>Model</th><th>On</th><th class="n">Main number</th></tr></thead>
          <tbody>${this.evaluations.map((e) => this.row(e))}</tbody></table></div>
          <p class="sub">Tick two to compare them on the same pictures.</p>`}
      ${can('researcher') && this.models.length > 0 && this.known.length > 0 ? this.form() : nothing}
      ${can('researcher') && this.scenes.length > 0 ? this.videoForm() : nothing}
      ${next('Good enough to try? Let it run beside the one in charge.', '#/rollouts', 'Roll out')}`;
  }

  private row(e: Evaluation) {
    const [name, value] = Object.entries(e.values)[0] ?? [];
    return html`<tr>
      <td><input type="checkbox" aria-label="Compare ${e.metric} of ${e.model ?? e.subject}" .checked=${this.chosen.includes(e.id)}
        ?disabled=${e.state !== 'done'} @change=${(x: Event) => this.choose(e.id, (x.target as HTMLInputElement).checked)} /></td>
      <td><a href="#/evaluations/${e.id}">${e.metric}, ${when(e.created)}</a></td><td>${badge(e.state)}</td><td>${modelLink(e.model)}</td>
      <td>${this.on(e)}</td><td class="n">${name ? html`${metricName(name)} ${number(value, 3)}` : '–'}</td></tr>`;
  }

  private on(e: Evaluation) {
    const k = this.known.find((x) => x.version.id === e.version);
    return k ? html`<a href="#/versions/${e.version!}">${k.dataset.name} ${k.version.number}</a> ${e.split}` : e.subject;
  }

  private async startOnVideo(event: Event): Promise<void> {
    const v = values(event);
    const camera = this.scenes.find((c) => c.id === v['camera'])!;
    const kept = (camera.source.split('?')[1] ?? '').split('&').filter((p) => p && !/^(seed|seconds|from)=/.test(p));
    const source = `${camera.source.split('?')[0]}?${[...kept, 'seed=' + v['seed'], 'seconds=' + Number(v['minutes']) * 60].join('&')}`;
    const rules = camera.rules.map((r) => ({ ...r, points: r.points.map(([x, y]) => ({ x, y })) }));
    await this.act(async () => {
      const begun = await post<Evaluation>('/evaluations', {
        metric: v['metric'], ...(v['model'] ? { model: v['model'] } : {}), videos: [{ camera: camera.id, source, rules }], note: v['note'] ?? '',
        ...(v['metric'] === 'alert' ? { options: { post: '2', minIou: '0.1' } } : {}),
      });
      location.hash = '#/evaluations/' + begun.id;
    }, 'The evaluation runs');
  }

  private videoForm() {
    return html`<details class="card"><summary><h2>Judge on simulated video</h2></summary>
      <form class="form" @submit=${this.startOnVideo}>
        <p class="sub">A day that nobody saw is played at the camera's place, with its rules; what is true of it is known.</p>
        <div class="row">
          ${field('Camera', html`<select name="camera">${this.scenes.map((c) => html`<option value=${c.id}>${c.name}</option>`)}</select>`)}
          ${field('Minutes', html`<input name="minutes" type="number" min="1" max="600" required .value=${'5'} />`)}
          ${field('Day', html`<input name="seed" type="number" min="0" required .value=${'9001'} />`, 'Another number, another day.')}
          ${field('Metric', html`<select name="metric">${this.metrics.filter((m) => ON_VIDEO.has(m)).map((m) => html`<option ?selected=${m === 'alert'}>${m}</option>`)}</select>`)}
        </div>
        ${field('Model', html`<select name="model"><option value="">none: motion, every alert accepted</option>${this.models.map((m) => html`<option>${m.id}</option>`)}</select>`)}
        ${field('Note', html`<input name="note" maxlength="2000" />`)}
        <button class="primary" ?disabled=${this.busy}>Start</button>
      </form></details>`;
  }

  private form() {
    const model = this.query.get('model');
    const version = this.query.get('version');
    return html`<details class="card" ?open=${model !== null || this.evaluations.length === 0}><summary><h2>Start an evaluation</h2></summary>
      <form class="form" @submit=${this.start}>
        ${field('Model', html`<select name="model">${this.models.map((m) => html`<option ?selected=${m.id === model}>${m.id}</option>`)}</select>`)}
        <div class="row">
          ${field('Dataset version', html`<select name="version">${this.known.map((k) => html`<option value=${k.version.id} ?selected=${k.version.id === version}>${k.dataset.name}, version ${k.version.number}</option>`)}</select>`)}
          ${field('Split', html`<select name="split"><option>test</option><option>validation</option><option>train</option></select>`, 'Test was never trained or chosen on.')}
          ${field('Metric', html`<select name="metric">${this.metrics.filter((m) => !ON_VIDEO.has(m)).map((m) => html`<option ?selected=${m === 'coco-detection'}>${m}</option>`)}</select>`)}
        </div>
        ${field('Note', html`<input name="note" maxlength="2000" />`)}
        <button class="primary" ?disabled=${this.busy}>Start</button>
      </form></details>`;
  }
}
