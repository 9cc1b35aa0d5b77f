import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { get, type Page } from '../lib/api';
import { onNews } from '../lib/live';
import { PageElement } from '../lib/page';
import type { Alert, AlertCounts, Camera } from '../lib/types';
import { badge, empty, head, next, when } from '../lib/ui';
import '../parts/play-hour';

const SIZE = 24;
const FILTERS = ['camera', 'type', 'state', 'verdict', 'answered', 'review', 'from', 'to'];

@customElement('vd-alerts')
export class AlertsPage extends PageElement {
  private page: Page<Alert> = { items: [] };
  private counts?: AlertCounts;
  private cameras: Camera[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    // Only the first page changes under the reader's eyes.
    this.until(onNews((h) => {
      if (['alert', 'verdict'].includes(h.kind) && !this.query.get('cursor')) void this.soon();
    }));
  }

  private waiting = false;
  private async soon(): Promise<void> {
    if (this.waiting) return;
    this.waiting = true;
    await new Promise((done) => setTimeout(done, 1500));
    this.waiting = false;
    if (this.isConnected) await this.reload();
  }

  private get filter(): Record<string, string | undefined> {
    const read: Record<string, string | undefined> = {};
    for (const name of FILTERS) read[name] = this.query.get(name) ?? undefined;
    return read;
  }

  protected override async load(): Promise<void> {
    const [page, counts, cameras] = await Promise.all([
      get<Page<Alert>>('/alerts', { ...this.filter, cursor: this.query.get('cursor'), limit: SIZE }),
      get<AlertCounts>('/alerts/counts', { camera: this.filter['camera'] }),
      get<{ items: Camera[] }>('/cameras'),
    ]);
    this.page = page;
    this.counts = counts;
    this.cameras = cameras.items;
  }

  private set(changes: Record<string, string>): void {
    const query = new URLSearchParams(this.query);
    query.delete('cursor');
    for (const [name, value] of Object.entries(changes)) {
      if (value) query.set(name, value);
      else query.delete(name);
    }
    location.hash = '#/alerts?' + query.toString();
  }

  private pick(name: string, label: string, options: [string, string][]) {
    const now = this.query.get(name) ?? '';
    return html`<label class="field inline"><span>${label}</span>
      <select @change=${(e: Event) => this.set({ [name]: (e.target as HTMLSelectElement).value })}>
        ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === now}>${text}</option>`)}
      </select></label>`;
  }

  protected override body() {
    const scenes = this.cameras.filter((c) => c.enabled && c.source.startsWith('scene:'));
    const c = this.counts;
    const filter = this.link();
    return html`${head(
        'Answer',
        c ? `${c.unanswered} to answer · ${c.real} real · ${c.falseAlarms} false · ${c.unsure} unsure · ${c.suppressed} suppressed` : '',
        this.page.items[0]
          ? html`<a class="button primary" href="#/alerts/${(this.page.items.find((a) => !a.verdict && a.clip) ?? this.page.items.find((a) => !a.verdict) ?? this.page.items[0]).id}${filter}">Answer one by one</a>`
          : nothing,
      )}
      <vd-play-hour .groups=${[...new Set(scenes.map((s) => s.group))]} @played=${() => void this.reload()}></vd-play-hour>
      <div class="filters">
        ${this.pick('answered', 'Answer', [['', 'all'], ['false', 'not yet'], ['true', 'given']])}
        ${this.pick('verdict', 'Verdict', [['', 'any'], ['real', 'real'], ['false', 'false'], ['unsure', 'unsure']])}
        ${this.pick('camera', 'Camera', [['', 'all'], ...this.cameras.map((x) => [x.id, x.name] as [string, string])])}
        ${this.pick('type', 'Type', [['', 'all'], ['intrusion', 'intrusion'], ['line-crossing', 'line crossing'], ['loitering', 'loitering']])}
        ${this.pick('state', 'State', [['', 'any'], ['open,ended', 'shown'], ['open', 'open'], ['ended', 'ended'], ['suppressed', 'suppressed']])}
        ${this.pick('review', 'Review', [['', 'any'], ['true', 'suppressed, shown all the same']])}
      </div>
      ${this.page.items.length === 0
        ? empty('No alerts here', this.query.toString() ? 'None fits these filters.' : 'As soon as a rule fires, the alert appears here with picture and film.',
            this.query.toString() ? html`<a class="button" href="#/alerts">Show all</a>` : nothing)
        : html`<ul class="alerts">${this.page.items.map((a) => this.row(a, filter))}</ul>`}
      <div class="row">
        ${this.query.get('cursor') ? html`<button @click=${() => this.set({})}>Newest</button>` : nothing}
        <span class="grow"></span>
        ${this.page.nextCursor ? html`<button @click=${this.older}>Older →</button>` : nothing}
      </div>
      ${next('Verdicts become samples; a selection picks those worth labeling.', '#/samples', 'Select samples')}`;
  }

  private older(): void {
    const query = new URLSearchParams(this.query);
    query.set('cursor', this.page.nextCursor ?? '');
    location.hash = '#/alerts?' + query.toString();
  }

  private link(): string {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(this.filter)) if (value) query.set(name, value);
    const text = query.toString();
    return text ? '?' + text : '';
  }

  private row(a: Alert, filter: string) {
    return html`<li><a class="alert-row" href="#/alerts/${a.id}${filter}">
      ${a.snapshot ? html`<img loading="lazy" alt="" src=${a.snapshot} />` : html`<span class="no-picture">no picture</span>`}
      <span class="alert-text"><b>${a.cameraName}</b><span>${a.rule} · ${a.type}</span><small>${when(a.firedAt)}${a.joined > 0 ? ` · ${a.joined + 1} events` : ''}</small></span>
      <span class="badges">${a.state === 'suppressed' || a.state === 'open' ? badge(a.state) : nothing}
        ${a.verdict?.verdict ? badge(a.verdict.verdict + (a.verdict.reason ? `: ${a.verdict.reason}` : ''), a.verdict.verdict === 'real' ? 'ok' : a.verdict.verdict === 'false' ? 'bad' : 'warn') : badge('to answer', 'plain')}</span>
    </a></li>`;
  }
}
