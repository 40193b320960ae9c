import {
  type CaseNumber,
  type CountyCode,
  endOfDay,
  type Instant,
  InvalidInput,
  type LocalDate,
  type PersonId,
  startOfDay,
  type WorkerId,
} from '#kernel';
import { type Condition, InvalidCursor, type Query, type ViewReader } from '#read-store';
import { subjectWord, subjectWords } from '../policies/subject-words.js';
import type { Direction, MessageStatus, MessageType } from '../values.js';
import type { EMessageDocument } from './e-messages.view.js';

export const messageOrders = ['updated', 'due', 'status'] as const;
export type MessageOrder = (typeof messageOrders)[number];

/** The criteria of the e-Messages Search. A worker's own county is never left out. */
export interface MessageSearchCriteria {
  readonly county: CountyCode;
  readonly caseNumber?: CaseNumber;
  readonly personId?: PersonId;
  /** null: nobody's. */
  readonly worker?: WorkerId | null;
  readonly waiting?: 'worker' | 'customer';
  readonly type?: MessageType;
  readonly direction?: Direction;
  readonly statuses?: readonly MessageStatus[];
  /** Whole words of the subject, all of them, without case and accents. */
  readonly subject?: string;
  /** The receipt. */
  readonly number?: string;
  /** Local dates of sending or receiving, both included. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  readonly overdue?: boolean;
  readonly unread?: boolean;
  readonly order?: MessageOrder;
  /** From 1. Ignored with a cursor. */
  readonly page?: number;
  readonly pageSize?: number;
  readonly cursor?: string;
}

export interface MessagePage {
  readonly items: readonly EMessageDocument[];
  readonly total: number;
  /** `total` is a lower bound. */
  readonly more: boolean;
  readonly page: number;
  readonly pageSize: number;
  readonly next: string | undefined;
}

/** Beyond so many rows nobody turns pages. */
const deepest = 10_000;
/** Up to so many rows are counted; the page shows "500+" then. */
const cap = 500;

/** e-Messages Search: always within one county. */
export class SearchMessages {
  constructor(
    private readonly messages: ViewReader<EMessageDocument>,
    private readonly tag: (kind: string, value: string) => string,
  ) {}

  byId = (id: string): Promise<EMessageDocument | undefined> => this.messages.get(id);

  /** @throws InvalidInput for a page that lies beyond 10,000 rows */
  async search(search: MessageSearchCriteria): Promise<MessagePage> {
    const { page = 1, pageSize = 25, cursor, order = 'updated' } = search;
    const offset = (page - 1) * pageSize;
    if (!Number.isInteger(page) || page < 1 || offset >= deepest)
      throw new InvalidInput([
        { field: 'page', message: `choose a page from 1 to ${deepest / pageSize}, or narrow the search` },
      ]);
    const where = this.conditions(search);
    if (where === undefined) {
      if (cursor !== undefined) throw new InvalidCursor();
      return { items: [], total: 0, more: false, page, pageSize, next: undefined };
    }
    const query: Query = {
      where,
      sort: sortOf(order),
      limit: pageSize,
      ...(cursor === undefined ? { offset } : { cursor }),
    };
    const [found, count] = await Promise.all([this.messages.find(query), this.messages.count(where, cap)]);
    const items = found.items.map((each) => each.document);
    return {
      items,
      total: Math.min(count, cap),
      more: count > cap,
      page,
      pageSize,
      next: found.next,
    };
  }

  /** Messages whose clock is over, and nobody has said so yet; at most `limit` at once, the longest over first. */
  async over(now: Instant, limit: number): Promise<readonly EMessageDocument[]> {
    const found = await this.messages.find({
      where: [{ field: 'clockEnds', from: '', below: now }],
      sort: [{ field: 'clockEnds', direction: 'asc' }],
      limit,
    });
    return found.items.map((each) => each.document);
  }

  /** undefined: a subject without a word, which no message has. */
  private conditions(search: MessageSearchCriteria): readonly Condition[] | undefined {
    const { county, caseNumber, personId, worker, waiting, type, direction, statuses, subject } = search;
    const words = subject === undefined || subject.trim() === '' ? [] : subjectWords(subject);
    if (subject !== undefined && subject.trim() !== '' && words.length === 0) return undefined;
    const is = (field: string, value: string | number | null | undefined): Condition[] =>
      value === undefined ? [] : [{ field, eq: value }];
    return [
      { field: 'county', eq: county },
      ...is('caseNumber', caseNumber),
      ...is('personId', personId),
      ...is('worker', worker),
      ...is('waiting', waiting),
      ...is('type', type),
      ...is('direction', direction),
      ...is('number', search.number?.trim().toUpperCase()),
      ...(statuses === undefined || statuses.length === 0 ? [] : [{ field: 'status', in: statuses }]),
      ...(search.overdue ? [{ field: 'overdue', eq: 1 }] : []),
      ...(search.unread ? [{ field: 'unread', eq: 1 }] : []),
      ...between(search.from, search.to),
      ...words.map((word) => ({ tags: [{ kind: subjectWord, value: this.tag(subjectWord, word) }] })),
    ];
  }
}

/** What is due soonest first; what has no due day comes last. */
const sortOf = (order: MessageOrder): NonNullable<Query['sort']> =>
  order === 'updated'
    ? [{ field: 'updatedAt', direction: 'desc' }]
    : order === 'due'
      ? [{ field: 'dueOrder', direction: 'asc' }]
      : [
          { field: 'status', direction: 'asc' },
          { field: 'updatedAt', direction: 'desc' },
        ];

const between = (from: LocalDate | undefined, to: LocalDate | undefined): readonly Condition[] =>
  from === undefined && to === undefined
    ? []
    : [
        {
          field: 'at',
          ...(from === undefined ? {} : { from: startOfDay(from) }),
          ...(to === undefined ? {} : { below: endOfDay(to) }),
        },
      ];
