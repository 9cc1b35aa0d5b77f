/** Addresses of the pages, and the circle in its order. */
import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import './pages/wall';
import './pages/camera';
import './pages/camera-form';
import './pages/alerts';
import './pages/alert';
import './pages/samples';
import './pages/sample';
import './pages/selection';
import './pages/batches';
import './pages/batch';
import './pages/task';
import './pages/datasets';
import './pages/dataset';
import './pages/version';
import './pages/sweeps';
import './pages/sweep';
import './pages/evaluations';
import './pages/evaluation';
import './pages/compare';
import './pages/models';
import './pages/model';
import './pages/rollouts';
import './pages/rollout';
import './pages/loops';
import './pages/loop';
import './pages/plugins';

export const STEPS = [
  { path: 'wall', title: 'Watch', does: 'cameras, live' },
  { path: 'alerts', title: 'Answer', does: 'alerts, real or false' },
  { path: 'samples', title: 'Select', does: 'samples worth a look' },
  { path: 'labeling', title: 'Label', does: 'tasks and batches' },
  { path: 'datasets', title: 'Version', does: 'datasets' },
  { path: 'sweeps', title: 'Train', does: 'sweeps and trials' },
  { path: 'evaluations', title: 'Evaluate', does: 'numbers, frames' },
  { path: 'models', title: 'Register', does: 'models' },
  { path: 'rollouts', title: 'Roll out', does: 'shadow to production' },
  { path: 'loops', title: 'Loop', does: 'the circle by itself' },
];

interface Route {
  pattern: RegExp;
  step: string;
  page: (args: string[], query: URLSearchParams) => TemplateResult;
}

const at = (pattern: string, step: string, page: Route['page']): Route => ({
  pattern: new RegExp('^' + pattern + '$'),
  step,
  page,
});
const ID = '/([^/]+)';

const ROUTES: Route[] = [
  at('wall', 'wall', (a, q) => html`<vd-wall .args=${a} .query=${q}></vd-wall>`),
  at('cameras/new', 'wall', (_, q) => html`<vd-camera-form .args=${[]} .query=${q}></vd-camera-form>`),
  at('cameras' + ID + '/edit', 'wall', (a, q) => html`<vd-camera-form .args=${a} .query=${q}></vd-camera-form>`),
  at('cameras' + ID, 'wall', (a, q) => html`<vd-camera .args=${a} .query=${q}></vd-camera>`),
  at('alerts', 'alerts', (a, q) => html`<vd-alerts .args=${a} .query=${q}></vd-alerts>`),
  at('alerts' + ID, 'alerts', (a, q) => html`<vd-alert .args=${a} .query=${q}></vd-alert>`),
  at('samples', 'samples', (a, q) => html`<vd-samples .args=${a} .query=${q}></vd-samples>`),
  at('samples' + ID, 'samples', (a, q) => html`<vd-sample .args=${a} .query=${q}></vd-sample>`),
  at('selections' + ID, 'samples', (a, q) => html`<vd-selection .args=${a} .query=${q}></vd-selection>`),
  at('labeling', 'labeling', (a, q) => html`<vd-batches .args=${a} .query=${q}></vd-batches>`),
  at('labeling/task', 'labeling', (a, q) => html`<vd-task .args=${a} .query=${q}></vd-task>`),
  at('labeling/batches' + ID, 'labeling', (a, q) => html`<vd-batch .args=${a} .query=${q}></vd-batch>`),
  at('datasets', 'datasets', (a, q) => html`<vd-datasets .args=${a} .query=${q}></vd-datasets>`),
  at('datasets' + ID, 'datasets', (a, q) => html`<vd-dataset .args=${a} .query=${q}></vd-dataset>`),
  at('datasets' + ID + '/versions' + ID, 'datasets', (a, q) => html`<vd-version .args=${a} .query=${q}></vd-version>`),
  at('versions' + ID, 'datasets', (a, q) => html`<vd-version .args=${['', ...a]} .query=${q}></vd-version>`),
  at('sweeps', 'sweeps', (a, q) => html`<vd-sweeps .args=${a} .query=${q}></vd-sweeps>`),
  at('sweeps' + ID, 'sweeps', (a, q) => html`<vd-sweep .args=${a} .query=${q}></vd-sweep>`),
  at('trials' + ID, 'sweeps', (a, q) => html`<vd-sweep .args=${['', ...a]} .query=${q}></vd-sweep>`),
  at('evaluations', 'evaluations', (a, q) => html`<vd-evaluations .args=${a} .query=${q}></vd-evaluations>`),
  at('evaluations/compare', 'evaluations', (a, q) => html`<vd-compare .args=${a} .query=${q}></vd-compare>`),
  at('evaluations' + ID, 'evaluations', (a, q) => html`<vd-evaluation .args=${a} .query=${q}></vd-evaluation>`),
  at('models', 'models', (a, q) => html`<vd-models .args=${a} .query=${q}></vd-models>`),
  at('models' + ID + '/versions' + ID, 'models', (a, q) => html`<vd-model .args=${a} .query=${q}></vd-model>`),
  at('rollouts', 'rollouts', (a, q) => html`<vd-rollouts .args=${a} .query=${q}></vd-rollouts>`),
  at('rollouts' + ID, 'rollouts', (a, q) => html`<vd-rollout .args=${a} .query=${q}></vd-rollout>`),
  at('loops', 'loops', (a, q) => html`<vd-loops .args=${a} .query=${q}></vd-loops>`),
  at('loops' + ID, 'loops', (a, q) => html`<vd-loop .args=${a} .query=${q}></vd-loop>`),
  at('plugins', 'plugins', (a, q) => html`<vd-plugins .args=${a} .query=${q}></vd-plugins>`),
];

/** The page of an address; a new address is a new page. */
export function route(hash: string): { step: string; page: unknown } {
  const [path, query] = hash.replace(/^#\/?/, '').split('?');
  const wanted = path || 'wall';
  for (const r of ROUTES) {
    const match = r.pattern.exec(wanted);
    if (match) {
      const args = match.slice(1).map(decodeURIComponent);
      return { step: r.step, page: keyed(hash, r.page(args, new URLSearchParams(query))) };
    }
  }
  return {
    step: '',
    page: html`<div class="empty"><h2>There is no such page</h2><p><a href="#/wall">To the wall</a></p></div>`,
  };
}
