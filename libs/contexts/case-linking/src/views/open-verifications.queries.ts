import { type AccountId, type AttemptId, type Instant, plusMilliseconds } from '#kernel';
import type { ViewReader } from '#read-store';
import type { OpenVerificationsDocument } from './open-verifications.view.js';

/** What the timer asks. */
export class OpenVerifications {
  constructor(private readonly open: ViewReader<OpenVerificationsDocument>) {}

  /** Attempts whose time is over, the longest first; at most those of 100 accounts at once. */
  async expired(now: Instant): Promise<readonly { accountId: AccountId; attemptId: AttemptId }[]> {
    const { items } = await this.open.find({
      where: [{ field: 'nextExpiry', below: plusMilliseconds(now, 1) }],
      sort: [{ field: 'nextExpiry', direction: 'asc' }],
      limit: 100,
    });
    return items.flatMap(({ document: { accountId, running } }) =>
      running.filter((each) => each.expiresAt <= now).map(({ attemptId }) => ({ accountId, attemptId })),
    );
  }

  /** When the next attempt ends by itself; undefined when none is open. */
  async nextExpiry(): Promise<Instant | undefined> {
    const { items } = await this.open.find({
      where: [],
      sort: [{ field: 'nextExpiry', direction: 'asc' }],
      limit: 1,
    });
    return items[0]?.document.nextExpiry;
  }
}
