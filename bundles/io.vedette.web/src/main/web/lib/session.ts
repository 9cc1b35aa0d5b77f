/** Who is signed in, and what they may do. */
import { ApiError, keepCsrf, send } from './api';

export interface Session {
  name: string;
  roles: string[];
  vendor?: string;
  csrf?: string;
}

let current: Session | undefined;

export function session(): Session | undefined {
  return current;
}

/** Whether the caller has one of the roles; the server asks again. */
export function can(...roles: string[]): boolean {
  const mine = current?.roles ?? [];
  return mine.includes('admin') || roles.some((role) => mine.includes(role));
}

/** Takes up the session of the cookie, where there is one. */
export async function resume(): Promise<Session | undefined> {
  try {
    const answer = await send('GET', '/session', undefined, { quiet: true });
    const read = (await answer.json()) as Session;
    // A session that could not write (of a server before an upgrade) is begun anew.
    current = read.csrf ? read : undefined;
    keepCsrf(read.csrf);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) current = undefined;
    else throw error;
  }
  return current;
}

export async function signIn(by: { token?: string; name?: string; password?: string }) {
  keepCsrf(undefined);
  const answer = await send('POST', '/session', by, { quiet: true });
  current = (await answer.json()) as Session;
  keepCsrf(current.csrf);
  return current;
}

export async function signOut(): Promise<void> {
  try {
    await send('DELETE', '/session', undefined, { quiet: true });
  } finally {
    forget();
  }
}

export function forget(): void {
  current = undefined;
  keepCsrf(undefined);
}
