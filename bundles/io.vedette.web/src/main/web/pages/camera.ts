import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ApiError, get, getTagged, put, remove } from '../lib/api';
import { number, seconds, words } from '../lib/format';
import { PageElement } from '../lib/page';
import { can } from '../lib/session';
import type { Alert, Camera, CameraStatus, Rule } from '../lib/types';
import { badge, facts, head, next, when } from '../lib/ui';
import '../parts/live-picture';
import '../parts/rule-editor';
import '../parts/rule-list';

@customElement('vd-camera')
export class CameraPage extends PageElement {
  private camera!: Camera;
  private status?: CameraStatus;
  private etag = '';
  private alerts: Alert[] = [];
  @state() private rules: Rule[] = [];
  @state() private chosen = '';
  @state() private editing = false;
  @state() private showRules = true;

  protected override get every() {
    return 2000;
  }

  private get path(): string {
    return '/cameras/' + encodeURIComponent(this.args[0]);
  }

  protected override async load(): Promise<void> {
    const [camera, status, alerts] = await Promise.all([
      getTagged<Camera>(this.path),
      get<CameraStatus>(this.path + '/status').catch(() => undefined),
      get<{ items: Alert[] }>('/alerts', { camera: this.args[0], limit: 6 }),
    ]);
    this.camera = camera.value;
    this.status = status;
    this.alerts = alerts.items;
    if (!this.editing) {
      this.etag = camera.etag;
      this.rules = camera.value.rules;
      this.chosen ||= this.rules[0]?.id ?? '';
    }
  }

  private async save(): Promise<void> {
    const saved = await this.act(async () => {
      try {
        await put<Rule[]>(this.path + '/rules', this.rules, this.etag);
      } catch (error) {
        if (error instanceof ApiError && error.status === 412) {
          throw new Error('Somebody else changed this camera. Cancel to see their rules; yours are still drawn.');
        }
        throw error;
      }
      this.editing = false;
    }, 'The rules are in service');
    if (saved) this.chosen = this.rules[0]?.id ?? '';
  }

  private async drop(): Promise<void> {
    if (!confirm(`Remove camera ${this.camera.name}? Its alerts stay.`)) return;
    if (await this.act(() => remove(this.path, this.etag).then(() => (location.hash = '#/wall')))) return;
  }

  private cancel(): void {
    this.editing = false;
    void this.reload();
  }

  protected override body() {
    const c = this.camera;
    const may = can('operator', 'manager');
    const r = this.status?.running;
    const aspect = r?.width && r.height ? r.height / r.width : 9 / 16;
    const edit = html`<a class="button" href="#/cameras/${encodeURIComponent(c.id)}/edit">Edit</a>
      <button class="danger" @click=${this.drop}>Remove</button>`;
    return html`${head(
        html`${c.name} ${badge(this.status?.state ?? c.state)}`,
        html`${c.source}${this.status?.why ? html` · ${this.status.why}` : nothing}`,
        may ? edit : nothing,
      )}
      <div class="two">
        <section class="stage" style="aspect-ratio: ${1 / aspect}">
          <vd-live-picture .camera=${c.id} .every=${150} trails></vd-live-picture>
          ${this.showRules || this.editing
            ? html`<vd-rule-editor .rules=${this.rules} .chosen=${this.chosen} .aspect=${aspect} ?editable=${this.editing}
                @rules=${(e: CustomEvent<Rule[]>) => (this.rules = e.detail)}
                @choose=${(e: CustomEvent<string>) => (this.chosen = e.detail)}></vd-rule-editor>`
            : nothing}
        </section>
        <aside class="card">${this.numbers()}</aside>
      </div>
      <section class="card">
        <div class="row"><h2>Rules</h2><span class="grow"></span>
          ${this.editing
            ? html`<button @click=${this.cancel}>Cancel</button>
                <button class="primary" ?disabled=${this.busy} @click=${this.save}>Save rules</button>`
            : html`<button @click=${() => (this.showRules = !this.showRules)}>${this.showRules ? 'Hide' : 'Show'} on the picture</button>
                ${may ? html`<button @click=${() => (this.editing = true)}>Edit rules</button>` : nothing}`}
        </div>
        ${this.editing
          ? html`<p class="sub">Drag the corners on the picture; a small dot between two corners becomes a corner. Arrow keys move the corner in focus, Delete removes it.</p>`
          : nothing}
        <vd-rule-list .rules=${this.rules} .chosen=${this.chosen} ?editable=${this.editing}
          @rules=${(e: CustomEvent<Rule[]>) => (this.rules = e.detail)}
          @choose=${(e: CustomEvent<string>) => (this.chosen = e.detail)}></vd-rule-list>
      </section>
      ${this.plugins()} ${this.latest()}
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

  private plugins() {
    const r = this.status?.running;
    if (!r) return nothing;
    const failures = Object.entries(r.failures);
    return html`<section class="card"><h2>Plugins in use</h2>
      <div class="scroll"><table><thead><tr><th>Part</th><th>Plugin</th><th>Version</th><th>Bundle</th><th>State</th></tr></thead>
        <tbody>${r.plugins.map(
          (p) => html`<tr><td>${p.part}</td><td>${p.id}</td><td>${p.version}</td><td>${p.bundle}</td><td>${badge(p.state)}</td></tr>`,
        )}</tbody></table></div>
      ${failures.length ? html`<p class="bad-text">Failures: ${failures.map(([part, n]) => `${part} ${n}`).join(', ')}</p>` : nothing}
    </section>`;
  }

  private latest() {
    if (this.alerts.length === 0) return nothing;
    return html`<section class="card"><h2>Latest alerts</h2>
      <ul class="plain-list">${this.alerts.map(
        (a) => html`<li><a href="#/alerts/${a.id}">${a.rule} · ${when(a.firedAt)}</a> ${badge(a.verdict?.verdict ?? a.state)}</li>`,
      )}</ul></section>`;
  }
}
