/** Links along the circle. */
import { html, type TemplateResult } from 'lit';
import { all, get } from './api';
import { short } from './format';
import type { Dataset, Model, Version } from './types';

/** `name:3`, or a plugin's `motion 0.1.0`, which is no model of the registry. */
export function modelLink(id: string | undefined): TemplateResult {
  const colon = id?.lastIndexOf(':') ?? -1;
  if (!id) return html`–`;
  if (colon < 1 || id.includes(' ')) return html`${id}`;
  const path = `#/models/${encodeURIComponent(id.slice(0, colon))}/versions/${encodeURIComponent(id.slice(colon + 1))}`;
  return html`<a href=${path}>${id}</a>`;
}

/** Who held a slot: a model, or what stands in an empty one. */
export function championLink(slot: string, id: string | undefined): TemplateResult {
  if (id) return modelLink(id);
  return slot.toLowerCase() === 'detector' ? html`none: what each camera says` : html`none: accepts all`;
}

/** Classifiers verify alerts, everything else detects. */
export function slotOf(model: Model): 'verifier' | 'detector' {
  return ['softmax', 'sigmoid'].includes(model.layout) ? 'verifier' : 'detector';
}

export function versionLink(id: string | undefined, text?: string): TemplateResult {
  return id ? html`<a href="#/versions/${id}">${text ?? named.get(id) ?? short(id)}</a>` : html`–`;
}

/** Names of versions as they were read last. */
const named = new Map<string, string>();

export interface Known {
  dataset: Dataset;
  version: Version;
}

/** All versions of all datasets, newest first; from now on {@link versionLink} knows their names. */
export async function versions(): Promise<Known[]> {
  const datasets = await all<Dataset>('/datasets');
  const found = await Promise.all(
    datasets.map(async (dataset) =>
      (await get<{ items: Version[] }>(`/datasets/${dataset.id}/versions`)).items.map((version) => ({ dataset, version })),
    ),
  );
  for (const { dataset, version } of found.flat()) named.set(version.id, `${dataset.name} ${version.number}`);
  return found.flat().sort((a, b) => b.version.createdAt.localeCompare(a.version.createdAt));
}
