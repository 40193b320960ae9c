import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { paths } from './generated/schema.js';
import { problemFrom, unreachable } from './problem.js';

/** Every call of the API with its types, by method and path pattern. */
export type Api = Client<paths>;

export interface ApiOptions {
  /** Told when an answer says that nobody is signed in (any more). */
  readonly onSignedOut?: () => void;
  /** Told when somebody who is signed in was answered: their session lives on. */
  readonly onUsed?: () => void;
  /** Told when a query was answered before its views held what was written here. */
  readonly onStale?: () => void;
  /** Told when a command was accepted. */
  readonly onWritten?: () => void;
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly baseUrl?: string;
}

export interface ApiClient {
  readonly api: Api;
  /** For a command that takes another way than `api`, as files do that say how far they are. */
  readonly command: {
    headers(): Readonly<Record<string, string>>;
    /** Tells of its answer. */
    answered(status: number, header: (name: string) => string | null): void;
  };
  /** From `GET /api/v1/me`: state-changing calls of a cookie session carry it. */
  setCsrfToken(token: string | undefined): void;
  /** Marks the queries made until `work` is done as refreshes of what is shown already: identical looks count once. */
  refreshing(work: Promise<unknown>): Promise<void>;
  /** Says of every call until `work` is done that its answer goes on paper: a look of its own. */
  printing(work: () => Promise<unknown>): Promise<void>;
  /** Says from now on why somebody looks with every call whose path begins so, where it answers one. */
  sayReason(pathBegins: string, reason: () => string | undefined): void;
  /** Forgets whom it was talking for: after signing out. */
  forget(): void;
}

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** A search whose criteria are personal has them in its body: it changes nothing, either. */
const asks = ({ method, url }: Request): boolean =>
  reading.has(method) || (method === 'POST' && new URL(url).pathname.endsWith('/search'));

/**
 * The one door to the server. Adds the CSRF token and an idempotency key to commands, and tells each query how far
 * this page has written, so that a person always sees their own work (rule G7).
 */
export function createApi({
  onSignedOut,
  onStale,
  onUsed,
  onWritten,
  fetch,
  baseUrl = '',
}: ApiOptions = {}): ApiClient {
  let csrfToken: string | undefined;
  let position: string | undefined;
  let refreshes = 0;
  let prints = 0;
  let why: { readonly pathBegins: string; readonly reason: () => string | undefined } | undefined;
  const saysWhy = (request: Request) => {
    if (why === undefined || !new URL(request.url).pathname.startsWith(why.pathBegins)) return;
    const reason = why.reason();
    // A header holds ASCII only.
    if (reason) request.headers.set('Caseledger-Reason', encodeURIComponent(reason));
  };
  const conventions: Middleware = {
    onRequest({ request }) {
      saysWhy(request);
      if (prints > 0) request.headers.set('Caseledger-Purpose', 'print');
      if (asks(request)) {
        if (refreshes > 0) request.headers.set('Caseledger-Live', 'refresh');
        if (position !== undefined) request.headers.set('Caseledger-Position', position);
        if (reading.has(request.method)) return;
      }
      if (csrfToken !== undefined) request.headers.set('X-CSRF-Token', csrfToken);
      if (!request.headers.has('Idempotency-Key'))
        request.headers.set('Idempotency-Key', crypto.randomUUID());
    },
    onResponse({ request, response }) {
      saidUsed(response.status);
      if (!asks(request)) wrote(response.headers.get('Caseledger-Position'));
      else if (response.headers.get('Caseledger-Stale') === 'true') onStale?.();
    },
  };
  const saidUsed = (status: number) => (status === 401 ? onSignedOut?.() : onUsed?.());
  const wrote = (written: string | null) => {
    if (written === null) return;
    position = written;
    onWritten?.();
  };
  const api = createClient<paths>({ baseUrl, ...(fetch && { fetch }) });
  api.use(conventions);
  return {
    api,
    command: {
      headers: (): Readonly<Record<string, string>> =>
        csrfToken === undefined ? {} : { 'X-CSRF-Token': csrfToken },
      answered: (status, header) => {
        saidUsed(status);
        wrote(header('Caseledger-Position'));
      },
    },
    setCsrfToken: (token) => {
      csrfToken = token;
    },
    refreshing: async (work) => {
      refreshes++;
      try {
        await work;
      } finally {
        refreshes--;
      }
    },
    printing: async (work) => {
      prints++;
      try {
        await work();
      } finally {
        prints--;
      }
    },
    sayReason: (pathBegins, reason) => {
      why = { pathBegins, reason };
    },
    forget: () => {
      csrfToken = undefined;
      position = undefined;
    },
  };
}

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of a successful answer. @throws ApiProblem for every other one, and for none at all */
export async function answered<T>(call: Promise<Answer<T>>): Promise<NonNullable<T>> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable();
  }
  if (!answer.response.ok) throw problemFrom(answer.response.status, answer.error);
  return answer.data as NonNullable<T>;
}
