import type { CountyCode, WorkerId } from '#kernel';
import type { CountChange, ThreadEvent } from './events.js';
import { evolveThread, isQuestion, type OpenThread, type Thread } from './state.js';

/** What one thread adds to the counts of whoever has it in hand (rule M10). */
interface Counts {
  readonly received: number;
  readonly read: number;
  readonly actionCompleted: number;
  readonly overdue: number;
}

const none: Counts = { received: 0, read: 0, actionCompleted: 0, overdue: 0 };
const kinds = ['received', 'read', 'actionCompleted', 'overdue'] as const;

function countsOf(thread: OpenThread): Counts {
  const questions = thread.messages.filter(isQuestion);
  return {
    received: questions.filter((each) => each.status === 'Received').length,
    read: questions.filter((each) => each.status === 'Read').length,
    actionCompleted: thread.messages.filter((each) => each.status === 'Action Completed').length,
    overdue: thread.messages.filter((each) => each.overdue).length,
  };
}

/**
 * Writes on each event what it changes of the counts: the fold of a counter sees one event and one document, so
 * everything that it must know has to stand in the event.
 */
export function counted(thread: Thread, events: readonly ThreadEvent[]): readonly ThreadEvent[] {
  let before = thread;
  return events.map((event) => {
    const after = evolveThread(before, event);
    const changes = changesBetween(before, after);
    before = after;
    return changes.length === 0
      ? event
      : ({ ...event, data: { ...event.data, counts: changes } } as ThreadEvent);
  });
}

function changesBetween(before: Thread, after: Thread): readonly CountChange[] {
  const had = before.is === 'nothing' ? none : countsOf(before);
  const has = after.is === 'nothing' ? none : countsOf(after);
  if (before.is === 'begun' && after.is === 'begun' && !isSameHands(before, after))
    return [change(before, none, had), change(after, has, none)].filter(isSome);
  return after.is === 'nothing' ? [] : [change(after, has, had)].filter(isSome);
}

const isSameHands = (a: OpenThread, b: OpenThread): boolean => a.county === b.county && a.worker === b.worker;

function change(
  { county, worker }: { readonly county: CountyCode; readonly worker?: WorkerId },
  now: Counts,
  before: Counts,
): CountChange {
  const differences = kinds.flatMap((kind) =>
    now[kind] === before[kind] ? [] : [[kind, now[kind] - before[kind]] as const],
  );
  return { county, ...(worker !== undefined && { worker }), ...Object.fromEntries(differences) };
}

const isSome = (each: CountChange): boolean => kinds.some((kind) => each[kind] !== undefined);
