import type { Instant, WorkerId } from '#kernel';
import type { Condition, ViewReader } from '#read-store';
import { type ActivityDocument, activityView } from './activity.view.js';

/** An event, and where it stands. */
export interface Act extends ActivityDocument {
  readonly eventId: string;
}

/** Effects of one event that are told: more than any event has. */
const mostEffects = 200;

/** What workers did, and what events caused. */
export class Activity {
  constructor(private readonly acts: ViewReader<ActivityDocument>) {}

  /** Whether anything is known of that worker. */
  async knows(worker: WorkerId): Promise<boolean> {
    return (await this.acts.find({ where: [{ field: 'worker', eq: worker }], limit: 1 })).items.length > 0;
  }

  /** Of one worker, newest first, from before a moment on; a page at a time. */
  async *of(
    worker: WorkerId,
    range: { readonly from?: Instant | undefined; readonly below?: Instant | undefined },
  ) {
    const { from, below } = range;
    const where: Condition[] = [{ field: 'worker', eq: worker }];
    if (from !== undefined || below !== undefined)
      where.push({ field: 'at', ...(from !== undefined && { from }), ...(below !== undefined && { below }) });
    let cursor: string | undefined;
    do {
      const page = await this.acts.find({
        where,
        sort: [
          { field: 'at', direction: 'desc' },
          { field: 'position', direction: 'desc' },
        ],
        limit: 64,
        ...(cursor && { cursor }),
      });
      yield page.items.map(({ id, document }): Act => ({ ...document, eventId: id }));
      cursor = page.next;
    } while (cursor !== undefined);
  }

  /** What these events caused, oldest first. */
  async effectsOf(eventIds: readonly string[]): Promise<readonly Act[]> {
    if (eventIds.length === 0) return [];
    const { items } = await this.acts.find({
      where: [{ field: 'cause', in: [...eventIds] }],
      limit: mostEffects,
    });
    return items
      .map(({ id, document }): Act => ({ ...document, eventId: id }))
      .sort((a, b) => (a.position < b.position ? -1 : 1));
  }

  /** Where an event stands that this view knows. */
  async find(eventId: string): Promise<Act | undefined> {
    const document = await this.acts.get(eventId);
    return document && { ...document, eventId };
  }
}

export const activityIn = (readStore: { reader<D>(schema: typeof activityView): ViewReader<D> }): Activity =>
  new Activity(readStore.reader<ActivityDocument>(activityView));
