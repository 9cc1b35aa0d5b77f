/** Samples as pictures with a caption each. */
import { html, type TemplateResult } from 'lit';
import { BASE } from '../lib/api';
import type { Sample } from '../lib/types';

export interface Cell {
  sample: string;
  crop: boolean;
  title: string;
  text?: string;
  tag?: string;
}

export function sampleCell(sample: Sample, title: string, text = '', tag = ''): Cell {
  return { sample: sample.id, crop: sample.crop, title, text, tag };
}

export function sampleGrid(cells: Cell[]): TemplateResult {
  return html`<ul class="grid">
    ${cells.map(
      (c) => html`<li><a class="cell" href="#/samples/${c.sample}">
        <img loading="lazy" alt="" src="${BASE}/samples/${c.sample}/${c.crop ? 'crop.png' : 'picture.jpg'}" />
        <span class="cell-text"><b>${c.title}</b>${c.text ? html`<small>${c.text}</small>` : ''}</span>
        ${c.tag ? html`<span class="tag">${c.tag}</span>` : ''}
      </a></li>`,
    )}
  </ul>`;
}
