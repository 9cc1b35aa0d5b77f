import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { get, post, send, type Page } from '../lib/api';
import { micros, number, percent, words } from '../lib/format';
import { PageElement } from '../lib/page';
import { can } from '../lib/session';
import type { Batch, BatchItem, BatchProgress } from '../lib/types';
import { badge, bar, facts, head, next, when } from '../lib/ui';
import { sampleGrid } from '../parts/sample-grid';
import { answered } from './batches';

const ENDED = new Set(['CLOSED', 'FAILED', 'CANCELLED']);

@customElement('vd-batch')
export class BatchPage extends PageElement {
  private batch!: Batch;
  private progress?: BatchProgress;
  private items: BatchItem[] = [];

  protected override get every() {
    return 3000;
  }

  private get path(): string {
    return '/labeling/batches/' + this.args[0];
  }

  protected override async load(): Promise<void> {
    this.batch = await get<Batch>(this.path);
    if (!can('manager', 'reviewer', 'researcher')) return;
    const [progress, items] = await Promise.all([
      get<BatchProgress>(this.path + '/progress'),
      get<Page<BatchItem>>(this.path + '/items', { limit: 60 }),
    ]);
    this.progress = progress;
    this.items = items.items;
  }

  protected override body() {
    const b = this.batch;
    const p = this.progress;
    return html`${head(html`${b.title} ${badge(b.state)}`, html`${b.said}`, this.actions())}
      ${b.paused ? html`<div class="failure"><strong>Paused</strong><p>${b.paused}</p></div>` : nothing}
      <div class="two even">
        <section class="card"><h2>What is asked</h2>${facts([
          ['Task', b.kind === 'CLASS' ? 'class of the cut-out' : 'boxes on the picture'],
          ['Labels', b.labels.join(', ')],
          ['Who', b.dispatcher],
          ['Answers per item', number(b.overlap)],
          ['Aggregation', b.method],
          ['Goes to', b.dataset ? html`<a href="#/datasets/${b.dataset}">the dataset</a>` : '–'],
          ['Made by', html`${b.createdBy}, ${when(b.created)}`],
        ])}</section>
        ${p ? html`<section class="card"><h2>How far</h2>
          ${bar(b.items ? answered(p, b) / b.items : 0, 'Answered items')}
          ${facts([
            ['Items', counts(p.items)],
            ['Answers', counts(p.answers)],
            ['Agreement', p.agreement === undefined ? '–' : number(p.agreement)],
            ['Reserved', micros(p.ledger.reserved, p.ledger.currency)],
            ['Paid', micros(p.ledger.paid, p.ledger.currency)],
            ['Released', micros(p.ledger.released, p.ledger.currency)],
          ])}</section>` : nothing}
      </div>
      ${p && p.workers.length > 0 ? html`<section class="card"><h2>Who answered</h2><div class="scroll"><table>
        <thead><tr><th>Who</th><th class="n">Answers</th><th class="n">Rejected</th><th class="n">Gold right</th><th class="n">Agrees</th><th class="n">Seconds</th></tr></thead>
        <tbody>${p.workers.map((w) => html`<tr><td>${w.worker}</td><td class="n">${number(w.answers)}</td><td class="n">${number(w.rejected)}</td>
          <td class="n">${w.gold ? `${w.goldRight} of ${w.gold}` : '–'}</td><td class="n">${w.agrees === undefined ? '–' : percent(w.agrees)}</td><td class="n">${number(w.seconds, 1)}</td></tr>`)}</tbody>
      </table></div></section>` : nothing}
      ${this.items.length > 0 ? html`<h2>Items</h2>${sampleGrid(this.items.filter((i) => i.sample).map((i) => ({
        sample: i.sample, crop: b.kind === 'CLASS', title: label(i) ?? words(i.state), text: label(i) ? words(i.state) : '', tag: i.gold ? 'gold' : i.decision?.tie ? 'tie' : '',
      })))}` : nothing}
      ${ENDED.has(b.state) ? next('The labels are in the dataset: cut a version of it.', b.dataset ? '#/datasets/' + b.dataset : '#/datasets', 'Cut a version')
        : p && answered(p, b) >= b.items
          ? next('All is answered. The batch closes by itself in about half a minute, when no answer can be taken back any more.', '#/labeling', 'All batches')
          : next('Somebody has to answer.', '#/labeling/task?batch=' + b.id, 'Label now')}`;
  }

  private actions() {
    const b = this.batch;
    if (!can('manager')) return nothing;
    return html`${b.state === 'DRAFT' ? html`<button class="primary" @click=${() => void this.act(() => post(this.path + '/submit'), 'Handed over')}>Hand over</button>` : nothing}
      ${b.paused ? html`<button @click=${() => void this.act(() => post(this.path + '/resume'), 'It goes on')}>Resume</button>` : nothing}
      ${ENDED.has(b.state) ? nothing : html`<button class="danger" @click=${this.cancel}>Cancel batch</button>`}`;
  }

  private cancel(): void {
    if (confirm('Take this batch back? Answers that were given are kept.')) {
      void this.act(() => send('POST', this.path + '/cancel', {}), 'It is being taken back');
    }
  }
}

function label(item: BatchItem): string | undefined {
  const value = item.decision?.value;
  return value && (value.label || `${value.boxes.length} boxes`);
}

function counts(by: Record<string, number>) {
  const rows = Object.entries(by).filter(([, n]) => n > 0);
  return rows.length ? rows.map(([state, n]) => html`<div>${number(n)} ${words(state)}</div>`) : '0';
}
