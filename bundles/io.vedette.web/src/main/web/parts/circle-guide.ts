/** Where the circle stands, and the one thing to do next: read from what is there, so it is right for whoever comes. */
import { LitElement, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { get, type Page } from '../lib/api';
import { versions } from '../lib/links';
import type { AlertCounts, Batch, Evaluation, Model, Rollout, Selection, Sweep } from '../lib/types';

interface Step {
  name: string;
  href: string;
  done: boolean;
  now: string;
  does: string;
  link: string;
}

const HIDDEN = 'vedette-guide';
/** Answers after which a first selection is worth a person's time. */
const ENOUGH = 20;

@customElement('vd-circle-guide')
export class CircleGuide extends LitElement {
  @state() private steps: Step[] = [];
  @state() private open = localStorage.getItem(HIDDEN) !== 'closed';
  private timer = 0;

  override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private async look(): Promise<void> {
    clearTimeout(this.timer);
    if (!document.hidden && this.open) {
      try {
        this.steps = await read();
      } catch {
        // Roles that may not see all of it walk no circle; the next look tells.
      }
    }
    if (this.isConnected) this.timer = window.setTimeout(() => void this.look(), 8000);
  }

  private toggle(event: Event): void {
    const open = (event.target as HTMLDetailsElement).open;
    if (open === this.open) return;
    this.open = open;
    localStorage.setItem(HIDDEN, open ? 'open' : 'closed');
    if (open) void this.look();
  }

  override render() {
    if (this.open && this.steps.length === 0) return nothing;
    const at = this.steps.findIndex((s) => !s.done);
    const next = this.steps[at];
    return html`<details class="card guide" ?open=${this.open} @toggle=${this.toggle}>
      <summary><h2>Once round the circle</h2></summary>
      <ol>${this.steps.map((s, i) => html`<li class=${i === at ? 'now' : s.done ? 'past' : ''} aria-current=${i === at ? 'step' : nothing}>
        <a href=${s.href}><b>${s.name}</b><small>${s.now}</small></a></li>`)}</ol>
      ${next
        ? html`<div class="row"><p class="grow"><strong>Next:</strong> ${next.does}</p><a class="button primary" href=${next.href}>${next.link} →</a></div>`
        : html`<p>The circle is closed: a model that learned from your answers is in charge. The next verdicts make the next one.</p>`}
    </details>`;
  }
}

async function newest<T>(path: string): Promise<T | undefined> {
  return (await get<Page<T>>(path, { limit: 1 })).items[0];
}

async function read(): Promise<Step[]> {
  const [counts, selection, batch, known, sweep, model, evaluation, rollout] = await Promise.all([
    get<AlertCounts>('/alerts/counts'),
    newest<Selection>('/selections'),
    newest<Batch>('/labeling/batches'),
    versions(),
    newest<Sweep>('/sweeps'),
    newest<Model>('/models'),
    newest<Evaluation>('/evaluations'),
    newest<Rollout>('/rollouts'),
  ]);
  const version = known[0]?.version;
  const answered = counts.real + counts.falseAlarms + counts.unsure;
  const closed = batch?.state === 'CLOSED';
  const stage = rollout?.stage.toLowerCase().replace('_', ' ') ?? '';
  return [
    {
      name: 'Answer', href: '#/alerts?answered=false', done: answered >= ENOUGH || selection !== undefined, now: `${answered} answered`,
      does: counts.unanswered > 0
        ? `say real or false to about ${ENOUGH} alerts, ${counts.unanswered} wait. More come while cameras run; a simulated hour brings many at once.`
        : 'alerts come while cameras run; play a simulated hour for many at once.',
      link: 'Answer alerts',
    },
    {
      name: 'Select', href: selection && !batch ? '#/selections/' + selection.id : '#/samples', done: selection?.state === 'done' && batch !== undefined,
      now: selection ? `${selection.chosen} chosen` : 'none yet',
      does: selection ? 'have the selection labeled.' : 'let a selection choose what is worth labeling.', link: selection ? 'Open the selection' : 'Select samples',
    },
    {
      name: 'Label', href: batch && !closed ? '#/labeling/task?batch=' + batch.id : '#/labeling', done: closed || version !== undefined,
      now: batch ? `batch ${batch.state.toLowerCase()}` : 'no batch yet', does: 'say what the chosen pictures show, with the number keys.', link: 'Label now',
    },
    {
      name: 'Version', href: batch?.dataset ? '#/datasets/' + batch.dataset : '#/datasets', done: version !== undefined,
      now: version ? `${Object.values(version.sizes).reduce((a, b) => a + b, 0)} samples` : 'none yet', does: 'freeze the labels in a dataset version.', link: 'Cut a version',
    },
    {
      name: 'Train', href: sweep ? '#/sweeps/' + sweep.id : '#/sweeps' + (version ? '?version=' + version.id : ''), done: model !== undefined && sweep?.state !== 'running',
      now: sweep ? `${sweep.ended} of ${sweep.trials} trials` : 'no sweep yet',
      does: sweep?.state === 'running' ? 'the trials are running; the best one becomes a model.' : 'try some parameters; the best trial becomes a model.', link: sweep ? 'See the trials' : 'Start a sweep',
    },
    {
      name: 'Evaluate', href: evaluation ? '#/evaluations/' + evaluation.id : '#/evaluations' + (model ? '?model=' + encodeURIComponent(model.id) : ''),
      done: evaluation?.state === 'done', now: evaluation ? evaluation.state : 'none yet', does: 'judge the model on pictures it never saw.', link: 'Evaluate',
    },
    {
      name: 'Roll out', href: rollout ? '#/rollouts/' + rollout.id : '#/rollouts' + (model ? '?model=' + encodeURIComponent(model.id) : ''),
      done: rollout?.stage === 'DONE' || rollout?.stage === 'PRODUCTION', now: stage || 'none yet',
      does: rollout ? `it is in ${stage}. Play time, answer its alerts, and go on when the gate passes.` : 'let the model run in shadow, then on some cameras, then on all.',
      link: rollout ? 'See the gate' : 'Begin in shadow',
    },
  ];
}
