import { type Instant, plusMilliseconds } from '#kernel';
import type { Page, ViewReader } from '#read-store';
import type { OutboxDocument } from './outbox.view.js';

/** Whether somebody was told: it left, it never will, it is still being tried, or it came back. The best news first. */
const notifications = ['sent', 'waiting', 'failed', 'returned'] as const;
export type Notification = (typeof notifications)[number];

const mostOfOneCause = 10;

function notificationState({ state, dueAt }: OutboxDocument): Notification {
  if (state === 'sent' || state === 'returned') return state;
  return dueAt === null ? 'failed' : 'waiting';
}

/** What senders, the ops page and who waits for an answer ask. */
export class Outbox {
  constructor(private readonly messages: ViewReader<OutboxDocument>) {}

  byId = (messageId: string): Promise<OutboxDocument | undefined> => this.messages.get(messageId);

  /** Ids of messages that a sender should look at now, the longest waiting first. */
  async due(now: Instant, limit = 100): Promise<readonly string[]> {
    const { items } = await this.messages.find({
      where: [{ field: 'dueAt', below: plusMilliseconds(now, 1) }],
      sort: [{ field: 'dueAt', direction: 'asc' }],
      limit,
    });
    return items.map((each) => each.document.messageId);
  }

  /** What became of the mail that tells of an event; undefined: nobody was mailed. Told twice, the better news. */
  async findByCause(eventId: string): Promise<Notification | undefined> {
    const { items } = await this.messages.find({
      where: [{ field: 'causeId', eq: eventId }],
      limit: mostOfOneCause,
    });
    const states = items.map(({ document }) => notificationState(document));
    return notifications.find((each) => states.includes(each));
  }

  /** Newest first. */
  list(options: {
    readonly state?: OutboxDocument['state'];
    readonly limit: number;
    readonly cursor?: string;
  }): Promise<Page<OutboxDocument>> {
    const { state, limit, cursor } = options;
    return this.messages.find({
      where: state === undefined ? [] : [{ field: 'state', eq: state }],
      sort: [{ field: 'queuedAt', direction: 'desc' }],
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
  }

  /** How many wait or failed, up to a cap: the outbox's depth. */
  async depth(cap = 10_000): Promise<number> {
    return this.messages.count([{ field: 'state', in: ['queued', 'sending', 'failed'] }], cap);
  }
}
