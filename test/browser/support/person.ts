import { randomUUID } from 'node:crypto';
import { expect, request } from '@playwright/test';

type Json = Readonly<Record<string, unknown>>;

/** Somebody who talks to the API beside the browser: what a colleague, another county or a script does meanwhile. */
export interface Person {
  get<T = Json>(path: string): Promise<T>;
  post<T = Json>(path: string, body?: Json): Promise<T>;
  put<T = Json>(path: string, body?: Json): Promise<T>;
  readonly token: string;
}

/** Signs in as a demo identity with a session of its own. */
export async function signedIn(url: string, identity: string): Promise<Person> {
  const entrance = await request.newContext({ baseURL: url });
  const session = await entrance.post('/api/v1/demo/session', { data: { identity } });
  expect(session.status()).toBe(201);
  const { token } = (await session.json()) as { token: string };
  await entrance.dispose();
  let position: string | undefined;
  const call = async <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: Json): Promise<T> => {
    const context = await request.newContext({
      baseURL: url,
      extraHTTPHeaders: {
        Authorization: `Bearer ${token}`,
        ...(position !== undefined && { 'Caseledger-Position': position }),
        ...(method !== 'GET' && { 'Idempotency-Key': randomUUID() }),
      },
    });
    const answer = await context.fetch(path, { method, ...(body && { data: body }) });
    const text = await answer.text();
    expect(answer.ok(), `${method} ${path}: ${answer.status()} ${text}`).toBe(true);
    position = answer.headers()['caseledger-position'] ?? position;
    await context.dispose();
    return JSON.parse(text || '{}') as T;
  };
  return {
    token,
    get: (path) => call('GET', path),
    post: (path, body = {}) => call('POST', path, body),
    put: (path, body = {}) => call('PUT', path, body),
  };
}
