import { type AttemptId, type CountyCode, type Instant, opened, plusMinutes, type Sealed } from '#kernel';
import { refuse } from '../refusals.js';
import type { AttemptEvent } from './events.js';
import { failed, openAttempt } from './open-attempt.js';
import { type Attempts, type CodeIssued, isOverdue } from './state.js';

export interface IssueCode {
  readonly kind: 'issue-code';
  readonly attemptId: AttemptId;
  readonly at: Instant;
  /** Which sending this is: `nextIssue` as the caller saw it. Of two at once only one is sent. */
  readonly issue: number;
  readonly channel: 'email' | 'text';
  readonly to: Sealed<{ readonly address: string }>;
  /** Keyed digest of the code of (attempt, issue). */
  readonly codeDigest: string;
  /** The county's setting. */
  readonly lifeMinutes: number;
  /** The county whose settings apply. */
  readonly county: CountyCode;
}

/** At most so many sendings of one attempt (rule L4). */
export const mostSendings = 3;

/** Which sending would be next, 1 to 3, and 4 when none is left. @throws NotFound, Refused when it is over */
export function nextIssue(attempts: Attempts, id: AttemptId): number {
  return (openAttempt(attempts, id).code?.issue ?? 0) + 1;
}

export function issueCode(command: IssueCode, attempts: Attempts): readonly AttemptEvent[] {
  const { attemptId, at, issue, channel, to, codeDigest, county } = command;
  const attempt = openAttempt(attempts, attemptId);
  const { accountId, personId } = attempt.asked;
  if (attempt.code?.issue === issue && sentTo(attempt.code, command)) return [];
  if (isOverdue(attempt, at)) return [failed(attempt, { cause: 'code_expired', ended: true }, at)];
  const next = (attempt.code?.issue ?? 0) + 1;
  if (next > mostSendings) throw refuse('attempts_exceeded', 'sendings');
  if (issue !== next || personId === undefined) throw refuse('conflict', 'code');
  const expiresAt = plusMinutes(at, command.lifeMinutes);
  const issued = { attemptId, accountId, personId, at, issue, channel, to, codeDigest, expiresAt, county };
  return [{ type: 'VerificationCodeIssued', data: issued }];
}

const sentTo = (code: CodeIssued, { channel, to }: IssueCode) =>
  code.channel === channel && opened(code.to)?.address === opened(to)?.address;
