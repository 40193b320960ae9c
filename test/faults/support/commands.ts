import { randomUUID } from 'node:crypto';

/** One wish of a client, under the key with which it is sent again until it is answered. */
export interface Command {
  readonly key: string;
  /** Demo identity that sends it. */
  readonly as: string;
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body?: object;
  /** What the server calls it in the idempotency scope. */
  readonly name: string;
  /** Steps in several streams: a refusal may come after some of them. */
  readonly inSteps: boolean;
  /** Members of the answer that tell what is now, not what the command did. */
  readonly about?: readonly string[];
}

/** An answer that the client has read to its end. */
export interface Answer {
  readonly status: number;
  readonly position: string | undefined;
  readonly body: Record<string, unknown>;
}

export interface Answered {
  readonly command: Command;
  readonly answer: Answer;
}

export type Wish = Omit<Command, 'key' | 'inSteps'> & { readonly inSteps?: boolean };

export const command = (wish: Wish): Command => ({ inSteps: false, ...wish, key: randomUUID() });

/** Nobody knows what became of it: send it again with the same key. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/** The way to a server, for whoever has a demo identity. */
export interface Client {
  /** @throws Unanswered */
  send(sent: Command): Promise<Answer>;
  get(as: string, path: string): Promise<Answer>;
}

/** What an answer says about the command itself, as one text. */
export function toldBy({ about = [] }: Command, { status, body }: Answer): string {
  return JSON.stringify([status, Object.entries(body).filter(([name]) => !about.includes(name))]);
}

/** Calls the server as its clients do, signed in anew after each of its starts. */
export class Caller implements Client {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(private readonly url: string) {}

  /** @throws Unanswered when the connection broke or the server says 503 */
  async send(sent: Command): Promise<Answer> {
    return this.call(sent.as, sent.method, sent.path, {
      headers: { 'idempotency-key': sent.key },
      ...(sent.body && { body: sent.body }),
    });
  }

  get = (as: string, path: string): Promise<Answer> => this.call(as, 'GET', path, {});

  private async call(
    as: string,
    method: string,
    path: string,
    { headers = {}, body }: { readonly headers?: Record<string, string>; readonly body?: object },
  ): Promise<Answer> {
    const authorization = `Bearer ${await this.token(as)}`;
    return this.fetched(path, {
      method,
      headers: { ...headers, authorization, 'content-type': 'application/json' },
      ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
    });
  }

  /** Signs in as a demo identity, once. */
  token(identity: string): Promise<string> {
    const known = this.tokens.get(identity);
    if (known !== undefined) return known;
    const signIn = this.fetched('/api/v1/demo/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ identity }),
    }).then(({ body }) => String(body.token));
    signIn.catch(() => this.tokens.delete(identity));
    this.tokens.set(identity, signIn);
    return signIn;
  }

  private async fetched(path: string, init: RequestInit): Promise<Answer> {
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${this.url}${path}`, init);
      text = await response.text();
    } catch (error) {
      throw new Unanswered('the connection broke', { cause: error });
    }
    if (response.status === 503) throw new Unanswered(`the server is not available: ${text}`);
    return {
      status: response.status,
      position: response.headers.get('caseledger-position') ?? undefined,
      body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    };
  }
}
