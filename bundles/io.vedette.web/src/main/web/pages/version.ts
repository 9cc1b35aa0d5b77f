import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { get, url, type Page } from '../lib/api';
import { number } from '../lib/format';
import { versions } from '../lib/links';
import { PageElement } from '../lib/page';
import { can } from '../lib/session';
import type { Dataset, Version, VersionItem } from '../lib/types';
import { empty, facts, head, next, when } from '../lib/ui';
import { sampleCell, sampleGrid } from '../parts/sample-grid';

const SPLITS = ['train', 'validation', 'test'];

@customElement('vd-version')
export class VersionPage extends PageElement {
  private shown!: Dataset;
  private version!: Version;
  private page: Page<VersionItem> = { items: [] };
  private split = '';

  protected override async load(): Promise<void> {
    let [dataset, version] = this.args;
    if (!dataset) {
      const known = (await versions()).find((v) => v.version.id === version);
      if (!known) throw new Error('There is no dataset version ' + version);
      dataset = known.dataset.id;
    }
    const path = `/datasets/${encodeURIComponent(dataset)}`;
    [this.shown, this.version, this.page] = await Promise.all([
      get<Dataset>(path),
      get<Version>(`${path}/versions/${version}`),
      get<Page<VersionItem>>(`${path}/versions/${version}/items`, { split: this.split, limit: 60 }),
    ]);
  }

  private async more(): Promise<void> {
    const older = await get<Page<VersionItem>>(`/datasets/${this.shown.id}/versions/${this.version.id}/items`, {
      split: this.split, cursor: this.page.nextCursor, limit: 60,
    });
    this.page = { items: [...this.page.items, ...older.items], nextCursor: older.nextCursor };
    this.requestUpdate();
  }

  private show(split: string): void {
    this.split = split;
    void this.reload();
  }

  protected override body() {
    const v = this.version;
    const exported = can('manager', 'researcher')
      ? html`<a class="button" href=${url('/exports', { version: v.id, format: 'coco' })} download>Export (COCO)</a>` : nothing;
    return html`${head(html`<a href="#/datasets/${this.shown.id}">${this.shown.name}</a>, version ${v.number}`, v.spec.note || nothing, exported)}
      ${Object.entries(v.gaps).map(([side, why]) => html`<div class="failure" role="status"><strong>Nothing for ${side}</strong><p>${why}</p></div>`)}
      <section class="card">${facts([
        ['Left out', Object.entries(v.leftOut).length ? Object.entries(v.leftOut).map(([w, n]) => html`<div>${number(n)} ${w}</div>`) : '0'],
        ['Seed', String(v.spec.seed)],
        ['Manifest', html`<code title=${v.manifest}>${v.manifest.slice(0, 16)}…</code>`],
        ['Cut by', html`${v.createdBy}, ${when(v.createdAt)}`],
      ])}</section>
      <div class="scroll"><table><thead><tr><th>Class</th>${SPLITS.map((s) => html`<th class="n">${s}</th>`)}</tr></thead>
        <tbody>${v.classes.map((c) => html`<tr><td>${c}</td>${SPLITS.map((s) => html`<td class="n">${number(v.counts[`${s}/${c}`] ?? 0)}</td>`)}</tr>`)}
          <tr><td><b>all</b></td>${SPLITS.map((s) => html`<td class="n"><b>${number(v.sizes[s] ?? 0)}</b></td>`)}</tr></tbody></table></div>
      <div class="row tabs" role="group" aria-label="Split">${['', ...SPLITS].map(
        (s) => html`<button class="small" aria-pressed=${this.split === s} @click=${() => this.show(s)}>${s || 'all'}</button>`)}</div>
      ${this.page.items.length === 0 ? empty('Nothing in it', v.gaps[this.split] ?? 'This split was given no share.')
        : sampleGrid(this.page.items.map((i) => sampleCell(i.sample, i.annotation.label || `${i.annotation.objects.length} boxes`, i.sample.recording, i.split)))}
      ${this.page.nextCursor ? html`<p><button @click=${this.more}>More</button></p>` : nothing}
      ${next('Train on this version.', '#/sweeps?version=' + v.id, 'Start a sweep')}`;
  }
}
