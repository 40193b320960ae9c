import type { Actor, Headers, TestApp } from './test-app.js';

export interface Hint {
  readonly topic: string;
  readonly position: string;
}

/** A stream of live updates that somebody follows. */
export interface Following {
  readonly status: number;
  /** All that came over the wire so far. */
  readonly text: () => string;
  readonly hints: () => readonly Hint[];
  /** Resolves when the server ends the stream. */
  readonly ended: Promise<void>;
  readonly leave: () => void;
}

/** Follows topics over a real connection; resolves once the server says that it follows. */
export async function follow(
  app: TestApp,
  address: string,
  { token }: Pick<Actor, 'token'>,
  topics: string,
  headers: Headers = {},
): Promise<Following> {
  const leaving = new AbortController();
  const answer = await fetch(`${address}/api/v1/live?topics=${topics}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    signal: leaving.signal,
  });
  let text = '';
  const ended = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>)
      text += decoder.decode(chunk, { stream: true });
  })().catch(() => undefined);
  if (answer.status === 200) await app.until(async () => (text.includes(': follows') ? true : undefined));
  return {
    status: answer.status,
    text: () => text,
    hints: () =>
      text
        .split('\n\n')
        .filter((each) => each.includes('event: changed'))
        .map((each) => JSON.parse(/^data: (.*)$/m.exec(each)?.[1] ?? '{}') as Hint),
    ended,
    leave: () => leaving.abort(),
  };
}
