import { type AttemptId, type Instant, type LinkId, opened } from '#kernel';
import { refuse } from '../refusals.js';
import type { AttemptEvent } from './events.js';
import { attemptOf, failed, openAttempt } from './open-attempt.js';
import { type Attempts, type CodeIssued, isOverdue } from './state.js';

export interface RedeemCode {
  readonly kind: 'redeem-code';
  readonly attemptId: AttemptId;
  readonly at: Instant;
  /** Keyed digest of what the customer entered, made as for `VerificationCodeIssued`. */
  readonly codeDigest: string;
  /** Of the link that this makes: derived from the command's key, so that only its own repeat is "again". */
  readonly linkId: LinkId;
  /** The person's eligible contacts now. Absent where it becomes a request anyhow: that needs none. */
  readonly contacts?: readonly Contact[];
}

/** Where a code can go. */
export interface Contact {
  readonly kind: 'email' | 'text';
  readonly address: string;
}

/** The wrong code that ends an attempt (rule L5). */
export const mostWrongCodes = 5;

/**
 * A wrong or late code is an event, not only a refusal: `refusalAfter` tells what to answer.
 * Entering a wrong code once more counts once more; the right one once more is already true, and so is that of another
 * attempt for the same person, which was redeemed meanwhile. The right one whose
 * address is no contact of the person any more burns no try: another channel may be chosen (rule L4). Nor does one
 * that a newer one has replaced: whoever has it is the one whom the codes go to.
 */
export function redeemCode(command: RedeemCode, attempts: Attempts): readonly AttemptEvent[] {
  const { attemptId, at, codeDigest, linkId, contacts } = command;
  const known = attemptOf(attempts, attemptId);
  if (known.is === 'redeemed' && (known.linkId === linkId || known.codeDigest === codeDigest)) return [];
  if (known.is === 'superseded' && known.codeDigest === codeDigest) return [];
  const attempt = openAttempt(attempts, attemptId);
  if (isOverdue(attempt, at)) return [failed(attempt, { cause: 'code_expired', ended: true }, at)];
  const { accountId, personId } = attempt.asked;
  if (attempt.code === undefined || personId === undefined) throw refuse('code_not_sent');
  if (attempt.code.codeDigest === codeDigest) {
    if (contacts !== undefined && !wentTo(attempt.code, contacts)) throw refuse('contact_missing', 'gone');
    return [{ type: 'VerificationCodeRedeemed', data: { attemptId, accountId, personId, linkId, at } }];
  }
  if (attempt.replaced.includes(codeDigest)) throw refuse('code_replaced');
  const wrongCodes = attempt.wrongCodes + 1;
  const ended = wrongCodes >= mostWrongCodes;
  return [failed(attempt, { cause: ended ? 'too_many_wrong_codes' : 'wrong_code', ended, wrongCodes }, at)];
}

const wentTo = ({ channel, to }: CodeIssued, contacts: readonly Contact[]): boolean =>
  contacts.some((each) => each.kind === channel && isSameAddress(each.address, opened(to)?.address ?? ''));

/** The domain of an e-mail address has no case. */
const isSameAddress = (one: string, other: string): boolean => inSmall(one) === inSmall(other);
const inSmall = (address: string): string => address.replace(/@[^@]*$/, (domain) => domain.toLowerCase());
