import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { get, type Page } from '../lib/api';
import { micros, number } from '../lib/format';
import { PageElement } from '../lib/page';
import { can } from '../lib/session';
import type { Batch, BatchProgress } from '../lib/types';
import { badge, bar, empty, head, next, when } from '../lib/ui';

const LIVE = new Set(['SUBMITTING', 'OPEN', 'DRAINING', 'DECIDING']);

@customElement('vd-batches')
export class BatchesPage extends PageElement {
  private batches: Batch[] = [];
  private readonly progress = new Map<string, BatchProgress>();

  protected override get every() {
    return 5000;
  }

  protected override async load(): Promise<void> {
    this.batches = (await get<Page<Batch>>('/labeling/batches', { limit: 50 })).items;
    if (!can('manager', 'reviewer', 'researcher')) return;
    await Promise.all(
      this.batches
        .filter((b) => LIVE.has(b.state) || !this.progress.has(b.id))
        .map(async (b) => this.progress.set(b.id, await get<BatchProgress>(`/labeling/batches/${b.id}/progress`))),
    );
  }

  protected override body() {
    const open = this.batches.some((b) => b.dispatcher === 'staff' && b.state === 'OPEN');
    const label = can('labeler') ? html`<a class="button ${open ? 'primary' : ''}" href="#/labeling/task">Label now</a>` : nothing;
    return html`${head('Label', 'What people are asked, how far they are, and what it cost', label)}
      ${this.batches.length === 0
        ? empty('No batch yet', 'A batch is made from a selection: open one and hand it over.', html`<a class="button" href="#/samples">To the selections</a>`)
        : html`<div class="scroll"><table>
            <thead><tr><th>Batch</th><th>State</th><th>Progress</th><th class="n">Items</th><th class="n">Answers</th><th>Who</th><th class="n">Paid</th><th>Made</th></tr></thead>
            <tbody>${this.batches.map((b) => this.row(b))}</tbody></table></div>`}
      ${next('When a batch is closed its labels are in the dataset: cut a version.', '#/datasets', 'Cut a version')}`;
  }

  private row(b: Batch) {
    const p = this.progress.get(b.id);
    const done = p ? answered(p, b) : 0;
    return html`<tr>
      <td><a href="#/labeling/batches/${b.id}">${b.title}</a></td>
      <td>${badge(b.state)} ${b.paused ? badge('paused') : nothing}</td>
      <td>${p ? bar(b.items ? done / b.items : 0, 'Progress of ' + b.title) : '–'}</td>
      <td class="n">${number(b.items)}</td>
      <td class="n">${p ? number(Object.values(p.answers).reduce((x, y) => x + y, 0)) : '–'}</td>
      <td>${b.dispatcher}</td>
      <td class="n">${p ? micros(p.ledger.paid, p.ledger.currency) : '–'}</td>
      <td>${when(b.created)}</td></tr>`;
  }
}

/** How many items are answered, those too whose answers may still be taken back. */
export function answered(p: BatchProgress, b: Batch): number {
  const counted = Object.entries(p.answers)
    .filter(([state]) => !['REJECTED', 'SURPLUS', 'LATE', 'WITHDRAWN'].includes(state))
    .reduce((sum, [, n]) => sum + n, 0);
  return Math.min(b.items, Math.max(decided(p), counted / Math.max(1, b.overlap)));
}

/** Items for which nobody is asked any more. */
export function decided(p: BatchProgress | undefined): number {
  return Object.entries(p?.items ?? {})
    .filter(([state]) => ['DECIDED', 'ANSWERED', 'UNDECIDED', 'FAILED', 'CANCELLED'].includes(state))
    .reduce((sum, [, n]) => sum + n, 0);
}
