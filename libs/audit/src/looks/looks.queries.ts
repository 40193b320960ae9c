import type { Instant, Subject } from '#kernel';
import type { Condition, ReadStore, ViewReader } from '#read-store';
import { type LookDayDocument, lookDaysView } from './look-days.view.js';
import { type LookDocument, looksView, subjectTag, taskTag } from './looks.view.js';

/** One look, by the id of its event. */
export interface FoundLook extends LookDocument {
  readonly lookId: string;
}

/** What looks are asked for by. */
export type LooksOf =
  | { readonly actor: string }
  /** Any of them: whose data it showed, or what it was about. */
  | { readonly subjects: readonly Subject[]; readonly tasks?: readonly string[] }
  /** What left the agency, of these subjects or of everybody. */
  | { readonly disclosedOf: readonly Subject[] | 'everybody' };

export interface LooksRange {
  readonly from?: Instant | undefined;
  /** Exclusive. */
  readonly below?: Instant | undefined;
}

export interface LooksPage {
  readonly items: readonly FoundLook[];
  readonly next: string | undefined;
}

const pageSize = 100;

/** Who looked at whom, newest first. Reads the views of the ledger of looks. */
export class LooksIndex {
  constructor(
    private readonly looks: ViewReader<LookDocument>,
    private readonly days: ViewReader<LookDayDocument>,
  ) {}

  byId = async (lookId: string): Promise<FoundLook | undefined> => {
    const document = await this.looks.get(lookId);
    return document && { ...document, lookId };
  };

  async page(
    of: LooksOf,
    range: LooksRange,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<LooksPage> {
    const { items, next } = await this.looks.find({
      where: [...conditionsOf(of), ...within('at', range)],
      sort: [{ field: 'at', direction: 'desc' }],
      limit,
      ...(cursor !== undefined && { cursor }),
    });
    return { items: items.map(({ id, document }) => ({ ...document, lookId: id })), next };
  }

  /** All of them, a page in memory at a time. */
  async *all(of: LooksOf, range: LooksRange): AsyncGenerator<readonly FoundLook[]> {
    let cursor: string | undefined;
    do {
      const page = await this.page(of, range, { limit: pageSize, cursor });
      yield page.items;
      cursor = page.next;
    } while (cursor !== undefined);
  }

  /** What workers looked at, day by day, newest first. */
  async lookDays(
    { county, worker, from, to }: DaysAsked,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<{ readonly items: readonly LookDayDocument[]; readonly next: string | undefined }> {
    const { items, next } = await this.days.find({
      where: [
        ...(county === undefined ? [] : [{ field: 'county', eq: county }]),
        ...(worker === undefined ? [] : [{ field: 'worker', eq: worker }]),
        { field: 'day', from, below: `${to}~` },
      ],
      sort: [{ field: 'day', direction: 'desc' }],
      limit,
      ...(cursor !== undefined && { cursor }),
    });
    return { items: items.map(({ document }) => document), next };
  }
}

export interface DaysAsked {
  readonly county?: string | undefined;
  readonly worker?: string | undefined;
  /** Days, both included. */
  readonly from: string;
  readonly to: string;
}

function conditionsOf(of: LooksOf): readonly Condition[] {
  if ('actor' in of) return [{ field: 'actor', eq: of.actor }];
  if ('subjects' in of) return [{ tags: [...of.subjects.map(subjectTag), ...(of.tasks ?? []).map(taskTag)] }];
  const left: Condition = { field: 'leaves', eq: 1 };
  return of.disclosedOf === 'everybody' ? [left] : [left, { tags: of.disclosedOf.map(subjectTag) }];
}

const within = (field: string, { from, below }: LooksRange): readonly Condition[] =>
  from === undefined && below === undefined
    ? []
    : [{ field, ...(from !== undefined && { from }), ...(below !== undefined && { below }) }];

export const looksIndexIn = (readStore: Pick<ReadStore, 'reader'>): LooksIndex =>
  new LooksIndex(readStore.reader<LookDocument>(looksView), readStore.reader<LookDayDocument>(lookDaysView));
