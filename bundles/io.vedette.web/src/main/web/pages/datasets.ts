import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { all, post } from '../lib/api';
import { number } from '../lib/format';
import { PageElement } from '../lib/page';
import { can } from '../lib/session';
import type { Dataset } from '../lib/types';
import { empty, field, head, next, values, when } from '../lib/ui';

@customElement('vd-datasets')
export class DatasetsPage extends PageElement {
  private datasets: Dataset[] = [];

  protected override async load(): Promise<void> {
    this.datasets = await all<Dataset>('/datasets');
  }

  private async create(event: Event): Promise<void> {
    const v = values(event);
    const classes = (v['classes'] ?? '').split(',').map((c) => c.trim()).filter((c) => c);
    await this.act(async () => {
      const made = await post<Dataset>('/datasets', { name: v['name'], description: v['description'] ?? '', kind: v['kind'], classes });
      location.hash = '#/datasets/' + made.id;
    }, 'The dataset was made');
  }

  protected override body() {
    return html`${head('Version', 'Datasets: labeled samples, frozen into versions that are trained on and judged with')}
      ${this.datasets.length === 0
        ? empty('No dataset yet', 'One is made with the first labeling batch, or here.')
        : html`<div class="scroll"><table><thead><tr><th>Dataset</th><th>Kind</th><th>Classes</th><th class="n">Samples</th><th class="n">Versions</th><th>Made</th></tr></thead>
            <tbody>${this.datasets.map((d) => html`<tr><td><a href="#/datasets/${d.id}">${d.name}</a></td><td>${d.kind}</td><td>${d.classes.join(', ')}</td>
              <td class="n">${number(d.samples)}</td><td class="n">${number(d.versions)}</td><td>${when(d.createdAt)}</td></tr>`)}</tbody></table></div>`}
      ${can('manager', 'researcher')
        ? html`<details class="card"><summary><h2>New dataset</h2></summary><form class="form" @submit=${this.create}>
            ${field('Name', html`<input name="name" required maxlength="64" />`)}
            ${field('Kind', html`<select name="kind"><option value="class">class of a cut-out</option><option value="boxes">boxes on a picture</option></select>`)}
            ${field('Classes', html`<input name="classes" required .value=${'person, vehicle, animal, nothing'} />`, 'Separated by commas, in the order of the number keys.')}
            ${field('Description', html`<input name="description" maxlength="2000" />`)}
            <button class="primary" ?disabled=${this.busy}>Make it</button></form></details>`
        : nothing}
      ${next('Open a dataset and cut a version; a sweep trains on it.', '#/sweeps', 'Train')}`;
  }
}
