import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { get } from '../lib/api';
import { onNews } from '../lib/live';
import { PageElement } from '../lib/page';
import type { Plugin } from '../lib/types';
import { badge, head } from '../lib/ui';

@customElement('vd-plugins')
export class PluginsPage extends PageElement {
  private plugins: Plugin[] = [];

  protected override get every() {
    return 4000;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.until(onNews((h) => {
      if (h.kind === 'swap') void this.reload();
    }));
  }

  protected override async load(): Promise<void> {
    this.plugins = await get<Plugin[]>('/plugins');
  }

  protected override body() {
    return html`${head('Plugins', 'Everything in service now; it can be exchanged while the rest runs')}
      <div class="scroll"><table><thead><tr><th>Plug</th><th>Plugin</th><th>Version</th><th>Bundle</th><th>Health</th></tr></thead>
        <tbody>${this.plugins.map((p) => html`<tr><td>${p.plug}</td><td>${p.id}</td><td>${p.version}</td><td>${p.bundle}</td><td>${badge(p.health)}</td></tr>`)}</tbody></table></div>`;
  }
}
