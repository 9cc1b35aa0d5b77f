/** The one way to the server: JSON in, JSON out, problems as errors. */

export const BASE = '/api/v1';

/** What the server refused, in its own words. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
  ) {
    super(detail || title);
  }
}

/** A value with the revision that a write of it must name. */
export interface Tagged<T> {
  value: T;
  etag: string;
}

export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

type Query = Record<string, string | number | boolean | undefined | null>;

let whenSignedOut: () => void = () => {};

/** Called when the server no longer knows the session. */
export function onSignedOut(then: () => void): void {
  whenSignedOut = then;
}

/** Kept in memory only: the server tells it again to whom it has a session with. */
let csrf: string | undefined;

export function keepCsrf(value: string | undefined): void {
  csrf = value;
}

export function url(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return BASE + path + (text ? '?' + text : '');
}

async function problem(answer: Response): Promise<ApiError> {
  try {
    const p = (await answer.json()) as { title?: string; detail?: string };
    return new ApiError(answer.status, p.title ?? answer.statusText, p.detail ?? '');
  } catch {
    return new ApiError(answer.status, answer.statusText || 'Error ' + answer.status, '');
  }
}

export async function send(
  method: string,
  path: string,
  body?: unknown,
  options: { query?: Query; etag?: string; raw?: BodyInit; type?: string; quiet?: boolean } = {},
): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json' });
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  if (options.type) headers.set('Content-Type', options.type);
  if (options.etag) headers.set('If-Match', options.etag);
  if (method !== 'GET' && csrf) headers.set('X-CSRF-Token', csrf);
  let answer: Response;
  try {
    answer = await fetch(url(path, options.query), {
      method,
      headers,
      body: options.raw ?? (body === undefined ? undefined : JSON.stringify(body)),
      credentials: 'same-origin',
    });
  } catch {
    throw new ApiError(0, 'The server does not answer', 'Is it running? The page tries again.');
  }
  if (!answer.ok) {
    const error = await problem(answer);
    if (answer.status === 401 && !options.quiet) whenSignedOut();
    throw error;
  }
  return answer;
}

async function json<T>(answer: Response): Promise<T> {
  return answer.status === 204 ? (undefined as T) : ((await answer.json()) as T);
}

export async function get<T>(path: string, query: Query = {}): Promise<T> {
  return json<T>(await send('GET', path, undefined, { query }));
}

export async function getTagged<T>(path: string): Promise<Tagged<T>> {
  return tagged<T>(await send('GET', path));
}

/** The whole of a list whose pages are few. */
export async function all<T>(path: string, query: Query = {}, most = 2000): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<T> = await get<Page<T>>(path, { ...query, cursor, limit: 500 });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor && items.length < most);
  return items;
}

export async function post<T>(path: string, body?: unknown, etag?: string): Promise<T> {
  return json<T>(await send('POST', path, body ?? {}, { etag }));
}

/** A POST that carries nothing and may answer nothing. */
export async function call<T>(path: string, query: Query = {}): Promise<Tagged<T> | undefined> {
  const answer = await send('POST', path, undefined, { query });
  return answer.status === 204 ? undefined : tagged<T>(answer);
}

export async function put<T>(path: string, body: unknown, etag?: string): Promise<Tagged<T>> {
  return tagged<T>(await send('PUT', path, body, { etag }));
}

export async function remove(path: string, etag?: string): Promise<void> {
  await send('DELETE', path, undefined, { etag });
}

async function tagged<T>(answer: Response): Promise<Tagged<T>> {
  const text = answer.status === 204 ? '' : await answer.text();
  return {
    value: (text ? JSON.parse(text) : undefined) as T,
    etag: answer.headers.get('ETag') ?? '',
  };
}
