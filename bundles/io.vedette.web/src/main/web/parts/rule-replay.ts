/** What rules would have alerted on the tracks that a camera kept, beside what was raised. */
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { get, post } from '../lib/api';
import { number, seconds, track } from '../lib/format';
import { can } from '../lib/session';
import type { Operation, Replay, ReplayRow, Rule } from '../lib/types';
import { badge, failure, when } from '../lib/ui';
import './operation-progress';

const SPANS: [hours: number, name: string][] = [[0.25, 'quarter of an hour'], [1, 'hour'], [6, '6 hours'], [24, '24 hours']];
const FIRST_ROWS = 20;

@customElement('vd-rule-replay')
export class RuleReplay extends LitElement {
  @property() camera = '';
  /** As they are drawn now. */
  @property({ attribute: false }) rules: Rule[] = [];
  /** Whether they are what the camera runs. */
  @property({ type: Boolean }) saved = true;
  @state() private hours = 1;
  @state() private asking = false;
  @state() private operation = '';
  @state() private found?: Replay;
  @state() private error?: unknown;
  @state() private stopped = false;
  @state() private differing = false;
  @state() private all = false;
  private tried = '';

  override createRenderRoot() {
    return this;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('camera')) {
      this.operation = '';
      this.found = this.error = undefined;
    }
  }

  private get path(): string {
    return `/cameras/${encodeURIComponent(this.camera)}/replay`;
  }

  private async run(): Promise<void> {
    this.asking = true;
    this.error = undefined;
    this.stopped = false;
    this.tried = JSON.stringify(this.rules);
    try {
      this.operation = (await post<Operation>(this.path, { rules: this.rules, hours: this.hours })).id;
    } catch (error) {
      this.found = undefined;
      this.error = error;
    } finally {
      this.asking = false;
    }
  }

  private async over({ detail }: CustomEvent<Operation>): Promise<void> {
    this.found = undefined;
    try {
      if (detail.state === 'done') {
        this.found = await get<Replay>(`${this.path}/${detail.id}`);
        this.all = false;
        this.differing &&= this.found.lost + this.found.added > 0;
      } else if (detail.state === 'cancelled') this.stopped = true;
      else this.error = new Error(detail.message || 'The server says only: ' + detail.state);
    } catch (error) {
      this.error = error;
    } finally {
      this.operation = '';
    }
  }

  override render() {
    if (!can('operator', 'manager', 'researcher')) return nothing;
    const going = this.asking || this.operation !== '';
    return html`<section class="card" aria-label="What these rules would have alerted">
      <h2>What would these rules have alerted?</h2>
      <p class="sub">${this.saved ? 'The rules above' : 'The rules as drawn above, saved or not,'} are run over the tracks that the camera kept, and compared with what was raised. Nothing is changed by it.</p>
      <div class="row">
        <select aria-label="How far back" ?disabled=${going} @change=${(e: Event) => (this.hours = Number((e.target as HTMLSelectElement).value))}>
          ${SPANS.map(([hours, name]) => html`<option value=${hours} ?selected=${hours === this.hours}>the last ${name}</option>`)}
        </select>
        <button ?disabled=${going} @click=${this.run}>Try on what was seen</button>
      </div>
      ${this.operation ? html`<vd-operation .operation=${this.operation} .about=${'the rules run over the kept tracks'} @over=${this.over}></vd-operation>` : nothing}
      ${this.error ? failure(this.error, () => void this.run()) : nothing}
      ${this.stopped ? html`<p class="sub" role="status">Stopped before its end: nothing was compared.</p>` : nothing}
      ${this.found && !going ? this.outcome(this.found) : nothing}
    </section>`;
  }

  private outcome(r: Replay) {
    if (r.frames === 0) {
      return html`<div class="empty"><h2>No tracks of this time</h2><p>They are kept for 24 hours while a camera runs, and written every half minute. Choose a longer time, or let the camera run for a while.</p></div>`;
    }
    const judged = [r.lostReal ? `${number(r.lostReal)} real` : '', r.lostFalse ? `${number(r.lostFalse)} false` : ''].filter((t) => t).join(', ');
    return html`${JSON.stringify(this.rules) === this.tried ? nothing : html`<p class="stale" role="status">The rules were changed since. Try them again.</p>`}
      <ul class="counts">
        <li><b>${number(r.kept + r.lost)}</b>raised then</li>
        <li><b>${number(r.kept + r.added)}</b>with these rules</li>
        <li><b>${number(r.lost)}</b>no longer${judged ? html` <span class="sub">(${judged})</span>` : nothing}</li>
        <li><b>${number(r.added)}</b>new</li>
      </ul>
      <p class="sub">${seconds(r.seconds)} of video, ${number(r.frames)} frames. Verifiers are not asked: they need pictures.</p>
      ${r.rows.length === 0 ? html`<p>Nothing was raised in this time, and nothing would be.</p>` : this.table(r)}`;
  }

  private table(r: Replay) {
    const rows = this.differing ? r.rows.filter((row) => row.outcome !== 'kept') : r.rows;
    const shown = this.all ? rows : rows.slice(0, FIRST_ROWS);
    const total = r.kept + r.lost + r.added;
    return html`${r.kept > 0 && r.lost + r.added > 0
        ? html`<label class="check"><input type="checkbox" .checked=${this.differing} @change=${(e: Event) => (this.differing = (e.target as HTMLInputElement).checked)} />Only what differs</label>`
        : nothing}
      <div class="scroll"><table>
        <thead><tr><th>Fires</th><th>Raised then</th><th>With these rules</th><th>Rule</th><th class="n">Tracks</th></tr></thead>
        <tbody>${shown.map((row) => this.row(row))}</tbody></table></div>
      ${shown.length < rows.length ? html`<button @click=${() => (this.all = true)}>Show all ${number(rows.length)}</button>` : nothing}
      ${r.rows.length < total ? html`<p class="sub">The first ${number(r.rows.length)} of ${number(total)} are listed.</p>` : nothing}`;
  }

  private row(row: ReplayRow) {
    const again = row.outcome === 'lost' ? badge('no longer', 'warn') : row.outcome === 'new' ? badge('new', 'info') : badge('again', 'ok');
    return html`<tr><td>${when(row.firedAt)}</td>
      <td>${row.alert ? html`<a href="#/alerts/${encodeURIComponent(row.alert)}">Alert</a> ${row.verdict ? badge(row.verdict) : nothing}` : '–'}</td>
      <td>${again}</td><td>${row.rule}</td><td class="n">${row.tracks.map(track).join(', ')}</td></tr>`;
  }
}
