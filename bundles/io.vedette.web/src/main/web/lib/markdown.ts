/** The little of Markdown that model cards use: headings, tables, lists, paragraphs, code. Text stays text. */
import { html, type TemplateResult } from 'lit';

export function markdown(text: string): TemplateResult {
  const blocks = text.split(/\n\s*\n/).map((b) => b.trim()).filter((b) => b);
  return html`<div class="markdown">${blocks.map(block)}</div>`;
}

function block(text: string): TemplateResult {
  const lines = text.split('\n');
  const heading = /^#+\s+(.*)/.exec(lines[0]);
  if (heading) return html`<h3>${inline(heading[1])}</h3>${lines.length > 1 ? block(lines.slice(1).join('\n')) : ''}`;
  if (lines.every((l) => l.startsWith('|'))) return table(lines);
  if (lines.every((l) => /^[-*] /.test(l))) return html`<ul>${lines.map((l) => html`<li>${inline(l.slice(2))}</li>`)}</ul>`;
  return html`<p>${inline(text)}</p>`;
}

function table(lines: string[]): TemplateResult {
  const cells = (line: string) => line.replace(/^\||\|\s*$/g, '').split('|').map((c) => inline(c.trim()));
  const [head, ...rows] = lines.filter((l) => !/^[|\s:-]+$/.test(l));
  return html`<div class="scroll"><table><thead><tr>${cells(head).map((c) => html`<th>${c}</th>`)}</tr></thead>
    <tbody>${rows.map((r) => html`<tr>${cells(r).map((c) => html`<td>${c}</td>`)}</tr>`)}</tbody></table></div>`;
}

function inline(text: string): (string | TemplateResult)[] {
  return text.split('`').map((part, i) => (i % 2 ? html`<code>${part}</code>` : part));
}
