import type { CaseNumber, CountyCode, Instant, LocalDate, PersonId, ThreadId, WorkerId } from '#kernel';
import type { ViewSchema } from '#read-store';
import type { OpenThread } from '../thread/state.js';

/** A thread as its stream says that it is, without a word that was written in it but its subject. */
export interface ThreadDocument {
  readonly threadId: ThreadId;
  readonly county: CountyCode;
  readonly caseNumber: CaseNumber;
  readonly personId: PersonId;
  readonly worker: WorkerId | null;
  readonly thread: OpenThread;
  /** 1: somebody has still to do something in it. */
  readonly open: 0 | 1;
  /** 1: something waits for the county. */
  readonly waits: 0 | 1;
  /** 1: nobody is there for what waits. */
  readonly unassigned: 0 | 1;
  /** 1: a document that was sent to the county was not looked into yet. */
  readonly quarantined: 0 | 1;
  /** 1: some document was not looked into yet, sent or not. */
  readonly unscanned: 0 | 1;
  /** The last day of an action that waits for the customer; null while their question waits. */
  readonly actionDue: LocalDate | null;
  /** Since when the clock of an action runs, to tell a reminder of one due day from that of another. */
  readonly actionSince: Instant | null;
  readonly begunAt: Instant;
  readonly updatedAt: Instant;
}

/** Kind of the tags that name stored files: their ids, which are random and tell nothing. */
export const fileTag = 'file';

export const threadsView: ViewSchema = {
  name: 'e-message-threads',
  version: 1,
  fields: {
    county: 'text',
    caseNumber: 'text',
    personId: 'text',
    worker: 'text',
    open: 'number',
    waits: 'number',
    unassigned: 'number',
    quarantined: 'number',
    unscanned: 'number',
    actionDue: 'text',
    begunAt: 'text',
    updatedAt: 'text',
  },
  indexes: [
    ['personId', 'updatedAt'],
    ['caseNumber', 'waits'],
    ['county', 'unassigned', 'begunAt'],
    ['county', 'quarantined', 'begunAt'],
    ['unscanned'],
    ['worker', 'open'],
    ['actionDue'],
  ],
  tagged: true,
};
