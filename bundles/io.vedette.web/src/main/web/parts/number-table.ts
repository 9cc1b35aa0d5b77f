/** Numbers with their intervals. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { metricName, number } from '../lib/format';
import type { Interval } from '../lib/types';

export function interval(i: Interval | undefined, digits = 3): TemplateResult | string {
  return i ? html`<span class="sub">${number(i.low, digits)} – ${number(i.high, digits)}</span>` : '';
}

export function numberTable(
  values: Record<string, number | null>,
  intervals: Record<string, Interval>,
  link?: (name: string) => string | undefined,
): TemplateResult {
  const names = Object.keys(values);
  return html`<div class="scroll"><table><thead><tr><th>Number</th><th class="n">Value</th><th>95 % interval</th></tr></thead>
    <tbody>${names.map((name) => {
      const to = link?.(name);
      return html`<tr><td>${to ? html`<a href=${to}>${metricName(name)}</a>` : metricName(name)}</td><td class="n">${number(values[name], 3)}</td>
        <td>${intervals[name] ? interval(intervals[name]) : nothing}</td></tr>`;
    })}</tbody></table></div>`;
}

/** A difference with its interval against zero, as a line. */
export function whisker(low: number, high: number, at: number, reach: number): TemplateResult {
  const x = (v: number) => 50 + (reach ? (v / reach) * 46 : 0);
  return html`<svg class="whisker" viewBox="0 0 100 12" role="img" aria-label="from ${number(low, 3)} to ${number(high, 3)}">
    ${svg`<line class="zero" x1="50" x2="50" y1="0" y2="12"></line><line x1=${x(low)} x2=${x(high)} y1="6" y2="6"></line><circle cx=${x(at)} cy="6" r="3"></circle>`}
  </svg>`;
}
