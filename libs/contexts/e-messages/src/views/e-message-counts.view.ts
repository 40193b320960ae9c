import type { CountyCode, WorkerId } from '#kernel';
import type { ViewSchema } from '#read-store';

/** What waits for one worker of a county, folded from events alone (rule M10). */
export interface MessageCountsDocument {
  readonly county: CountyCode;
  /** null: nobody. */
  readonly worker: WorkerId | null;
  readonly received: number;
  readonly read: number;
  readonly actionCompleted: number;
  readonly overdue: number;
  /** A customer's message or a completed action ever came. */
  readonly ever: boolean;
}

export const messageCountsId = (county: CountyCode, worker: WorkerId | undefined) =>
  `${county}:${worker ?? ''}`;

export const messageCountsView: ViewSchema = {
  name: 'e-message-counts',
  version: 1,
  fields: {},
  indexes: [],
};
