import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { get, post, send, type Page } from '../lib/api';
import { number } from '../lib/format';
import { PageElement } from '../lib/page';
import { can } from '../lib/session';
import type { Dataset, Version } from '../lib/types';
import { empty, facts, field, head, next, values, when } from '../lib/ui';
import '../parts/operation-progress';

interface Report {
  dryRun: boolean; picturesIn: number; picturesKept: number; objectsIn: number; objectsKept: number;
  rejected: { where: string; what: string; why: string }[]; rejectedTotal: number; warnedTotal: number;
}

@customElement('vd-dataset')
export class DatasetPage extends PageElement {
  private shown!: Dataset;
  private versions: Version[] = [];
  @state() private operation = '';
  @state() private report?: Report;

  private get path(): string {
    return '/datasets/' + encodeURIComponent(this.args[0]);
  }

  protected override async load(): Promise<void> {
    const [dataset, versions] = await Promise.all([get<Dataset>(this.path), get<Page<Version>>(this.path + '/versions')]);
    this.shown = dataset;
    this.versions = versions.items;
  }

  private async cut(event: Event): Promise<void> {
    const v = values(event);
    await this.act(async () => {
      const made = await post<Version>(this.path + '/versions', {
        seed: Number(v['seed']), train: Number(v['train']) / 100, validation: Number(v['validation']) / 100,
        test: Number(v['test']) / 100, nearDuplicates: v['nearDuplicates'], note: v['note'] ?? '',
      });
      location.hash = `#/datasets/${this.shown.id}/versions/${made.number}`;
    }, 'The version was cut');
  }

  private async bring(event: Event): Promise<void> {
    const v = values(event);
    const file = (event.target as HTMLFormElement).querySelector<HTMLInputElement>('input[type=file]')?.files?.[0];
    if (!file) return;
    this.report = undefined;
    await this.act(async () => {
      const id = 'page-' + Date.now().toString(36);
      await send('PUT', '/uploads/' + id, undefined, { raw: file, type: 'application/octet-stream' });
      const answer = await send('POST', '/imports', { upload: id, format: 'coco', dataset: this.shown.id, options: {} }, { query: { dryRun: v['dry'] === 'on' } });
      this.operation = ((await answer.json()) as { operation: string }).operation;
    });
  }

  private async over(): Promise<void> {
    this.report = await get<Report>('/imports/' + this.operation).catch(() => undefined);
    await this.reload();
  }

  protected override body() {
    const d = this.shown;
    return html`${head(d.name, d.description || nothing)}
      <section class="card">${facts([
        ['Kind', d.kind === 'class' ? 'class of a cut-out' : 'boxes on a picture'],
        ['Label set', `${d.labelSet}, version ${d.labelSetVersion}`],
        ['Classes', d.classes.join(', ')],
        ['Labeled samples', number(d.samples)],
        ['Made by', html`${d.createdBy}, ${when(d.createdAt)}`],
      ])}</section>
      ${this.versions.length === 0
        ? empty('No version yet', 'A version freezes the labels of now and deals them into train, validation and test.')
        : html`<h2>Versions</h2><div class="scroll"><table>
            <thead><tr><th>Version</th><th class="n">Train</th><th class="n">Validation</th><th class="n">Test</th><th>Cut</th><th>Note</th></tr></thead>
            <tbody>${this.versions.map((v) => html`<tr>
              <td><a href="#/datasets/${d.id}/versions/${v.number}">Version ${v.number}</a></td>
              <td class="n">${number(v.sizes['train'] ?? 0)}</td><td class="n">${number(v.sizes['validation'] ?? 0)}</td><td class="n">${number(v.sizes['test'] ?? 0)}</td>
              <td>${when(v.createdAt)}</td><td class="text">${v.spec.note}</td></tr>`)}</tbody></table></div>`}
      ${can('manager', 'researcher') ? this.forms() : nothing}
      ${this.operation ? html`<vd-operation .operation=${this.operation} @over=${() => void this.over()}></vd-operation>` : nothing}
      ${this.report ? this.said(this.report) : nothing}
      ${next('A version is what a sweep trains on.', this.versions[0] ? '#/sweeps?version=' + this.versions[0].id : '#/sweeps', 'Train')}`;
  }

  private forms() {
    return html`<details class="card" ?open=${this.versions.length === 0}><summary><h2>Cut a version</h2></summary>
        <form class="form" @submit=${this.cut}>
          <div class="row">
            ${field('Train, %', html`<input name="train" type="number" min="0" max="100" required .value=${'80'} />`)}
            ${field('Validation, %', html`<input name="validation" type="number" min="0" max="100" required .value=${'20'} />`)}
            ${field('Test, %', html`<input name="test" type="number" min="0" max="100" required .value=${'0'} />`, 'Kept recordings go to test anyway.')}
            ${field('Seed', html`<input name="seed" type="number" required .value=${'1'} />`)}
          </div>
          ${field('Pictures nearly the same in two recordings', html`<select name="nearDuplicates">
            <option value="join">put their recordings on one side</option>
            <option value="drop">keep one of them</option></select>`,
            'With few cameras joining may leave one side empty: then keep one.')}
          <p class="sub">Recordings stay whole: no picture of one recording is on both sides of a split, so that each share needs a recording of its own.</p>
          ${field('Note', html`<input name="note" maxlength="2000" />`)}
          <button class="primary" ?disabled=${this.busy}>Cut</button>
        </form></details>
      <details class="card"><summary><h2>Import (COCO)</h2></summary>
        <form class="form" @submit=${this.bring}>
          ${field('Zip or JSON', html`<input type="file" required accept=".zip,.json" />`)}
          <label class="check"><input type="checkbox" name="dry" checked /> Only try: say what would happen</label>
          <button ?disabled=${this.busy}>Import</button>
        </form></details>`;
  }

  private said(r: Report) {
    return html`<section class="card"><h2>${r.dryRun ? 'It would' : 'It did'}</h2>
      <p>Keep ${number(r.picturesKept)} of ${number(r.picturesIn)} pictures and ${number(r.objectsKept)} of ${number(r.objectsIn)} objects; ${number(r.rejectedTotal)} rejected, ${number(r.warnedTotal)} warned about.</p>
      <ul class="plain-list">${r.rejected.slice(0, 50).map((m) => html`<li><code>${m.where}</code> ${m.what}: ${m.why}</li>`)}</ul></section>`;
  }
}
