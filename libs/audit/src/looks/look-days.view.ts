import type { CountyCode, Instant, LocalDate, Subject } from '#kernel';
import type { ViewSchema } from '#read-store';

/** What a worker opened of one subject on one day. */
export interface OpenedThatDay {
  readonly looks: number;
  readonly lastAt: Instant;
  /** The last look, and the task of each kind that was at hand. */
  readonly lookId: string;
  readonly tasks: readonly string[];
}

/** `look-days`: how much one worker of a county looked at on one day, and whom they opened. */
export interface LookDayDocument {
  readonly county: CountyCode;
  readonly worker: string;
  readonly day: LocalDate;
  /** All looks that showed somebody. */
  readonly looks: number;
  /** By subject: those that opened somebody, not those where they stood in a list. */
  readonly opened: Readonly<Record<string, OpenedThatDay>>;
}

export const lookDaysView: ViewSchema = {
  name: 'look-days',
  version: 1,
  fields: { county: 'text', worker: 'text', day: 'text' },
  indexes: [['day'], ['county', 'day'], ['worker', 'day']],
};

export const lookDayId = (day: LocalDate, worker: string): string => `${day}@${worker}`;

export const openedOn = (document: LookDayDocument): readonly (readonly [Subject, OpenedThatDay])[] =>
  Object.entries(document.opened) as [Subject, OpenedThatDay][];
