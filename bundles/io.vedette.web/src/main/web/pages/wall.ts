import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { get } from '../lib/api';
import { onNews, type Happening } from '../lib/live';
import { PageElement } from '../lib/page';
import { can } from '../lib/session';
import type { Alert, AlertCounts, Camera } from '../lib/types';
import { badge, empty, head, next } from '../lib/ui';
import '../parts/circle-guide';
import '../parts/live-picture';
import '../parts/play-hour';

const TILES = 12;
const FRESH = 60_000;

interface Attention {
  alerts: number;
  lastEvent: number;
}

/** Unanswered alerts weigh most, then an event of the last minute, then a camera in trouble. */
function weight(camera: Camera, a: Attention | undefined): number {
  const recent = a && Date.now() - a.lastEvent < FRESH ? 3 : 0;
  const trouble = camera.enabled && !['live', 'waiting'].includes(camera.state) ? 2 : 0;
  return Math.min(a?.alerts ?? 0, 5) + recent + trouble + (camera.enabled ? 0 : -10);
}

@customElement('vd-wall')
export class Wall extends PageElement {
  private cameras: Camera[] = [];
  private counts?: AlertCounts;
  private readonly attention = new Map<string, Attention>();

  protected override get every() {
    return 10_000;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.until(onNews((h) => this.heard(h)));
  }

  protected override async load(): Promise<void> {
    const [cameras, open, counts] = await Promise.all([
      get<{ items: Camera[] }>('/cameras'),
      get<{ items: Alert[] }>('/alerts', { answered: false, state: 'open,ended', limit: 200 }),
      get<AlertCounts>('/alerts/counts'),
    ]);
    this.counts = counts;
    for (const c of cameras.items) this.of(c.id).alerts = 0;
    for (const a of open.items) this.of(a.camera).alerts++;
    this.cameras = cameras.items;
  }

  private of(camera: string): Attention {
    let a = this.attention.get(camera);
    if (!a) this.attention.set(camera, (a = { alerts: 0, lastEvent: 0 }));
    return a;
  }

  private heard(h: Happening): void {
    if (!h.camera) return;
    if (h.kind === 'event' && h['what'] === 'opened') this.of(h.camera).lastEvent = Date.now();
    if (h.kind === 'alert' && h['what'] === 'raised' && h['inCharge']) this.of(h.camera).alerts++;
    if (h.kind === 'camera') {
      const camera = this.cameras.find((c) => c.id === h.camera);
      if (camera) camera.state = String(h['state']);
    }
    this.requestUpdate();
  }

  protected override body() {
    const add = can('operator', 'manager') ? html`<a class="button" href="#/cameras/new">Add a camera</a>` : '';
    if (this.cameras.length === 0) {
      return html`${head('Watch')}${empty(
        'No camera yet',
        'Add a stream, a file, or a simulated street, and its picture appears here with boxes and tracks.',
        add,
      )}`;
    }
    const ranked = [...this.cameras].sort(
      (a, b) => weight(b, this.attention.get(b.id)) - weight(a, this.attention.get(a.id)) || a.name.localeCompare(b.name),
    );
    const shown = ranked.slice(0, TILES);
    const scenes = this.cameras.filter((c) => c.enabled && c.source.startsWith('scene:'));
    const groups = [...new Set(scenes.map((c) => c.group))];
    const rest = ranked.slice(TILES);
    return html`${head('Watch', `${this.cameras.length} cameras, those that need attention first`, add)}
      ${can('manager', 'researcher') ? html`<vd-circle-guide></vd-circle-guide>` : ''}
      <vd-play-hour .groups=${groups} @played=${() => void this.reload()}></vd-play-hour>
      <ul class="wall ${shown.length <= 4 ? 'few' : ''}">${shown.map((c) => this.tile(c))}</ul>
      ${rest.length > 0
        ? html`<h2>Others</h2><ul class="plain-list">${rest.map(
            (c) => html`<li><a href="#/cameras/${encodeURIComponent(c.id)}">${c.name}</a> ${badge(c.state)}</li>`,
          )}</ul>`
        : ''}
      ${can('manager', 'researcher')
        ? ''
        : next(`${this.counts?.unanswered ?? 0} alerts wait for an answer. Saying real or false is what the server learns from.`, '#/alerts?answered=false', 'Answer alerts')}`;
  }

  private tile(c: Camera) {
    const a = this.attention.get(c.id);
    const fresh = a !== undefined && Date.now() - a.lastEvent < FRESH;
    return html`<li class="tile ${fresh ? 'fresh' : ''}">
      <a href="#/cameras/${encodeURIComponent(c.id)}" aria-label="Camera ${c.name}">
        ${c.enabled
          ? html`<vd-live-picture .camera=${c.id} .label=${'Live picture of ' + c.name}></vd-live-picture>`
          : html`<div class="picture gone"><p>Switched off</p></div>`}
      </a>
      <div class="tile-text">
        <b>${c.name}</b>${badge(c.state)}<span class="grow"></span>
        ${a?.alerts
          ? html`<a class="badge warn" href="#/alerts?answered=false&camera=${encodeURIComponent(c.id)}">${a.alerts} to answer</a>`
          : ''}
      </div>
    </li>`;
  }
}
