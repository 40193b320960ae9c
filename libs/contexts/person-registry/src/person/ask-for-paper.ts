import { type CountyCode, type Instant, NotFound, type PersonId, plusMilliseconds } from '#kernel';
import type { PaperReason } from '../values.js';
import type { PersonEvent } from './events.js';
import type { PersonState } from './state.js';

/** Something has to reach the person by letter: a supervisor sees to it (rule M12). Once for each cause. */
export interface AskForPaper {
  readonly kind: 'ask-for-paper';
  readonly personId: PersonId;
  readonly county: CountyCode;
  readonly why: PaperReason;
  /** Id of the event that makes it necessary. */
  readonly cause: string;
  /** Of the notice that is to be sent, where it is one. */
  readonly messageId?: string;
  readonly at: Instant;
}

export function askForPaper({ kind: _, ...asked }: AskForPaper, state: PersonState): readonly PersonEvent[] {
  if (state.kind === 'unknown') throw new NotFound();
  if (state.papers.some(({ cause }) => cause === asked.cause)) return [];
  // The moment names the task.
  const last = state.papers.at(-1)?.at;
  const at = last !== undefined && last >= asked.at ? plusMilliseconds(last, 1) : asked.at;
  return [{ type: 'PaperAsked', data: { ...asked, at } }];
}
