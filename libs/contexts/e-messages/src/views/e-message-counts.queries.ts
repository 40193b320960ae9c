import type { CountyCode, WorkerId } from '#kernel';
import type { ViewReader } from '#read-store';
import { type MessageCountsDocument, messageCountsId } from './e-message-counts.view.js';

/** What waits for whom: one document for each worker, however many messages there are. */
export class MessageCounts {
  constructor(private readonly counts: ViewReader<MessageCountsDocument>) {}

  async of(county: CountyCode, worker: WorkerId): Promise<MessageCountsDocument> {
    const none = { received: 0, read: 0, actionCompleted: 0, overdue: 0, ever: false };
    return (await this.counts.get(messageCountsId(county, worker))) ?? { county, worker, ...none };
  }
}
