import type { Instant, WorkerId } from '#kernel';
import type { Query, ViewReader } from '#read-store';
import { type ActivityDocument, activityView } from './activity.view.js';

/** An event, and where it stands. */
export interface Act extends ActivityDocument {
  readonly eventId: string;
}

const pageSize = 64;

/** Which of a worker's acts are asked for; what is left out limits nothing. */
export interface ActsAsked {
  /** Short names of events. */
  readonly types?: readonly string[];
  /** Moments, both included. */
  readonly from?: Instant | undefined;
  readonly upTo?: Instant | undefined;
}

/** What workers did, and what events caused. */
export class Activity {
  constructor(private readonly acts: ViewReader<ActivityDocument>) {}

  /** Whether anything is known of that worker. */
  async knows(worker: WorkerId): Promise<boolean> {
    return (await this.acts.find({ where: [{ field: 'worker', eq: worker }], limit: 1 })).items.length > 0;
  }

  /** Of one worker, newest first, a page at a time. */
  async *of(worker: WorkerId, { types = [], from, upTo }: ActsAsked = {}): AsyncGenerator<readonly Act[]> {
    yield* this.all({
      where: [
        { field: 'worker', eq: worker },
        ...(types.length === 0 ? [] : [{ field: 'type', in: types }]),
        ...(from === undefined ? [] : [{ field: 'at', from }]),
        // No moment is written with anything behind its Z, so this is the first text behind it.
        ...(upTo === undefined ? [] : [{ field: 'at', below: `${upTo}~` }]),
      ],
      sort: [
        { field: 'at', direction: 'desc' },
        { field: 'position', direction: 'desc' },
      ],
    });
  }

  /** What these events caused, oldest first. */
  async effectsOf(eventIds: readonly string[]): Promise<readonly Act[]> {
    if (eventIds.length === 0) return [];
    const found: Act[] = [];
    for await (const acts of this.all({ where: [{ field: 'cause', in: eventIds }] })) found.push(...acts);
    return found.sort((a, b) => (a.position < b.position ? -1 : 1));
  }

  /** Where an event stands that this view knows. */
  async find(eventId: string): Promise<Act | undefined> {
    const document = await this.acts.get(eventId);
    return document && { ...document, eventId };
  }

  private async *all(query: Pick<Query, 'where' | 'sort'>): AsyncGenerator<readonly Act[]> {
    let cursor: string | undefined;
    do {
      const page = await this.acts.find({ ...query, limit: pageSize, ...(cursor && { cursor }) });
      yield page.items.map(({ id, document }): Act => ({ ...document, eventId: id }));
      cursor = page.next;
    } while (cursor !== undefined);
  }
}

export const activityIn = (readStore: { reader<D>(schema: typeof activityView): ViewReader<D> }): Activity =>
  new Activity(readStore.reader<ActivityDocument>(activityView));
