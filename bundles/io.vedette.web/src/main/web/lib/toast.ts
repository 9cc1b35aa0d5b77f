/** Short messages at the edge of the page. */
export interface Toast {
  id: number;
  text: string;
  tone: 'ok' | 'bad';
}

let next = 1;
let shown: Toast[] = [];
let changed: (toasts: Toast[]) => void = () => {};

export function onToasts(listener: (toasts: Toast[]) => void): void {
  changed = listener;
}

export function toast(text: string, tone: 'ok' | 'bad' = 'ok'): void {
  const one = { id: next++, text, tone };
  shown = [...shown.slice(-2), one];
  changed(shown);
  setTimeout(() => dismiss(one.id), tone === 'bad' ? 9000 : 4000);
}

export function dismiss(id: number): void {
  shown = shown.filter((t) => t.id !== id);
  changed(shown);
}
