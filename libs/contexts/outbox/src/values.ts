export type MailChannel = 'email' | 'text';

/** Why a sending failed, without any address or text of the other side: these will pass, so it is tried again. */
export const passingFailures = [
  /** Nobody answered: no connection, no reply in time, or the connection broke. */
  'unreachable',
  /** The other side asked to come back later (SMTP 4xx, HTTP 429 and 5xx). */
  'try_later',
  /** The other side does not let us in: wrong user, password or token, or no TLS where it must be. */
  'sign_in_refused',
  'unknown',
] as const;
/** Trying again by itself would not help. */
export const lastingFailures = [
  /** The other side will not take this message (SMTP 5xx). */
  'refused',
  /** There is no such mailbox or number. */
  'no_such_address',
  /** No text gateway is set up. */
  'no_gateway',
] as const;
export type PassingFailure = (typeof passingFailures)[number];
export type LastingFailure = (typeof lastingFailures)[number];
export type FailureReason = PassingFailure | LastingFailure;
