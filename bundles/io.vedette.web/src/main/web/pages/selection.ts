import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { get, type Page } from '../lib/api';
import { number, percent } from '../lib/format';
import { PageElement } from '../lib/page';
import { can } from '../lib/session';
import type { Selection, SelectionRow } from '../lib/types';
import { badge, empty, facts, head, next, when } from '../lib/ui';
import '../parts/operation-progress';
import '../parts/batch-form';
import { sampleGrid } from '../parts/sample-grid';

@customElement('vd-selection')
export class SelectionPage extends PageElement {
  private selection!: Selection;
  private rows: SelectionRow[] = [];
  private cursor?: string;

  protected override get every() {
    return this.selection?.state === 'running' ? 1000 : 0;
  }

  protected override async load(): Promise<void> {
    this.selection = await get<Selection>('/selections/' + this.args[0]);
    const page = await get<Page<SelectionRow>>(`/selections/${this.args[0]}/rows`, { limit: 60 });
    this.rows = page.items;
    this.cursor = page.nextCursor;
  }

  private async more(): Promise<void> {
    const page = await get<Page<SelectionRow>>(`/selections/${this.args[0]}/rows`, { limit: 60, cursor: this.cursor });
    this.rows = [...this.rows, ...page.items];
    this.cursor = page.nextCursor;
    this.requestUpdate();
  }

  protected override body() {
    const s = this.selection;
    const done = s.state === 'done';
    return html`${head(html`Selection ${badge(s.state)}`, html`${s.note || 'of ' + number(s.wanted) + ' samples'}`)}
      ${s.state === 'running'
        ? s.operation ? html`<vd-operation .operation=${s.operation} @over=${() => void this.reload()}></vd-operation>` : html`<p role="status">Ranking what was stored …</p>`
        : nothing}
      <section class="card">${facts([
        ['Chosen', `${number(s.chosen)} of ${number(s.wanted)} wanted`],
        ['Mix', s.mix.map((m) => html`<div>${percent(m.share)} ${m.strategy}${m.pool === 'evaluation' ? ' (kept for evaluation)' : ''}</div>`)],
        ['Seed', String(s.seed)],
        ['By', html`${s.createdBy}, ${when(s.createdAt)}`],
        ...(s.said ? [['Said', s.said] as [string, unknown]] : []),
      ])}</section>
      ${done && s.chosen > 0 && can('manager')
        ? html`<details class="card" open><summary><h2>Have it labeled</h2></summary><vd-batch-form .selection=${s.id} .chosen=${s.chosen}></vd-batch-form></details>`
        : nothing}
      ${this.rows.length === 0
        ? done ? empty('Nothing was chosen', 'All samples fit were chosen before or are labeled. Play on, or choose from earlier selections too.') : nothing
        : html`<h2>Chosen, best first</h2>
          ${sampleGrid(this.rows.map((r) => ({ sample: r.sample, crop: true, title: `${r.place}. ${r.strategy}`, text: r.reason })))}
          ${this.cursor ? html`<p><button @click=${this.more}>More</button></p>` : nothing}`}
      ${next('People say what the chosen pictures show.', '#/labeling', 'Label')}`;
  }
}
