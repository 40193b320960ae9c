import type { AttemptId } from '#kernel';
import type { Secrets } from '#privacy';

/** The eight-digit code of one sending. Derived, never stored: the sender computes it when it sends. */
export function linkCode(secrets: Secrets, attempt: AttemptId, issue: number): string {
  const bytes = Buffer.from(secrets.hmac('link-code', attempt, String(issue)));
  return String(bytes.readUInt32BE(0) % 100_000_000).padStart(8, '0');
}

/** What is stored of a code: keyed, so that nobody can try all hundred million of them. */
export const codeDigest = (secrets: Secrets, attempt: AttemptId, code: string): string =>
  secrets.id('link-code-digest', attempt, code.replace(/\D/g, ''));
