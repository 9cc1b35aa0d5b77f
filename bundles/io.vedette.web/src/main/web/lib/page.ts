/** What every page has in common: arguments, loading, errors, asking again. */
import { LitElement, nothing, type TemplateResult, html } from 'lit';
import { property, state } from 'lit/decorators.js';
import { toast } from './toast';
import { failure, loading } from './ui';

export abstract class PageElement extends LitElement {
  @property({ attribute: false }) args: string[] = [];
  @property({ attribute: false }) query = new URLSearchParams();
  @state() private error?: unknown;
  @state() private ready = false;
  @state() protected busy = false;
  private timer = 0;
  private readonly endings: (() => void)[] = [];

  /** Milliseconds until the next look, asked after each one; 0 for none. */
  protected get every(): number {
    return 0;
  }

  protected abstract load(): Promise<void>;
  protected abstract body(): TemplateResult;

  override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.reload();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.endings.splice(0).forEach((end) => end());
  }

  /** Runs when the page is left. */
  protected until(end: () => void): void {
    this.endings.push(end);
  }

  protected async reload(): Promise<void> {
    try {
      await this.load();
      this.error = undefined;
      this.ready = true;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
    this.later();
  }

  /** Looks again after a while, where the page wants it; not while nobody sees it. */
  private later(): void {
    clearTimeout(this.timer);
    if (!this.isConnected || this.every <= 0) return;
    this.timer = window.setTimeout(() => (document.hidden ? this.later() : void this.reload()), this.every);
  }

  /** Does what a person asked for, says how it went, and looks again. */
  protected async act(work: () => Promise<unknown>, said = ''): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await work();
      if (said) toast(said);
      await this.reload();
      return true;
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'bad');
      return false;
    } finally {
      this.busy = false;
    }
  }

  override render() {
    if (!this.ready) return this.error ? failure(this.error, () => void this.reload()) : loading();
    return html`${this.error ? failure(this.error, () => void this.reload()) : nothing}${this.body()}`;
  }
}
