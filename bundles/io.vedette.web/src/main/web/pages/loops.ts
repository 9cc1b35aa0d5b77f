import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { get, post, type Page } from '../lib/api';
import { number } from '../lib/format';
import { PageElement } from '../lib/page';
import { can } from '../lib/session';
import type { Loop } from '../lib/types';
import { badge, empty, field, head, next, values, when } from '../lib/ui';

@customElement('vd-loops')
export class LoopsPage extends PageElement {
  private loops: Loop[] = [];

  protected override get every() {
    return 4000;
  }

  protected override async load(): Promise<void> {
    this.loops = (await get<Page<Loop>>('/loops', { limit: 50 })).items;
  }

  private async start(event: Event): Promise<void> {
    const v = values(event);
    const draft: Record<string, unknown> = { elsewhere: v['elsewhere'] === 'on' };
    for (const name of ['seed', 'place', 'cameras', 'hours', 'heldOutHours', 'samples', 'trials']) draft[name] = Number(v[name]);
    await this.act(async () => {
      const begun = await post<Loop>('/loops', draft);
      location.hash = '#/loops/' + begun.id;
    }, 'The loop walks');
  }

  protected override body() {
    return html`${head('Loop', 'The whole circle by itself on simulated days: scripted people answer and label, the server does the rest')}
      ${this.loops.length === 0
        ? empty('No loop yet', 'Start one below: it takes some minutes and shows each step.')
        : html`<div class="scroll"><table><thead><tr><th>Loop</th><th>State</th><th>Now</th><th class="n">Seed</th><th class="n">False alarms an hour</th><th class="n">Recall</th></tr></thead>
          <tbody>${this.loops.map((l) => html`<tr><td><a href="#/loops/${l.id}">${when(l.created)}</a></td><td>${badge(l.state)}</td><td class="text">${l.steps.at(-1)?.step ?? ''} ${l.message}</td>
            <td class="n">${String(l.request['seed'])}</td>
            <td class="n">${l.report ? html`${number(l.report.before.falseAlarmsPerCameraHour, 1)} → ${number(l.report.after.falseAlarmsPerCameraHour, 1)}` : '–'}</td>
            <td class="n">${l.report ? html`${number(l.report.before.recall)} → ${number(l.report.after.recall)}` : '–'}</td></tr>`)}</tbody></table></div>`}
      ${can('manager') ? this.form() : nothing}
      ${next('By hand it goes the same way: watch, answer, select, label, version, train, evaluate, roll out.', '#/wall', 'Watch')}`;
  }

  private form() {
    const num = (name: string, label: string, value: string, min: string, max = '') =>
      field(label, html`<input name=${name} type="number" step="any" min=${min} max=${max || nothing} required .value=${value} />`);
    return html`<details class="card" ?open=${this.loops.length === 0}><summary><h2>Start a loop</h2></summary><form class="form" @submit=${this.start}>
      <div class="row">${num('seed', 'Seed', '1', '0')}${num('place', 'First place', '1', '1')}${num('cameras', 'Cameras', '2', '1', '12')}</div>
      <div class="row">${num('hours', 'Hours collected', '1', '0.05', '24')}${num('heldOutHours', 'Hours held out', '2', '0.05', '48')}
        ${num('samples', 'Samples labeled, at most', '900', '10')}${num('trials', 'Trials', '6', '1', '100')}</div>
      <label class="check"><input type="checkbox" name="elsewhere" checked /> Judge other places too</label>
      <button class="primary" ?disabled=${this.busy}>Start</button></form></details>`;
  }
}
