import type { Disclosed, LookDetails, LookOutcome, SeenView } from '#access';
import type { Actor, Instant, Sealed, Subject } from '#kernel';
import type { Tag, ViewSchema } from '#read-store';

/** `looks`: one look at personal data, under the id of its event. Folded from the ledger of looks. */
export interface LookDocument {
  readonly at: Instant;
  /** Id of who looked; `by` has the rest. */
  readonly actor: string;
  readonly by: Actor;
  readonly route: string;
  /** The task at hand, `print:` before it where the answer went on paper. */
  readonly task: string;
  readonly outcome: LookOutcome;
  readonly from?: string;
  readonly subjects: readonly Subject[];
  readonly saw?: readonly SeenView[];
  readonly disclosed?: Disclosed;
  /** 1 where something left the agency, so that such looks are found. */
  readonly leaves?: 1;
  readonly details?: Sealed<LookDetails>;
}

export const looksView: ViewSchema = {
  name: 'looks',
  version: 1,
  fields: { at: 'text', actor: 'text', leaves: 'number' },
  indexes: [['at'], ['actor', 'at'], ['leaves', 'at']],
  tagged: true,
};

/** Looks are found by whose data they showed: opaque ids, which tell nothing by themselves. */
export const subjectTag = (value: Subject): Tag => ({ kind: 'subject', value });

/** And by what they were about: a case, a request, a message, as the task names it. */
export const taskTag = (task: string): Tag => ({ kind: 'task', value: task });

/** Without what says that it was printed. */
export const plainTask = (task: string): string => task.replace(/^print:/, '');
