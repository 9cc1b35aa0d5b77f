import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { all, get, post, type Page } from '../lib/api';
import { number, percent } from '../lib/format';
import { PageElement } from '../lib/page';
import { can } from '../lib/session';
import type { Sample, Selection } from '../lib/types';
import { badge, empty, field, head, next, values, when } from '../lib/ui';
import { sampleCell, sampleGrid } from '../parts/sample-grid';

const ORIGINS: Record<string, string> = {
  alert: 'alerts', verdict: 'verdicts', doubt: 'model in doubt', random: 'drawn by lot', import: 'imported',
};
const MIX = [
  { strategy: 'uncertainty', share: 50, pool: 'training', label: 'Informative (uncertainty)' },
  { strategy: 'random', share: 30, pool: 'training', label: 'Variety (random)' },
  { strategy: 'verdict', share: 10, pool: 'training', label: "People's answers (verdict)" },
  { strategy: 'random', share: 10, pool: 'evaluation', label: 'Kept for evaluation (random)' },
];

@customElement('vd-samples')
export class SamplesPage extends PageElement {
  private page: Page<Sample> = { items: [] };
  private selections: Selection[] = [];
  private counted: Sample[] = [];
  @state() private shares = MIX.map((m) => m.share);

  protected override get every() {
    return this.selections.some((s) => s.state === 'running') ? 1500 : 5000;
  }

  protected override async load(): Promise<void> {
    const filter = {
      origin: this.query.get('origin'), labeled: this.query.get('labeled'), verdict: this.query.get('verdict'),
      camera: this.query.get('camera'), cursor: this.query.get('cursor'),
    };
    const [page, selections] = await Promise.all([
      get<Page<Sample>>('/samples', { ...filter, limit: 36 }),
      get<Page<Selection>>('/selections', { limit: 20 }),
    ]);
    this.page = page;
    this.selections = selections.items;
    if (this.counted.length === 0) this.counted = await all<Sample>('/samples', {}, 5000);
  }

  private async start(event: Event): Promise<void> {
    const v = values(event);
    const sum = this.shares.reduce((a, b) => a + b, 0);
    const mix = MIX.map((m, i) => ({ strategy: m.strategy, share: this.shares[i] / sum, pool: m.pool })).filter((m) => m.share > 0);
    await this.act(async () => {
      const begun = await post<Selection>('/selections', {
        wanted: Number(v['wanted']), seed: Number(v['seed'] ?? 1), mix, again: v['again'] === 'on', note: v['note'] ?? '',
      });
      location.hash = '#/selections/' + begun.id;
    });
  }

  private count(test: (s: Sample) => boolean): number {
    return this.counted.filter(test).length;
  }

  protected override body() {
    return html`${head('Select', 'What was stored while watching, and the choice of what is worth a person’s time')}
      ${this.counts()}
      ${can('manager', 'researcher') ? this.form() : nothing}
      <section class="card"><h2>Selections</h2>
        ${this.selections.length === 0 ? html`<p class="sub">None yet.</p>` : html`<div class="scroll"><table>
          <thead><tr><th>Begun</th><th>State</th><th class="n">Wanted</th><th class="n">Chosen</th><th>Note</th></tr></thead>
          <tbody>${this.selections.map((s) => html`<tr>
            <td><a href="#/selections/${s.id}">${when(s.createdAt)}</a></td><td>${badge(s.state)}</td>
            <td class="n">${number(s.wanted)}</td><td class="n">${number(s.chosen)}</td><td class="text">${s.note || s.said}</td></tr>`)}</tbody>
        </table></div>`}
      </section>
      ${this.samples()}
      ${next('Open a selection and make a labeling batch of it.', this.selections[0] ? '#/selections/' + this.selections[0].id : '#/labeling',
        this.selections[0] ? 'Newest selection' : 'Labeling')}`;
  }

  private counts() {
    const more = this.counted.length >= 5000 ? '+' : '';
    return html`<ul class="counts">
      <li><a href="#/samples"><b>${number(this.counted.length)}${more}</b> samples</a></li>
      ${Object.entries(ORIGINS).map(
        ([origin, text]) => html`<li><a href="#/samples?origin=${origin}"><b>${number(this.count((s) => s.origin === origin))}</b> ${text}</a></li>`,
      )}
      <li><a href="#/samples?labeled=true"><b>${number(this.count((s) => s.labeled))}</b> labeled</a></li>
      <li><b>${number(this.count((s) => s.reserved))}</b> kept for evaluation</li>
    </ul>`;
  }

  private form() {
    const sum = this.shares.reduce((a, b) => a + b, 0);
    return html`<details class="card" ?open=${this.selections.length === 0}><summary><h2>Start a selection</h2></summary>
      <form class="form" @submit=${this.start}>
        <div class="row">
          ${field('How many samples', html`<input name="wanted" type="number" min="1" max="100000" required .value=${'200'} />`)}
          ${field('Seed', html`<input name="seed" type="number" .value=${'1'} />`, 'The same seed chooses the same.')}
        </div>
        <fieldset><legend>Mix</legend>
          ${MIX.map((m, i) => html`<label class="slider"><span>${m.label}</span>
            <input type="range" min="0" max="100" step="5" .value=${String(this.shares[i])}
              @input=${(e: Event) => (this.shares = this.shares.map((x, k) => (k === i ? Number((e.target as HTMLInputElement).value) : x)))} />
            <output>${sum ? percent(this.shares[i] / sum) : '–'}</output></label>`)}
        </fieldset>
        ${field('Note', html`<input name="note" maxlength="200" />`)}
        <label class="check"><input type="checkbox" name="again" /> Choose from earlier selections too</label>
        <button class="primary" ?disabled=${this.busy || sum === 0}>Start</button>
      </form></details>`;
  }

  private samples() {
    if (this.page.items.length === 0) {
      return empty('No samples here', this.query.toString() ? 'None is like that.' : 'Alerts, doubts and a few at random are stored by themselves while cameras run.');
    }
    const query = new URLSearchParams(this.query);
    query.set('cursor', this.page.nextCursor ?? '');
    return html`<h2>Samples</h2>
      ${sampleGrid(this.page.items.map((s) => sampleCell(s, s.label || s.origin, s.camera, s.verdict ?? (s.labeled ? 'labeled' : ''))))}
      ${this.page.nextCursor ? html`<p><a class="button" href="#/samples?${query.toString()}">Older →</a></p>` : nothing}`;
  }
}
