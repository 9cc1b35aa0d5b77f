/** What happens on the server, as it happens: one stream for news, one for tracks while wanted. */
import { BASE } from './api';

export interface Happening {
  kind: string;
  camera?: string;
  when: string;
  [name: string]: unknown;
}

type Listener = (happening: Happening) => void;

const NEWS = ['alert', 'verdict', 'camera', 'event', 'swap', 'said', 'operation', 'rollout'];

class Stream {
  private source?: EventSource;
  private readonly listeners = new Set<Listener>();

  constructor(private readonly kinds: string[]) {}

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    this.open();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.close();
    };
  }

  close(): void {
    this.source?.close();
    this.source = undefined;
  }

  private open(): void {
    if (this.source) return;
    this.source = new EventSource(`${BASE}/events/stream?kinds=${this.kinds.join(',')}`);
    for (const kind of this.kinds) {
      this.source.addEventListener(kind, (event) => this.tell(kind, event as MessageEvent));
    }
  }

  private tell(kind: string, event: MessageEvent): void {
    const happening = { ...JSON.parse(event.data as string), kind } as Happening;
    for (const listener of this.listeners) listener(happening);
  }
}

const news = new Stream(NEWS);
const tracks = new Stream(['tracks']);

/** Listens until the returned function is called. */
export function onNews(listener: Listener): () => void {
  return news.listen(listener);
}

export function onTracks(listener: Listener): () => void {
  return tracks.listen(listener);
}

export function closeAll(): void {
  news.close();
  tracks.close();
}
