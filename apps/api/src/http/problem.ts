import { LookNotRecorded } from '#access';
import { IssuerUnavailable, SignInRefused } from '#access/oidc';
import { Contended } from '#engine';
import { OutcomeUnknown, Unavailable } from '#event-store';
import { FileRefused } from '#files';
import { InvalidInput, NotFound, Refused } from '#kernel';
import { KeyMissing, KeyStoreUnavailable, PersonalDataAltered, SubjectErased } from '#privacy';
import { InvalidCursor, ViewBehind } from '#read-store';

/** The body of every error (RFC 9457). `code` is stable and made for programs, `detail` for people. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  /** From when on the same request may be granted. */
  readonly until?: string;
}

/** An error with a problem of its own. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors?: Problem['errors'],
    /** From when on the same request may be granted. */
    readonly until?: string,
  ) {
    super(code);
  }
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Request timeout',
  409: 'Refused',
  413: 'Too large',
  415: 'Unsupported media type',
  417: 'Expectation failed',
  422: 'Invalid input',
  429: 'Too many requests',
  431: 'Headers too large',
  500: 'Internal error',
  503: 'Unavailable',
};

export const problem = (
  status: number,
  code: string,
  detail: string,
  errors?: Problem['errors'],
): Problem => ({
  type: `https://caseledger.dev/problems/${code}`,
  title: titles[status] ?? 'Error',
  status,
  detail,
  code,
  ...(errors === undefined ? {} : { errors }),
});

/** A missing object and another's object: alike to the byte (rule G6). */
export const notFound = problem(404, 'not_found', 'There is no such object, or it is not yours to see.');

/** Turns whatever a handler threw into a problem. Undefined: a defect, to be logged and answered with 500. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof HttpProblem)
    return {
      ...problem(error.status, error.code, error.detail, error.errors),
      ...(error.until !== undefined && { until: error.until }),
    };
  if (error instanceof NotFound) return notFound;
  if (error instanceof Refused)
    return {
      ...problem(409, error.code, error.message),
      ...(error.until !== undefined && { until: error.until }),
    };
  if (error instanceof FileRefused)
    return problem(422, error.code, error.message, [{ field: 'file', message: error.message }]);
  if (error instanceof InvalidInput)
    return problem(422, 'invalid_input', 'Some fields are not right: see errors.', error.errors);
  if (error instanceof InvalidCursor)
    return problem(422, 'invalid_input', 'Some fields are not right: see errors.', [
      {
        field: 'cursor',
        message: 'must be `next` of a page of this very query: start again from the first page',
      },
    ]);
  if (error instanceof Contended)
    return problem(
      409,
      'conflict',
      'Somebody else changed this at the same moment. Look at it again, then try once more.',
    );
  if (error instanceof SubjectErased)
    return problem(409, 'person_erased', "This person's data was erased. Nothing can be added to it.");
  if (error instanceof KeyMissing || error instanceof PersonalDataAltered)
    return problem(
      500,
      'personal_data_unreadable',
      'Personal data that should be shown cannot be opened: its key is missing or it was altered. Nothing is lost by trying again; tell your operators.',
    );
  if (error instanceof Unavailable || error instanceof OutcomeUnknown || error instanceof KeyStoreUnavailable)
    return problem(
      503,
      'store_unavailable',
      'The store does not answer at the moment. Try again in a few seconds with the same Idempotency-Key.',
    );
  if (error instanceof ViewBehind)
    return problem(503, 'view_behind', 'This list is being rebuilt. Try again in a few minutes.');
  if (error instanceof SignInRefused) return problem(403, error.code, error.message);
  if (error instanceof IssuerUnavailable) return problem(503, 'sign_in_unavailable', error.message);
  if (error instanceof LookNotRecorded)
    return problem(
      503,
      'look_not_recorded',
      'Personal data is shown only when the look can be recorded, which fails at the moment. Try again in a few seconds.',
    );
  return fastifyProblem(error);
}

/** Fastify refuses some requests before any handler sees them: their codes are mapped to ours. */
function fastifyProblem(error: unknown): Problem | undefined {
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return problem(
      415,
      'unsupported_media_type',
      'Send the body as JSON with Content-Type: application/json.',
    );
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return problem(413, 'too_large', 'The body is larger than 1 MiB.');
  if (
    code === 'FST_ERR_CTP_EMPTY_JSON_BODY' ||
    code === 'FST_ERR_CTP_INVALID_JSON_BODY' ||
    error instanceof SyntaxError
  )
    return problem(400, 'not_json', 'The body is not JSON.');
  if (statusCode === 404) return notFound;
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return problem(statusCode, 'bad_request', 'The request could not be read.');
  return undefined;
}
