import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { get, getTagged, put, remove, type Tagged } from '../lib/api';
import { number, seconds, words } from '../lib/format';
import { modelLink } from '../lib/links';
import { PageElement } from '../lib/page';
import { can } from '../lib/session';
import { toast } from '../lib/toast';
import type { Alert, Camera, CameraStatus, Plugin } from '../lib/types';
import { badge, facts, head, next, when } from '../lib/ui';
import '../parts/camera-drawing';

@customElement('vd-camera')
export class CameraPage extends PageElement {
  private read!: Tagged<Camera>;
  private status?: CameraStatus;
  private alerts: Alert[] = [];
  private known: Plugin[] = [];

  protected override get every() {
    return 2000;
  }

  private get path(): string {
    return '/cameras/' + encodeURIComponent(this.args[0]);
  }

  protected override async load(): Promise<void> {
    const [camera, status, alerts, known] = await Promise.all([
      getTagged<Camera>(this.path),
      get<CameraStatus>(this.path + '/status').catch(() => undefined),
      get<{ items: Alert[] }>('/alerts', { camera: this.args[0], limit: 6 }),
      get<Plugin[]>('/plugins').catch(() => [] as Plugin[]),
    ]);
    this.read = camera;
    this.status = status;
    this.alerts = alerts.items;
    this.known = known;
  }

  private async drop(): Promise<void> {
    if (!confirm(`Remove camera ${this.read.value.name}? Its alerts stay.`)) return;
    this.busy = true;
    try {
      await remove(this.path, this.read.etag);
      location.hash = '#/wall';
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'bad');
    } finally {
      this.busy = false;
    }
  }

  /** Wants a version of a plugin for this camera, or the newest again. */
  private async pin(plug: string, id: string, version: string): Promise<void> {
    const c = this.read.value;
    const pins = c.pins.filter((p) => p.plug !== plug || p.id !== id);
    if (version) pins.push({ plug, id, version });
    await this.act(() => put(this.path, {
      name: c.name, site: c.site, group: c.group, source: c.source, detector: c.detector, tracker: c.tracker, gate: c.gate,
      enabled: c.enabled, clip: c.clip, options: c.options, rules: c.rules, masks: c.masks, pins,
    }, this.read.etag), version ? `This camera keeps ${id} ${version}` : `This camera takes the newest ${id}`);
  }

  protected override body() {
    const c = this.read.value;
    const r = this.status?.running;
    const aspect = r?.width && r.height ? r.height / r.width : 9 / 16;
    const edit = html`<a class="button" href="#/cameras/${encodeURIComponent(c.id)}/edit">Settings</a>
      <button class="danger" ?disabled=${this.busy} @click=${this.drop}>Remove</button>`;
    return html`${head(
        html`${c.name} ${badge(this.status?.state ?? c.state)}`,
        html`${c.source}${this.status?.why ? html` · ${this.status.why}` : nothing}`,
        can('operator', 'manager') ? edit : nothing,
      )}
      <vd-camera-drawing .read=${this.read} .aspect=${aspect} .numbers=${this.numbers()} @changed=${() => void this.reload()}></vd-camera-drawing>
      ${this.beside()} ${this.latest()} ${this.plugins()}
      ${next('Answer what this camera reported.', `#/alerts?answered=false&camera=${encodeURIComponent(c.id)}`, 'Its alerts')}`;
  }

  private numbers() {
    const r = this.status?.running;
    if (!r) return html`<p>Not running.</p>`;
    const dropped = Object.entries(r.dropped);
    return facts([
      ['Size', r.width ? `${r.width} × ${r.height}` : '–'],
      ['Frames a second', number(r.fps, 1)],
      ['Stream time', seconds(r.seconds)],
      ['Received', number(r.received)],
      ['Analysed', number(r.analysed)],
      ['Gated (nothing moved)', number(r.gated)],
      ['Dropped', dropped.length ? dropped.map(([why, n]) => html`<div>${number(n)} ${words(why)}</div>`) : '0'],
      ['Lag', number(r.lagMillis, 1) + ' ms'],
      ['Live tracks', number(r.liveTracks)],
      ['Open events', `${number(r.openEvents)} of ${number(r.events)}`],
      ['Alerts', `${number(this.status!.alerts)} (${number(this.status!.suppressed)} suppressed)`],
      ['Reconnects', number(r.reconnects)],
    ]);
  }

  /** The detector of a roll-out that is not in charge, on the same frames. */
  private beside() {
    const chains = this.status?.beside ?? [];
    if (chains.length === 0) return nothing;
    return html`<section class="card"><h2>Beside it, on the same frames</h2><div class="scroll"><table>
      <thead><tr><th>Detector</th><th class="n">Analysed</th><th class="n">Gated</th><th class="n">Not got to</th><th class="n">Milliseconds a frame, p95</th><th class="n">Alerts it would have raised</th></tr></thead>
      <tbody>${chains.map((b) => html`<tr><td>${modelLink(b.detector)} ${b.why}</td><td class="n">${number(b.analysed)}</td><td class="n">${number(b.gated)}</td><td class="n">${number(b.dropped)}</td>
        <td class="n">${number(b.passMillis, 1)}</td><td class="n">${number(b.alerts)}</td></tr>`)}</tbody></table></div></section>`;
  }

  private plugins() {
    const r = this.status?.running;
    if (!r) return nothing;
    const failures = Object.entries(r.failures);
    return html`<section class="card"><h2>Plugins in use</h2>
      <div class="scroll"><table><thead><tr><th>Part</th><th>Plugin</th><th>Version</th><th>Bundle</th><th>State</th></tr></thead>
        <tbody>${r.plugins.map(
          (p) => html`<tr><td>${p.part}</td><td>${p.id}</td><td>${this.versions(p.id, p.bundle, p.version)}</td><td>${p.bundle}</td><td>${badge(p.state)}</td></tr>`,
        )}</tbody></table></div>
      ${failures.length ? html`<p class="bad-text">Failures: ${failures.map(([part, n]) => `${part} ${n}`).join(', ')}</p>` : nothing}
    </section>`;
  }

  /** Where several versions are in service, or one is wanted, it can be chosen. */
  private versions(id: string, bundle: string, now: string) {
    const there = this.known.filter((p) => p.id === id && p.bundle === bundle);
    const plug = there[0]?.plug ?? '';
    const pinned = this.read.value.pins.find((p) => p.plug === plug && p.id === id)?.version ?? '';
    const offered = [...new Set([...there.map((p) => p.version), ...(pinned ? [pinned] : [])])].sort();
    if (!plug || !can('operator', 'manager') || offered.length + (pinned ? 1 : 0) < 2) return html`${now}`;
    return html`<select aria-label="Version of ${id}" ?disabled=${this.busy} @change=${(e: Event) => void this.pin(plug, id, (e.target as HTMLSelectElement).value)}>
      <option value="" ?selected=${pinned === ''}>newest (${now})</option>
      ${offered.map((v) => html`<option value=${v} ?selected=${v === pinned}>always ${v}</option>`)}</select>`;
  }

  private latest() {
    if (this.alerts.length === 0) return nothing;
    return html`<section class="card"><h2>Latest alerts</h2>
      <ul class="plain-list">${this.alerts.map(
        (a) => html`<li><a href="#/alerts/${a.id}">${a.rule} · ${when(a.firedAt)}</a> ${badge(a.verdict?.verdict ?? a.state)}</li>`,
      )}</ul></section>`;
  }
}
