import { errors } from 'jose';
import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { unreachable } from './issuer.js';
import { IssuerUnavailable, SignInRefused } from './refusals.js';

/** The person, or the issuer for the person, said no (OpenID Connect Core 3.1.2.6). */
const denials: ReadonlySet<string> = new Set([
  'access_denied',
  'login_required',
  'consent_required',
  'interaction_required',
  'account_selection_required',
]);

/** The answer came, and it is not the one to our question. */
const wrongAnswers: ReadonlySet<string> = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_PARSE_ERROR',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'OAUTH_UNSUPPORTED_OPERATION',
]);

/** What a failed exchange means for the person. A defect of ours is passed on as it is. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof AuthorizationResponseError)
    return denials.has(error.error)
      ? new SignInRefused('denied')
      : new IssuerUnavailable(error.error, { cause: error });
  if (error instanceof ResponseBodyError)
    return error.error === 'invalid_grant'
      ? new SignInRefused('not_accepted')
      : new IssuerUnavailable(error.error, { cause: error });
  if (error instanceof errors.JOSEError) return new SignInRefused('not_accepted');
  if (error instanceof ClientError)
    return wrongAnswers.has(error.code ?? '') ? new SignInRefused('not_accepted') : unreachable(error);
  const fetchFailed = error instanceof TypeError && error.cause !== undefined;
  const challenged = error instanceof Error && error.name === 'WWWAuthenticateChallengeError';
  return fetchFailed || challenged ? unreachable(error) : error;
}
