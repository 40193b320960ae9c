/** One wrong field of a request. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** The body of every error (rule G6): `application/problem+json`. */
export interface ProblemBody {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly FieldError[];
  readonly until?: string;
}

/** An answer that is an error, or no answer at all (`unreachable`, status 0). `message` is a text for people. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  /** The stable refusal code. */
  readonly code: string;
  readonly errors: readonly FieldError[];
  /** From when on the same request may be granted. */
  readonly until: string | undefined;

  constructor(
    { status, code, detail, title, errors, until }: ProblemBody,
    /** Seconds after which the server asks to be asked again. */
    readonly retryAfter?: number,
  ) {
    super(detail || title);
    this.status = status;
    this.code = code;
    this.errors = errors ?? [];
    this.until = until;
  }

  /** Whether the same request may succeed later without being changed. */
  get temporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status === 503;
  }
}

/** The server could not be reached: nothing is known about what became of the request. */
export const unreachable = (): ApiProblem =>
  new ApiProblem({
    status: 0,
    code: 'unreachable',
    title: 'No connection',
    detail: 'The server cannot be reached. Check the connection and try again: nothing you typed is lost.',
  });

/** Reads an error answer; one that is no problem document (a proxy's page) keeps at least its status. */
export function problemFrom(status: number, body: unknown, retryAfter?: number): ApiProblem {
  if (isProblem(body)) return new ApiProblem(body, retryAfter);
  return new ApiProblem({
    status,
    code: 'unexpected_answer',
    title: 'Unexpected answer',
    detail: `The server answered with an error (${status}). Try again; if it stays, tell your help desk.`,
  });
}

const isProblem = (body: unknown): body is ProblemBody =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'status' in body;
