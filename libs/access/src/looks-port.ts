import type { NewEvent, StoredEvent } from '#event-store';
import type { Actor, Subject } from '#kernel';
import type { Disclosed, LookOutcome, SeenView } from './events.js';

/** Who wants to see personal data, through what, and why. */
export interface LookRequest {
  readonly actor: Actor;
  /** Method and pattern of the route, or the command. */
  readonly route: string;
  /** The task at hand; auditors and the command line must give a reason besides. */
  readonly purpose: { readonly task: string; readonly reason?: string };
  readonly from?: string;
  /** Of the call; without one the look gets one of its own. */
  readonly correlationId?: string;
  /** What was searched for; stored sealed. */
  readonly criteria?: unknown;
  /** The page refreshed itself: identical ones of a GET within a minute count as one. */
  readonly live?: boolean;
  /** The views that the answer is read from; awaited before the look is recorded. */
  readonly saw?: Promise<readonly SeenView[]>;
  /** The answer leaves the agency. */
  readonly disclosed?: Disclosed;
}

export interface Look extends Omit<LookRequest, 'saw'> {
  readonly saw?: readonly SeenView[];
  readonly subjects: readonly Subject[];
  readonly outcome: LookOutcome;
}

/** A look could not be recorded, so nothing is shown (HTTP 503). */
export class LookNotRecorded extends Error {
  override readonly name = 'LookNotRecorded';
  constructor(cause: unknown) {
    super('the look at personal data could not be recorded, so nothing is shown', { cause });
  }
}

/** How events of the looks ledger are chained: as in the main ledger. */
export interface Chain {
  /** What the first event of a stream follows. */
  readonly genesis: string;
  link(
    event: { readonly id: string; readonly type: string; readonly data: unknown },
    metadata: Readonly<Record<string, unknown>>,
    at: { readonly stream: string; readonly revision: bigint; readonly prevHash: string },
  ): { readonly stored: NewEvent; readonly hash: string };
  /** The hash that a stored event carries. */
  hashOf(event: StoredEvent): string;
}
