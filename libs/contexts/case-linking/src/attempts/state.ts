import type { AttemptId, Instant, LinkId, PersonId } from '#kernel';
import type { AttemptEvent } from './events.js';

type Of<Type extends AttemptEvent['type']> = Extract<AttemptEvent, { type: Type }>['data'];
export type AttemptAsked = Of<'LinkAttempted'>;
export type CodeIssued = Of<'VerificationCodeIssued'>;
type FailureCause = Of<'VerificationFailed'>['cause'];

/**
 * One attempt of an account.
 * - `answered`: it was settled at once (contact the county, linked, requested);
 * - `open`: the customer may verify; `code` is the newest one sent;
 * - `redeemed`: verified, the link follows; `ended`: it became a request;
 * - `superseded`: another attempt of this account for the same person was redeemed: nothing is left to do.
 */
export type Attempt = { readonly asked: AttemptAsked } & (
  | { readonly is: 'answered' }
  | {
      readonly is: 'open';
      readonly wrongCodes: number;
      readonly code: CodeIssued | undefined;
      /** Digests of the codes that were sent before it. */
      readonly replaced: readonly string[];
    }
  | {
      readonly is: 'redeemed';
      readonly linkId: LinkId;
      readonly at: Instant;
      readonly codeDigest: string | undefined;
    }
  | { readonly is: 'ended'; readonly cause: FailureCause }
  | { readonly is: 'superseded'; readonly codeDigest: string | undefined }
);

/** `link-attempts-{accountId}`: oldest first. */
export type Attempts = ReadonlyMap<AttemptId, Attempt>;

export const noAttempts: Attempts = new Map();

export function evolveAttempts(attempts: Attempts, event: AttemptEvent): Attempts {
  const before = attempts.get(event.data.attemptId);
  switch (event.type) {
    case 'LinkAttempted':
      return withAttempt(attempts, asked(event.data));
    case 'VerificationCodeIssued': {
      if (before?.is !== 'open') return attempts;
      const replaced = before.code ? [...before.replaced, before.code.codeDigest] : before.replaced;
      return withAttempt(attempts, { ...before, code: event.data, replaced });
    }
    case 'VerificationFailed': {
      const { ended, wrongCodes, cause } = event.data;
      if (before === undefined || !isUndecided(before)) return attempts;
      if (ended) return withAttempt(attempts, { asked: before.asked, is: 'ended', cause });
      return before.is === 'open' ? withAttempt(attempts, { ...before, wrongCodes }) : attempts;
    }
    case 'VerificationCodeRedeemed': {
      if (before === undefined) return attempts;
      const codeDigest = before.is === 'open' ? before.code?.codeDigest : undefined;
      const { linkId, at } = event.data;
      const redeemed: Attempt = { asked: before.asked, is: 'redeemed', linkId, at, codeDigest };
      return withAttempt(superseding(attempts, before.asked.personId), redeemed);
    }
  }
}

/** Neither linked nor requested: it can be verified, or the customer was sent to the county for a contact. */
export const isUndecided = (attempt: Attempt): boolean =>
  attempt.is === 'open' || (attempt.is === 'answered' && attempt.asked.outcome === 'contact_county');

/** Whether the time of an open attempt is over: that of its newest code, or, before any was sent, its own. */
export function isOverdue(attempt: Attempt, now: Instant): boolean {
  if (attempt.is !== 'open') return false;
  const end = attempt.code?.expiresAt ?? attempt.asked.verifyUntil;
  return end !== undefined && now >= end;
}

const asked = (data: AttemptAsked): Attempt =>
  data.outcome === 'verify'
    ? { asked: data, is: 'open', wrongCodes: 0, code: undefined, replaced: [] }
    : { asked: data, is: 'answered' };

const withAttempt = (attempts: Attempts, attempt: Attempt): Attempts =>
  new Map(attempts).set(attempt.asked.attemptId, attempt);

/**
 * A redeemed code leaves the account's other open attempts for that person without aim. One for another person goes on:
 * redeemed or not, it becomes a request (rule L3).
 */
const superseding = (attempts: Attempts, person: PersonId | undefined): Attempts =>
  new Map(
    [...attempts].map(([id, each]) => [
      id,
      each.is === 'open' && each.asked.personId === person
        ? { asked: each.asked, is: 'superseded', codeDigest: each.code?.codeDigest }
        : each,
    ]),
  );
