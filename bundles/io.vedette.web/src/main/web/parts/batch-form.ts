/** Makes a labeling batch of a selection, and a dataset for the labels where there is none. */
import { LitElement, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { get, post } from '../lib/api';
import { can } from '../lib/session';
import { toast } from '../lib/toast';
import type { Batch, Dataset } from '../lib/types';
import { field, values } from '../lib/ui';

const CLASSES = 'person, vehicle, animal, nothing';

@customElement('vd-batch-form')
export class BatchForm extends LitElement {
  @property() selection = '';
  @property({ type: Number }) chosen = 0;
  @state() private datasets: Dataset[] = [];
  @state() private dispatchers: string[] = ['staff'];
  @state() private goesTo = '';
  @state() private kind = 'class';
  @state() private busy = false;
  /** Before it is known which datasets there are, a second one would be made beside the first. */
  @state() private ready = false;

  override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.look();
  }

  private async look(): Promise<void> {
    try {
      const [datasets, dispatchers] = await Promise.all([
        get<{ items: Dataset[] }>('/datasets'),
        get<{ items: { id: string }[] }>('/labeling/dispatchers'),
      ]);
      this.datasets = datasets.items;
      this.goesTo = this.fitting()[0]?.id ?? '';
      this.ready = true;
      // The own people first: whoever tries this out has no vendor.
      this.dispatchers = dispatchers.items.map((d) => d.id).sort((a, b) => Number(b === 'staff') - Number(a === 'staff'));
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'bad');
    }
  }

  private fitting(): Dataset[] {
    return this.datasets.filter((d) => d.kind === this.kind);
  }

  private async create(event: Event): Promise<void> {
    const v = values(event);
    this.busy = true;
    try {
      const dataset = await this.target(v);
      const batch = await post<Batch>('/labeling/batches', {
        title: v['title'], kind: this.kind, dispatcher: v['dispatcher'], labels: dataset.classes,
        instructions: v['instructions'] ?? '', overlap: Number(v['overlap']), method: v['method'],
        budgetMicros: Math.round(Number(v['budget'] ?? 0) * 1e6), undoSeconds: 30, dataset: dataset.id,
        labelSet: dataset.labelSet, selection: this.selection, most: Number(v['most'] ?? this.chosen),
      });
      await post(`/labeling/batches/${batch.id}/submit`);
      toast('The batch is on its way to the people who label');
      location.hash = '#/labeling/batches/' + batch.id;
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'bad');
    } finally {
      this.busy = false;
    }
  }

  private async target(v: Record<string, string>): Promise<Dataset> {
    const known = this.datasets.find((d) => d.id === this.goesTo);
    if (known) return known;
    const classes = (v['classes'] ?? CLASSES).split(',').map((c) => c.trim()).filter((c) => c);
    return post<Dataset>('/datasets', { name: v['newName'], kind: this.kind, classes });
  }

  override render() {
    return html`<form class="form" @submit=${this.create}>
      ${field('Title', html`<input name="title" required maxlength="200" .value=${'What is in the picture?'} />`)}
      <div class="row">
        ${field('What is asked', html`<select name="kind" @change=${(e: Event) => this.ask((e.target as HTMLSelectElement).value)}>
          <option value="class">The class of the cut-out</option><option value="boxes">Boxes on the whole picture</option></select>`)}
        ${field('Who is asked', html`<select name="dispatcher">${this.dispatchers.map((d) => html`<option>${d}</option>`)}</select>`)}
      </div>
      ${field('Labels go to', html`<select name="dataset" @change=${(e: Event) => (this.goesTo = (e.target as HTMLSelectElement).value)}>
        ${this.fitting().map((d) => html`<option value=${d.id} ?selected=${d.id === this.goesTo}>${d.name}</option>`)}
        <option value="" ?selected=${this.goesTo === ''}>a new dataset …</option></select>`)}
      ${this.goesTo
        ? html`<p class="sub">Classes: ${this.datasets.find((d) => d.id === this.goesTo)?.classes.join(', ')}</p>`
        : html`<div class="row">${field('Its name', html`<input name="newName" required maxlength="64" pattern="[A-Za-z0-9][A-Za-z0-9_.\\-]*" .value=${this.kind === 'class' ? 'yard' : 'yard-boxes'} />`)}
            ${can('manager', 'researcher') ? field('Its classes', html`<input name="classes" required .value=${CLASSES} />`) : ''}</div>`}
      <div class="row">
        ${field('Samples, best first', html`<input name="most" type="number" min="1" max=${this.chosen} required .value=${String(this.chosen)} />`)}
        ${field('Answers per sample', html`<input name="overlap" type="number" min="1" max="9" required .value=${'1'} />`)}
        ${field('Aggregation', html`<select name="method"><option>dawid-skene</option><option>majority</option></select>`)}
        ${field('Budget', html`<input name="budget" type="number" min="0" step="any" .value=${'0'} />`, 'Staff costs nothing.')}
      </div>
      ${field('Instructions', html`<textarea name="instructions" rows="2" .value=${'Choose what the frame shows. Choose nothing for shadows, light, rain and plants.'}></textarea>`)}
      <button class="primary" ?disabled=${this.busy || !this.ready}>Create and hand over</button>
    </form>`;
  }

  private ask(kind: string): void {
    this.kind = kind;
    this.goesTo = this.fitting()[0]?.id ?? '';
  }
}
