import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { BASE, get, post } from '../lib/api';
import { number, seconds, words } from '../lib/format';
import { modelLink } from '../lib/links';
import { PageElement } from '../lib/page';
import { can } from '../lib/session';
import type { Loop, LoopSide } from '../lib/types';
import { badge, facts, head, next, when } from '../lib/ui';
import '../parts/operation-progress';

const LINKS: Record<string, string> = {
  select: 'selections/', selection: 'selections/', label: 'labeling/batches/', labeling: 'labeling/batches/', version: 'versions/',
  cut: 'versions/', sweep: 'sweeps/', train: 'sweeps/', evaluate: 'evaluations/', rollout: 'rollouts/', shadow: 'rollouts/', canary: 'rollouts/',
  production: 'rollouts/',
};

type Sides = { before: LoopSide; after: LoopSide };
type Key = Exclude<keyof LoopSide, 'intervals'>;

@customElement('vd-loop')
export class LoopPage extends PageElement {
  private loop!: Loop;
  private files: string[] = [];

  protected override get every() {
    return 2000;
  }

  protected override async load(): Promise<void> {
    this.loop = await get<Loop>('/loops/' + this.args[0]);
    if (this.loop.state === 'done' && this.files.length === 0 && can('researcher', 'manager')) {
      this.files = (await get<{ items: string[] }>(`/loops/${this.args[0]}/files`)).items;
    }
  }

  protected override body() {
    const l = this.loop;
    const cancel = l.state === 'running' && can('manager')
      ? html`<button class="danger" @click=${() => void this.act(() => post(`/loops/${l.id}/cancel`), 'It stops')}>Stop</button>` : nothing;
    return html`${head(html`Loop ${badge(l.state)}`, html`${when(l.created)} by ${l.by}`, cancel)}
      ${l.report ? this.numbers(l.report) : nothing}
      ${l.state === 'running' ? html`<vd-operation .operation=${l.operation} @over=${() => void this.reload()}></vd-operation>` : nothing}
      ${l.state === 'failed' ? html`<div class="failure" role="alert"><strong>It could not be walked</strong><p>${l.message}</p></div>` : nothing}
      <section class="card"><h2>Steps</h2><ol class="steps">${l.steps.map((s, i) => {
        const going = l.state === 'running' && i === l.steps.length - 1;
        const to = LINKS[s.step];
        const broken = l.state === 'failed' && i === l.steps.length - 1;
        return html`<li class=${going ? 'now' : broken ? 'broken' : 'past'}><b>${words(s.step)}</b>${s.id && to ? html`<a href="#/${to}${s.id}">open</a>` : nothing}
          <span class="sub">${going ? l.message || 'under way' : seconds(s.seconds)}</span></li>`;
      })}</ol></section>
      <section class="card"><h2>What was asked</h2>${facts(Object.entries(l.request).map(([k, v]) => [words(k.replace(/[A-Z]/g, (c) => ' ' + c)), String(v)]))}</section>
      ${this.files.length ? html`<section class="card"><h2>To score again</h2><ul class="plain-list">${this.files.map(
        (f) => html`<li><a href="${BASE}/loops/${l.id}/files/${f}" download>${f}</a></li>`)}</ul></section>` : nothing}
      ${next('Walk it by hand now.', '#/wall', 'Watch')}`;
  }

  private numbers(r: NonNullable<Loop['report']>) {
    return html`<section class="card"><h2>What it gained, on days nothing was trained on</h2>
      ${this.sides(r)}
      ${r.elsewhere ? html`<details><summary>At other places</summary>${this.sides(r.elsewhere)}</details>` : nothing}
      <p>Decision: <b>${words(r.decision)}</b>. ${number(r.verdicts)} verdicts, ${number(r.labels)} labels. ${r.model ? html`Model: ${modelLink(r.model)}` : nothing}</p></section>`;
  }

  private sides(r: Sides) {
    return html`<div class="scroll"><table><thead><tr><th></th><th class="n">Before</th><th class="n">After</th></tr></thead><tbody>
        ${this.line('False alarms a camera-hour', r, 'falseAlarmsPerCameraHour', 1)}
        ${this.line('Recall', r, 'recall', 3)}
        ${this.line('Camera-hours', r, 'cameraHours', 1)}
        ${this.line('Visits of people', r, 'truthEvents', 0)}</tbody></table></div>
      <p class="sub">Below each number its 95 % interval, over blocks of ten minutes.</p>`;
  }

  private line(name: string, r: Sides, key: Key, digits: number) {
    const cell = (side: LoopSide) => {
      const i = side.intervals?.[key];
      const [low, high] = Array.isArray(i) ? i : [i?.low, i?.high];
      return html`${number(side[key], digits)}${low === undefined ? nothing : html`<br /><span class="sub">${number(low, digits)} – ${number(high, digits)}</span>`}`;
    };
    return html`<tr><td>${name}</td><td class="n">${cell(r.before)}</td><td class="n"><b>${cell(r.after)}</b></td></tr>`;
  }
}
