import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { get, send, type Page } from '../lib/api';
import { bytes } from '../lib/format';
import { modelLink, versionLink, versions } from '../lib/links';
import { PageElement } from '../lib/page';
import { can } from '../lib/session';
import type { Assignment, Model } from '../lib/types';
import { badge, empty, field, head, next, values, when } from '../lib/ui';

@customElement('vd-models')
export class ModelsPage extends PageElement {
  private models: Model[] = [];
  private champions: Assignment[] = [];

  protected override async load(): Promise<void> {
    const [models, champions] = await Promise.all([
      get<Page<Model>>('/models', { limit: 200 }),
      get<{ items: Assignment[] }>('/rollouts/champions'),
      versions(),
    ]);
    this.models = models.items;
    this.champions = champions.items;
  }

  /** Groups whose newest assignment names the model. */
  private reigns(model: Model): string[] {
    const newest = new Map<string, Assignment>();
    for (const a of this.champions) {
      const slot = a.group + '/' + a.slot;
      if (!newest.has(slot)) newest.set(slot, a);
    }
    return [...newest.values()].filter((a) => a.model === model.id).map((a) => a.group);
  }

  private async bring(event: Event): Promise<void> {
    const v = values(event);
    const file = (event.target as HTMLFormElement).querySelector<HTMLInputElement>('input[type=file]')?.files?.[0];
    if (!file) return;
    await this.act(() => send('POST', '/models', undefined, { raw: file, type: 'application/zip', query: { name: v['name'] } }), 'The model is registered');
  }

  protected override body() {
    return html`${head('Register', 'Models, where each comes from, and where it is in charge')}
      ${this.models.length === 0
        ? empty('No model yet', 'The best trial of a sweep is registered here by itself.', html`<a class="button" href="#/sweeps">Train</a>`)
        : html`<div class="scroll"><table><thead><tr><th>Model</th><th>In charge of</th><th>From trial</th><th>Dataset version</th><th>Engine</th><th class="n">Size</th><th>Registered</th></tr></thead>
          <tbody>${this.models.map((m) => html`<tr><td>${modelLink(m.id)}</td><td>${this.reigns(m).map((g) => badge(g || 'no group', 'ok'))}</td>
            <td>${m.trial ? html`<a href="#/trials/${m.trial}">trial</a>` : m.origin}</td><td>${versionLink(m.datasetVersion)}</td>
            <td>${m.engine} ${m.layout}</td><td class="n">${bytes(m.bytes)}</td><td>${when(m.created)}</td></tr>`)}</tbody></table></div>`}
      ${can('researcher') ? html`<details class="card"><summary><h2>Import a model package</h2></summary><form class="form" @submit=${this.bring}>
        ${field('Package (zip with model.json)', html`<input type="file" accept=".zip" required />`)}
        ${field('Name', html`<input name="name" maxlength="100" />`, 'The one in model.json when left empty.')}
        <button ?disabled=${this.busy}>Import</button></form></details>` : nothing}
      ${next('Put a model beside the one in charge.', '#/rollouts', 'Roll out')}`;
  }
}
