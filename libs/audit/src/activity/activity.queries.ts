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

  /** Of one worker, newest first, up to a moment and with it; a page at a time. */
  async *of(
    worker: WorkerId,
    { upTo }: { readonly upTo: Instant | undefined },
  ): AsyncIterable<readonly Act[]> {
    // No moment is written with anything behind its Z, so this is the first text behind it.
    const where: readonly Condition[] = [
      { field: 'worker', eq: worker },
      ...(upTo === undefined ? [] : [{ field: 'at', below: `${upTo}~` }]),
    ];
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
