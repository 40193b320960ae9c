import type { CountyCode, WorkerId } from '#kernel';
import type { ViewReader } from '#read-store';
import { type MessageCountsDocument, messageCountsId } from './e-message-counts.view.js';

/** What waits for whom: one document for each worker, however many messages there are. */
export class MessageCounts {
  constructor(private readonly counts: ViewReader<MessageCountsDocument>) {}

  /** Everybody for whom something waits. */
  async *holders(): AsyncIterable<{ readonly county: CountyCode; readonly worker: WorkerId }> {
    let cursor: string | undefined;
    do {
      const page = await this.counts.find({ where: [], limit: 200, ...(cursor && { cursor }) });
      for (const { document } of page.items) {
        const { county, worker, received, read, actionCompleted, overdue } = document;
        if (worker !== null && received + read + actionCompleted + overdue > 0) yield { county, worker };
      }
      cursor = page.next;
    } while (cursor !== undefined);
  }

  async of(county: CountyCode, worker: WorkerId): Promise<MessageCountsDocument> {
    const none = { received: 0, read: 0, actionCompleted: 0, overdue: 0, ever: false };
    return (await this.counts.get(messageCountsId(county, worker))) ?? { county, worker, ...none };
  }
}
