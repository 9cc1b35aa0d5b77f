import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { BASE, call, get, put, send, type Tagged } from '../lib/api';
import { percent } from '../lib/format';
import { PageElement } from '../lib/page';
import { toast } from '../lib/toast';
import type { BatchProgress, Batch, DrawnBox, Task } from '../lib/types';
import { bar, empty, head, next } from '../lib/ui';
import { answered } from './batches';
import '../parts/box-editor';

@customElement('vd-task')
export class TaskPage extends PageElement {
  private task?: Task;
  private etag = '';
  private began = 0;
  private answered = 0;
  private batch?: Batch;
  private far?: number;
  private saving = 0;
  @state() private boxes: DrawnBox[] = [];
  @state() private chosenLabel = '';
  @state() private saved = '';

  override connectedCallback(): void {
    super.connectedCallback();
    const keys = (e: KeyboardEvent) => this.key(e);
    addEventListener('keydown', keys);
    this.until(() => {
      removeEventListener('keydown', keys);
      clearTimeout(this.saving);
    });
  }

  /** A batch is handed out in the background: who came first sees its tasks appear. */
  protected override get every(): number {
    return this.task ? 0 : 3000;
  }

  private get wanted(): string | undefined {
    return this.query.get('batch') ?? undefined;
  }

  protected override async load(): Promise<void> {
    if (!this.task && !this.busy) await this.next();
    // Nobody waits for the count: the next answer may be given at once.
    void this.progress();
  }

  /** The task before stays in sight until the next one is here. */
  private async next(): Promise<void> {
    this.take(await call<Task>('/labeling/tasks/next', { batch: this.wanted }));
  }

  private async progress(): Promise<void> {
    const id = this.task?.batch ?? this.batch?.id ?? this.wanted;
    if (!id) return;
    try {
      this.batch = await get<Batch>('/labeling/batches/' + id);
      this.far = answered(await get<BatchProgress>(`/labeling/batches/${id}/progress`), this.batch);
    } catch {
      // Whoever only labels may not see counts; the page works without.
    }
    this.requestUpdate();
  }

  private take(lent: Tagged<Task> | undefined): void {
    this.task = lent?.value;
    this.etag = lent?.etag ?? '';
    this.began = performance.now();
    this.saved = '';
    if (!this.task) return;
    this.chosenLabel = this.task.labels[0] ?? '';
    this.boxes = this.task.preBoxes;
    if (this.task.draft) {
      try {
        this.boxes = JSON.parse(this.task.draft) as DrawnBox[];
        this.saved = 'Your draft is back.';
      } catch {
        this.saved = '';
      }
    }
  }

  private key(e: KeyboardEvent): void {
    const target = e.target as HTMLElement;
    const t = this.task;
    if (!t || e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    const key = e.key.toLowerCase();
    const label = t.labels[Number(key) - 1];
    if (label && t.kind === 'CLASS') void this.answer({ label });
    else if (label) this.chosenLabel = label;
    else if (key === 'enter' && t.kind === 'BOXES' && target.tagName !== 'BUTTON') void this.done();
    else if (key === 's') void this.skip();
    else if (key === 'u') void this.answer({ unsure: true });
    else if (key === 'z') void this.undo();
  }

  private async answer(given: { label?: string; boxes?: unknown; unsure?: boolean }): Promise<void> {
    const t = this.task;
    if (!t) return;
    const seconds = (performance.now() - this.began) / 1000;
    await this.act(async () => {
      clearTimeout(this.saving);
      await send('POST', `/labeling/tasks/${t.id}/answer`, { unsure: false, ...given, seconds });
      this.answered++;
      await this.next();
    });
  }

  private done(): Promise<void> {
    const boxes = this.boxes.map((b) => ({ label: b.label, box: [b.box.x, b.box.y, b.box.width, b.box.height] }));
    return this.answer({ boxes });
  }

  private async skip(): Promise<void> {
    const t = this.task;
    if (!t) return;
    await this.act(async () => {
      await send('POST', `/labeling/tasks/${t.id}/skip`, {});
      await this.next();
    }, 'Passed on');
  }

  private async undo(): Promise<void> {
    await this.act(async () => this.take(await call<Task>('/labeling/tasks/undo')), 'Your last answer is taken back');
  }

  private drew(boxes: DrawnBox[]): void {
    this.boxes = boxes;
    this.saved = 'Not saved yet';
    clearTimeout(this.saving);
    this.saving = window.setTimeout(() => void this.save(), 800);
  }

  private async save(): Promise<void> {
    const t = this.task;
    if (!t) return;
    try {
      const kept = await put<Task>(`/labeling/tasks/${t.id}/draft`, { draft: JSON.stringify(this.boxes) }, this.etag);
      this.etag = kept.etag;
      this.saved = 'Draft saved';
    } catch (error) {
      this.saved = 'Not saved';
      toast(error instanceof Error ? error.message : String(error), 'bad');
    }
  }

  protected override body() {
    const t = this.task;
    const undo = html`<button ?disabled=${this.busy} @click=${this.undo}>Undo last <kbd>z</kbd></button>`;
    if (!t) {
      return html`${head('Label', nothing, undo)}
        ${empty('Nothing to label now', this.answered ? `You answered ${this.answered}. Thank you.` : 'No batch of the own staff has open items. New ones appear here by themselves.',
          html`<button @click=${() => void this.reload()}>Look again</button>`)}
        ${this.batch
          ? next('An answer can be taken back for half a minute. Then the labels go to the dataset, and a version of it can be cut.', '#/labeling/batches/' + this.batch.id, 'See the batch close')
          : next('A batch is made from a selection of samples.', '#/samples', 'Select samples')}`;
    }
    const classes = t.kind === 'CLASS';
    return html`${head(t.title, t.instructions || nothing, undo)}
      <div class="row progress">${bar(this.far !== undefined && this.batch?.items ? this.far / this.batch.items : 0, 'Progress of the batch')}
        <span>${this.far === undefined || !this.batch ? '…' : `${Math.floor(this.far)} of ${this.batch.items} answered`}</span></div>
      <div class="two">
        <section>${classes
          ? html`<div class="picture task"><img src="${BASE}/labeling/tasks/${t.id}/picture" alt="What is asked about" /></div>`
          : html`<vd-box-editor .src=${`${BASE}/labeling/tasks/${t.id}/picture`} .boxes=${this.boxes} .label=${this.chosenLabel}
              @boxes=${(e: CustomEvent<DrawnBox[]>) => this.drew(e.detail)}></vd-box-editor>
              <p class="sub" role="status">${this.saved || 'Drag on the picture to draw a box; drag a box to move it, its corner to size it; Delete removes it.'}</p>`}
        </section>
        <aside class="card answers">
          ${t.labels.map((label, i) => html`<button class="answer" aria-pressed=${!classes && this.chosenLabel === label} ?disabled=${this.busy}
            @click=${() => (classes ? void this.answer({ label }) : (this.chosenLabel = label))}>
            ${i < 9 ? html`<kbd>${i + 1}</kbd>` : nothing} ${label}
            ${t.preLabels[label] === undefined ? nothing : html`<small>${percent(t.preLabels[label])}</small>`}</button>`)}
          ${classes ? nothing : html`<button class="primary" ?disabled=${this.busy} @click=${() => void this.done()}>
            Done, ${this.boxes.length} ${this.boxes.length === 1 ? 'box' : 'boxes'} <kbd>Enter</kbd></button>`}
          <div class="row">
            <button ?disabled=${this.busy} @click=${() => void this.answer({ unsure: true })}>Unsure <kbd>u</kbd></button>
            <button ?disabled=${this.busy} @click=${() => void this.skip()}>Skip <kbd>s</kbd></button>
          </div>
        </aside>
      </div>`;
  }
}
