/** The small parts every page is made of. */
import { html, nothing, type TemplateResult } from 'lit';
import { ApiError } from './api';
import { time, words } from './format';

export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'plain';

const TONES: Record<string, Tone> = {
  live: 'ok', done: 'ok', passed: 'ok', closed: 'ok', real: 'ok', production: 'ok', ok: 'ok', 'in service': 'ok',
  connecting: 'warn', stalled: 'warn', backoff: 'warn', 'not yet': 'warn', canary: 'warn', unsure: 'warn',
  draining: 'warn', interrupted: 'warn', waiting: 'warn', paused: 'warn', 'waited for': 'warn',
  failed: 'bad', refused: 'bad', false: 'bad', 'rolled back': 'bad', quarantined: 'bad',
  running: 'info', open: 'info', shadow: 'info', queued: 'info', deciding: 'info', submitting: 'info',
};

export function badge(text: string, tone?: Tone): TemplateResult {
  const said = words(text);
  return html`<span class="badge ${tone ?? TONES[said] ?? 'plain'}">${said}</span>`;
}

export function when(iso: string | undefined): TemplateResult {
  return iso ? html`<time datetime=${iso} title=${new Date(iso).toLocaleString('en-GB')}>${time(iso)}</time>` : html`–`;
}

export function empty(title: string, text: string, action: unknown = nothing): TemplateResult {
  return html`<div class="empty"><h2>${title}</h2><p>${text}</p>${action}</div>`;
}

export function failure(error: unknown, again?: () => void): TemplateResult {
  const title = error instanceof ApiError ? error.title : 'Something went wrong';
  const detail = error instanceof Error ? error.message : String(error);
  return html`<div class="failure" role="alert">
    <strong>${title}</strong>
    <p>${detail}</p>
    ${again ? html`<button @click=${again}>Try again</button>` : nothing}
  </div>`;
}

export function loading(): TemplateResult {
  return html`<p class="loading" role="status">Loading …</p>`;
}

export function head(title: unknown, sub: unknown = nothing, actions: unknown = nothing): TemplateResult {
  return html`<header class="page-head">
    <div><h1>${title}</h1>${sub === nothing ? nothing : html`<p class="sub">${sub}</p>`}</div>
    <div class="actions">${actions}</div>
  </header>`;
}

/** Where the circle goes on from here. */
export function next(text: string, href: string, link: string): TemplateResult {
  return html`<aside class="next"><span><strong>What next?</strong> ${text}</span><a class="button" href=${href}>${link} →</a></aside>`;
}

export function field(label: string, control: TemplateResult, help = ''): TemplateResult {
  return html`<label class="field"><span>${label}</span>${control}${help ? html`<small>${help}</small>` : nothing}</label>`;
}

export function facts(rows: [string, unknown][]): TemplateResult {
  return html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

export function bar(share: number, label: string): TemplateResult {
  return html`<progress max="1" .value=${Math.max(0, Math.min(1, share))} aria-label=${label}></progress>`;
}

/** The values of a form by name, empty ones left out. */
export function values(event: Event): Record<string, string> {
  event.preventDefault();
  const read: Record<string, string> = {};
  new FormData(event.target as HTMLFormElement).forEach((value, name) => {
    if (typeof value === 'string' && value.trim() !== '') read[name] = value.trim();
  });
  return read;
}
