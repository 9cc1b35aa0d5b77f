import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { get, type Page } from '../lib/api';
import { metricName, number, seconds, words } from '../lib/format';
import { modelLink, versionLink, versions } from '../lib/links';
import { PageElement } from '../lib/page';
import type { Evaluation, Mark } from '../lib/types';
import { badge, empty, facts, head, next, when, type Tone } from '../lib/ui';
import '../parts/operation-progress';
import '../parts/mark-frame';
import { numberTable } from '../parts/number-table';
import { sampleGrid } from '../parts/sample-grid';

const KINDS = ['false_negative', 'false_positive', 'true_positive', 'duplicate', 'id_switch', 'ignored'];

const KIND_TONES: Record<string, Tone> = { TRUE_POSITIVE: 'ok', FALSE_POSITIVE: 'bad', FALSE_NEGATIVE: 'bad', ID_SWITCH: 'warn', DUPLICATE: 'warn' };

/** Which marks a number is made of. */
function kindOf(name: string): string {
  const n = name.toLowerCase();
  if (/miss|recall|^ar|false.?neg|fn\b/.test(n)) return 'false_negative';
  if (/switch/.test(n)) return 'id_switch';
  if (/false|precision|^ap|fp\b/.test(n)) return 'false_positive';
  return 'true_positive';
}

/** Least score of a mark that is shown without asking. */
const SURE = 0.3;

@customElement('vd-evaluation')
export class EvaluationPage extends PageElement {
  private evaluation!: Evaluation;
  private marks: Page<Mark> = { items: [] };
  @state() private label = '';
  @state() private doubtful = false;

  protected override get every() {
    return this.evaluation && ['done', 'failed'].includes(this.evaluation.state) ? 0 : 2000;
  }

  private get kind(): string {
    return this.query.get('kind') ?? '';
  }

  protected override async load(): Promise<void> {
    [this.evaluation] = await Promise.all([get<Evaluation>('/evaluations/' + this.args[0]), this.evaluation ?? versions()]);
    if (this.evaluation.marks > 0) this.marks = await this.read();
  }

  /**
   * A classifier gives each class a score, and each of them is a mark: what it hardly believes is left out unless asked
   * for.
   */
  private async read(cursor?: string): Promise<Page<Mark>> {
    const found: Mark[] = [];
    let next = cursor;
    do {
      const page: Page<Mark> = await get<Page<Mark>>(`/evaluations/${this.args[0]}/marks`, { kind: this.kind, label: this.label, cursor: next, limit: 60 });
      found.push(...page.items.filter((m) => this.doubtful || m.kind === 'FALSE_NEGATIVE' || m.score === 0 || m.score >= SURE));
      next = page.nextCursor;
    } while (next && found.length < 60);
    return { items: found, nextCursor: next };
  }

  private async more(): Promise<void> {
    const page = await this.read(this.marks.nextCursor);
    this.marks = { items: [...this.marks.items, ...page.items], nextCursor: page.nextCursor };
    this.requestUpdate();
  }

  private labels(): string[] {
    return [...new Set(Object.values(this.evaluation.groups).flatMap((g) => Object.keys(g)))];
  }

  protected override body() {
    const e = this.evaluation;
    return html`${head(html`${e.metric} of ${e.model ?? 'the pipeline'} ${badge(e.state)}`, html`${e.note} ${e.why}`,
        html`<a class="button" href="#/evaluations">Compare with another</a>`)}
      ${['done', 'failed'].includes(e.state) ? nothing : html`<vd-operation .operation=${e.operation} @over=${() => void this.reload()}></vd-operation>`}
      <div class="two even">
        <section class="card">${facts([
          ['Model', modelLink(e.model)],
          ['On', e.version ? html`${versionLink(e.version)}, ${e.split}` : e.subject],
          ['Objects marked', number(e.marks)],
          ['Blocks drawn', number(e.blocks)],
          ['Begun by', html`${e.by}, ${when(e.created)}`],
        ])}</section>
        <section class="card"><h2>Numbers</h2>
          ${Object.keys(e.values).length ? numberTable(e.values, e.intervals, (name) => `#/evaluations/${e.id}?kind=${kindOf(name)}`) : html`<p class="sub">None yet.</p>`}
        </section>
      </div>
      ${Object.entries(e.groups).map(([title, group]) => this.group(title, group))}
      ${e.marks > 0 ? this.behind() : nothing}
      ${next('Good enough? Start a roll-out; it only counts at first.', e.model ? '#/rollouts?model=' + encodeURIComponent(e.model) : '#/rollouts', 'Roll out')}`;
  }

  private group(title: string, group: Record<string, Record<string, number | null>>) {
    const columns = [...new Set(Object.values(group).flatMap((row) => Object.keys(row)))];
    return html`<section class="card"><h2>${metricName(title)}</h2><div class="scroll"><table>
      <thead><tr><th></th>${columns.map((c) => html`<th class="n">${metricName(c)}</th>`)}</tr></thead>
      <tbody>${Object.entries(group).map(([name, row]) => html`<tr><td>${name}</td>${columns.map((c) => html`<td class="n">${number(row[c], 3)}</td>`)}</tr>`)}</tbody>
    </table></div></section>`;
  }

  private pick(label: string): void {
    this.label = label;
    void this.reload();
  }

  /** The address of this page with a mark's frame open. */
  private opened(m: Mark): string {
    const query = new URLSearchParams(this.query);
    query.set('unit', m.unit);
    query.set('where', m.where);
    return `#/evaluations/${this.evaluation.id}?${query.toString()}`;
  }

  private isOpen(m: Mark): boolean {
    return this.query.get('unit') === m.unit && this.query.get('where') === m.where;
  }

  /** Alerts are marked by seconds, objects of frames by number. */
  private at(m: Mark): string {
    return m.where.includes('.') ? seconds(Number(m.where)) : 'frame ' + m.where;
  }

  private doubt(wanted: boolean): void {
    this.doubtful = wanted;
    void this.reload();
  }

  private behind() {
    const e = this.evaluation;
    return html`<h2>Behind the numbers</h2>
      <div class="row tabs" role="group" aria-label="Kind of mark">${['', ...KINDS].map(
        (k) => html`<a class="button small" aria-current=${this.kind === k ? 'true' : nothing} href="#/evaluations/${e.id}${k ? '?kind=' + k : ''}">${k ? words(k) : 'all'}</a>`)}
        ${this.labels().length > 1 ? html`<select aria-label="Class" @change=${(x: Event) => this.pick((x.target as HTMLSelectElement).value)}>
          <option value="">every class</option>${this.labels().map((l) => html`<option ?selected=${l === this.label}>${l}</option>`)}</select>` : nothing}
        ${e.version ? html`<label class="check"><input type="checkbox" .checked=${this.doubtful} @change=${(x: Event) => this.doubt((x.target as HTMLInputElement).checked)} /> Scores below ${SURE} too</label>` : nothing}
      </div>
      ${this.marks.items.length === 0 ? empty('No such mark', 'Nothing of this kind happened.')
        : e.version
          ? sampleGrid(this.marks.items.map((m) => ({ sample: m.unit, crop: true, title: m.label, text: `${words(m.kind)} ${m.kind === 'FALSE_NEGATIVE' ? '' : number(m.score)}` })))
          : html`${this.query.get('unit')
              ? html`<vd-mark-frame .evaluation=${e.id} .unit=${this.query.get('unit')!} .where=${this.query.get('where') ?? ''}></vd-mark-frame>`
              : html`<p class="sub">A time or frame number opens the picture.</p>`}
            <div class="scroll"><table><thead><tr><th>Video</th><th>Frame</th><th>What</th><th>Class</th><th class="n">Measure</th><th class="n">Score</th></tr></thead>
              <tbody>${this.marks.items.map((m) => html`<tr><td>${m.unit}</td><td>${m.where ? html`<a href=${this.opened(m)} aria-current=${this.isOpen(m) ? 'true' : nothing}>${this.at(m)}</a>` : '–'}</td><td>${badge(m.kind, KIND_TONES[m.kind])}</td><td>${m.label}</td>
                <td class="n">${number(m.measure)}</td><td class="n">${number(m.score)}</td></tr>`)}</tbody></table></div>`}
      ${this.marks.nextCursor ? html`<p><button @click=${this.more}>More</button></p>` : nothing}`;
  }
}
