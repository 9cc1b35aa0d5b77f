import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { getTagged, post, put, get } from '../lib/api';
import { PageElement } from '../lib/page';
import type { Camera, Model, Plugin } from '../lib/types';
import { field, head, values } from '../lib/ui';

const FIRST_RULE = {
  id: 'yard', type: 'intrusion', points: [[0.05, 0.5], [0.95, 0.5], [0.95, 0.98], [0.05, 0.98]], params: {},
};

@customElement('vd-camera-form')
export class CameraForm extends PageElement {
  private camera?: Camera;
  private etag = '';
  private models: Model[] = [];
  private trackers: string[] = [];

  protected override async load(): Promise<void> {
    const [plugins, models] = await Promise.all([
      get<Plugin[]>('/plugins'),
      get<{ items: Model[] }>('/models').catch(() => ({ items: [] as Model[] })),
    ]);
    this.trackers = plugins.filter((p) => p.plug === 'Tracker').map((p) => p.id);
    this.models = models.items.filter((m) => !['softmax', 'sigmoid', 'embedding'].includes(m.layout));
    if (this.args[0]) {
      const read = await getTagged<Camera>('/cameras/' + encodeURIComponent(this.args[0]));
      this.camera = read.value;
      this.etag = read.etag;
    }
  }

  private async save(event: Event): Promise<void> {
    const v = values(event);
    const draft = {
      name: v['name'], site: v['site'] ?? '', group: v['group'] ?? '', source: v['source'], detector: v['detector'],
      tracker: v['tracker'], gate: v['gate'] === 'on', enabled: v['enabled'] === 'on',
      clip: { before: Number(v['before'] ?? 5), after: Number(v['after'] ?? 5) },
    };
    const c = this.camera;
    const id = c?.id ?? v['id'];
    await this.act(async () => {
      if (c) {
        const kept = { rules: c.rules, masks: c.masks, pins: c.pins, options: c.options };
        await put('/cameras/' + encodeURIComponent(id), { ...draft, ...kept }, this.etag);
      } else {
        await post('/cameras', { id, ...draft, rules: [FIRST_RULE] });
      }
      location.hash = '#/cameras/' + encodeURIComponent(id);
    }, c ? 'The camera was changed' : 'The camera was added');
  }

  protected override body() {
    const c = this.camera;
    return html`${head(c ? `Edit ${c.name}` : 'Add a camera')}
      <form class="card form" @submit=${this.save}>
        ${c
          ? ''
          : field('Id', html`<input name="id" required pattern="[a-z0-9][a-z0-9_.\\-]*" maxlength="64" placeholder="yard-1" />`, 'Lower-case letters, digits, - _ .')}
        ${field('Name', html`<input name="name" required maxlength="200" .value=${c?.name ?? ''} />`)}
        ${field(
          'Source',
          html`<input name="source" required maxlength="2000" list="sources" .value=${c?.source ?? ''} />`,
          'rtsp://…, http(s)://…, a file, or scene:street?place=1&seed=1 for a simulated street.',
        )}
        <datalist id="sources"><option value="scene:street?place=1&seed=1"></option><option value="scene:street?place=2&seed=1"></option></datalist>
        ${field('Group', html`<input name="group" maxlength="100" .value=${c?.group ?? this.query.get('group') ?? 'demo'} />`, 'Roll-outs go camera group by camera group.')}
        ${field('Site', html`<input name="site" maxlength="100" .value=${c?.site ?? ''} />`)}
        ${field('Detector', html`<select name="detector">${this.option('motion', c?.detector ?? 'motion')}
          ${this.models.map((m) => this.option(m.id, c?.detector ?? 'motion'))}
          ${c && c.detector !== 'motion' && !this.models.some((m) => m.id === c.detector) ? this.option(c.detector, c.detector) : ''}</select>`)}
        ${field('Tracker', html`<select name="tracker">${this.trackers.map((t) => this.option(t, c?.tracker ?? 'bytetrack'))}</select>`)}
        <div class="row">
          ${field('Film before, s', html`<input name="before" type="number" min="0" max="60" step="any" .value=${String(c?.clip.before ?? 5)} />`)}
          ${field('Film after, s', html`<input name="after" type="number" min="0" max="60" step="any" .value=${String(c?.clip.after ?? 5)} />`)}
        </div>
        <label class="check"><input type="checkbox" name="gate" ?checked=${c?.gate ?? true} /> Motion gate: still frames skip the detector</label>
        <label class="check"><input type="checkbox" name="enabled" ?checked=${c?.enabled ?? true} /> Enabled</label>
        <div class="row">
          <button class="primary" ?disabled=${this.busy}>${c ? 'Save' : 'Add'}</button>
          <a class="button" href=${c ? '#/cameras/' + encodeURIComponent(c.id) : '#/wall'}>Cancel</a>
        </div>
      </form>`;
  }

  private option(value: string, now: string) {
    return html`<option value=${value} ?selected=${value === now}>${value}</option>`;
  }
}
