import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { get } from '../lib/api';
import { metricName, number } from '../lib/format';
import { modelLink } from '../lib/links';
import { PageElement } from '../lib/page';
import type { Difference, Evaluation } from '../lib/types';
import { empty, head, next } from '../lib/ui';
import { interval, whisker } from '../parts/number-table';

@customElement('vd-compare')
export class ComparePage extends PageElement {
  private differences: Difference[] = [];
  private sides: Evaluation[] = [];

  protected override async load(): Promise<void> {
    const before = this.query.get('before') ?? '';
    const after = this.query.get('after') ?? '';
    const [found, a, b] = await Promise.all([
      get<{ differences: Difference[] }>('/evaluations/compare', { before, after }),
      get<Evaluation>('/evaluations/' + before),
      get<Evaluation>('/evaluations/' + after),
    ]);
    this.differences = found.differences;
    this.sides = [a, b];
  }

  protected override body() {
    const [a, b] = this.sides;
    return html`${head('Compared', html`${modelLink(a.model)} → ${modelLink(b.model)}, ${b.metric}`)}
      ${this.differences.length === 0 ? empty('Nothing to compare', 'The two have no number in common.')
        : html`<div class="scroll"><table><thead><tr><th>Number</th><th class="n">Before</th><th class="n">After</th><th class="n">Difference</th><th>95 % interval</th><th>Against zero</th></tr></thead>
          <tbody>${this.differences.map((d) => this.row(d))}</tbody></table></div>
          <p class="sub">A paired bootstrap over ${this.differences[0].blocks} blocks of the same pictures. An interval that does not touch zero is a real difference.</p>`}
      ${next('Convinced? Let it prove itself on live cameras.', b.model ? '#/rollouts?model=' + encodeURIComponent(b.model) : '#/rollouts', 'Roll out')}`;
  }

  private row(d: Difference) {
    const i = d.interval;
    const reach = i ? Math.max(Math.abs(i.low), Math.abs(i.high)) : 0;
    return html`<tr><td>${metricName(d.value)}</td><td class="n">${number(d.before, 3)}</td><td class="n">${number(d.after, 3)}</td>
      <td class="n">${d.difference !== undefined && d.difference > 0 ? '+' : ''}${number(d.difference, 3)}</td><td>${interval(i)}</td>
      <td>${i ? whisker(i.low, i.high, d.difference ?? 0, reach) : nothing}</td></tr>`;
  }
}
