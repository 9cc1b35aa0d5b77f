import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { BASE, get } from '../lib/api';
import { number, percent } from '../lib/format';
import { modelLink, versionLink } from '../lib/links';
import { PageElement } from '../lib/page';
import type { Lineage } from '../lib/types';
import { badge, facts, head, next, when } from '../lib/ui';
import '../parts/boxed-picture';
import type { Marked } from '../parts/boxed-picture';

@customElement('vd-sample')
export class SamplePage extends PageElement {
  private lineage!: Lineage;

  protected override async load(): Promise<void> {
    this.lineage = await get<Lineage>(`/samples/${this.args[0]}/lineage`);
  }

  protected override body() {
    const { sample: s, selections, annotations, versions } = this.lineage;
    const newest = annotations.at(-1);
    const boxes: Marked[] = s.box ? [{ box: s.box, label: s.label || (s.track === undefined ? '' : 'track ' + s.track) }] : [];
    for (const o of newest?.objects ?? []) boxes.push({ box: o.box, label: o.label, tone: 'ok' });
    const src = `${BASE}/samples/${s.id}/`;
    return html`${head(html`Sample of ${s.camera || s.name}`, html`${badge(s.origin, 'info')} ${when(s.takenAt)} ${s.reserved ? badge('kept for evaluation', 'plain') : nothing}`)}
      <div class="two">
        <section><vd-boxed-picture .src=${src + 'picture.jpg'} .width=${s.width} .height=${s.height} .boxes=${boxes} alt="The whole picture"></vd-boxed-picture></section>
        <aside class="card">
          ${s.crop ? html`<img class="crop" src="${src}crop.png" alt="What a classifier sees of it" />` : nothing}
          ${facts([
            ['Camera', s.camera ? html`<a href="#/cameras/${encodeURIComponent(s.camera)}">${s.camera}</a>` : s.name],
            ['Recording', s.recording],
            ['Alert', s.alert ? html`<a href="#/alerts/${s.alert}">open it</a>` : '–'],
            ['Verdict', s.verdict ? html`${badge(s.verdict)} ${s.verdictReason}` : '–'],
            ['Seen by', modelLink(s.modelVersion)],
            ['It said', s.label ? html`${s.label} ${s.score === undefined ? '' : number(s.score)}` : '–'],
            ...Object.entries(s.probabilities).map(([label, p]) => [label, percent(p)] as [string, unknown]),
          ])}
        </aside>
      </div>
      <section class="card"><h2>Why it was selected</h2>
        ${selections.length === 0 ? html`<p class="sub">It was not, so far.</p>` : html`<ul class="plain-list">${selections.map(
          (r) => html`<li><a href="#/selections/${r.selection}">Place ${r.place}</a> by ${r.strategy}: ${r.reason}</li>`)}</ul>`}
      </section>
      <section class="card"><h2>Labels</h2>
        ${annotations.length === 0 ? html`<p class="sub">None yet.</p>` : html`<ul class="plain-list">${annotations.map(
          (a) => html`<li><b>${a.label || `${a.objects.length} boxes`}</b> (${a.labelSet}, revision ${a.revision}, ${percent(a.confidence)} sure) by ${a.by}
            ${a.batch ? html`in <a href="#/labeling/batches/${a.batch}">a batch</a>` : nothing}, ${when(a.createdAt)}</li>`)}</ul>`}
      </section>
      <section class="card"><h2>In dataset versions</h2>
        ${versions.length === 0 ? html`<p class="sub">In none yet.</p>` : html`<ul class="plain-list">${versions.map(
          (v) => html`<li>${versionLink(v.version, `Version ${v.number}`)} as ${v.split}</li>`)}</ul>`}
      </section>
      ${next('Samples become training data once they are labeled and a version is cut.', '#/datasets', 'Datasets')}`;
  }
}
