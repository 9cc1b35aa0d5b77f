import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { get, url, type Page } from '../lib/api';
import { bytes, number, words } from '../lib/format';
import { versionLink, versions } from '../lib/links';
import { PageElement } from '../lib/page';
import { can } from '../lib/session';
import type { Evaluation, Model, Rollout, Trial } from '../lib/types';
import { markdown } from '../lib/markdown';
import { badge, facts, head, next, when } from '../lib/ui';

@customElement('vd-model')
export class ModelPage extends PageElement {
  private model!: Model;
  private trial?: Trial;
  private evaluations: Evaluation[] = [];
  private rollouts: Rollout[] = [];

  private get path(): string {
    return '/models/' + this.args.map(encodeURIComponent).join('/versions/');
  }

  protected override async load(): Promise<void> {
    const m = await get<Model>(this.path);
    const [trial, evaluations, rollouts] = await Promise.all([
      m.trial ? get<Trial>('/trials/' + m.trial).catch(() => undefined) : undefined,
      get<Page<Evaluation>>('/evaluations', { model: m.id }),
      get<Page<Rollout>>('/rollouts', { limit: 200 }),
      versions(),
    ]);
    this.model = m;
    this.trial = trial;
    this.evaluations = evaluations.items;
    this.rollouts = rollouts.items.filter((r) => r.request.challenger === m.id || r.champion === m.id);
  }

  protected override body() {
    const m = this.model;
    return html`${head(m.id, html`registered ${when(m.created)} by ${m.createdBy}`,
        can('researcher', 'manager') ? html`<a class="button" href=${url(this.path + '/package')} download>Download</a>` : nothing)}
      <div class="two even">
        <section class="card"><h2>What it is</h2>${facts([
          ['Engine', m.engine], ['Output', m.layout], ['Classes', m.classes.join(', ')], ['Size', bytes(m.bytes)],
          ['SHA-256', html`<code title=${m.sha256}>${m.sha256.slice(0, 16)}…</code>`],
        ])}</section>
        <section class="card"><h2>Where it comes from</h2>${facts([
          ['Origin', m.origin],
          ['Trial', m.trial ? html`<a href="#/trials/${m.trial}">trial ${this.trial?.number ?? ''}</a>` : '–'],
          ['Trained on', versionLink(m.datasetVersion)],
          ...Object.entries(this.trial?.scores ?? {}).map(([k, v]) => [words(k), number(v, 3)] as [string, unknown]),
        ])}
          <details><summary>Everything that was written down</summary>${facts(
            Object.entries(m.provenance).filter(([k]) => !k.startsWith('score.')).map(([k, v]) => [k, v] as [string, unknown]))}</details></section>
      </div>
      ${m.card ? html`<section class="card"><h2>Card</h2>${markdown(m.card)}</section>` : nothing}
      <section class="card"><h2>Evaluations</h2>${this.evaluations.length === 0 ? html`<p class="sub">None.</p>` : html`<ul class="plain-list">${this.evaluations.map(
        (e) => html`<li><a href="#/evaluations/${e.id}">${e.metric}</a> ${badge(e.state)} on ${e.split ?? e.subject}, ${when(e.created)}</li>`)}</ul>`}</section>
      <section class="card"><h2>Roll-outs</h2>${this.rollouts.length === 0 ? html`<p class="sub">None.</p>` : html`<ul class="plain-list">${this.rollouts.map(
        (r) => html`<li><a href="#/rollouts/${r.id}">${r.request.group}, ${words(r.request.slot)}</a> ${badge(r.stage)} ${r.champion === m.id ? 'as the one before' : ''}</li>`)}</ul>`}</section>
      ${next('Evaluate it, or let it run beside the one in charge.', '#/rollouts?model=' + encodeURIComponent(m.id), 'Roll out')}`;
  }
}
