import { accountId, caseNumber, messageId, personId, requestId, type Subject } from '#kernel';
import { type LookDocument, plainTask } from '../looks/looks.view.js';
import type { StatefulSubject } from '../subjects/subject.js';
import type { AsOf } from './as-of.js';

/** The view that a page shows a subject from: how far it was says what was seen. */
const shownBy: Readonly<Record<StatefulSubject['kind'], string>> = {
  case: 'cases',
  person: 'persons',
  account: 'account-links',
  request: 'case-link-requests',
  message: 'e-messages',
};

/**
 * What somebody saw: the subject of a look, folded up to where the view was that showed it; up to the look's own moment where the answer
 * was read from streams, or is from before views were noted. Undefined: the look is about nothing that has a state.
 */
export function asSeen(
  look: Pick<LookDocument, 'at' | 'task' | 'subjects' | 'saw'>,
  named?: StatefulSubject,
): AsOf | undefined {
  const subject = named ?? subjectOfTask(plainTask(look.task)) ?? look.subjects.map(subjectOf).find(Boolean);
  if (subject === undefined) return undefined;
  const saw = look.saw ?? [];
  const own = saw.find(({ view }) => view === shownBy[subject.kind]);
  const upTo =
    own?.position ??
    saw
      .map(({ position }) => position)
      .sort()
      .at(-1);
  return { subject, clock: 'recorded', at: look.at, upTo };
}

const tasks: readonly (readonly [prefix: string, of: (id: string) => StatefulSubject])[] = [
  ['case:', (id) => ({ kind: 'case', id: caseNumber(id) })],
  ['case-link-request:', (id) => ({ kind: 'request', id: requestId(id) })],
  ['e-message:', (id) => ({ kind: 'message', id: messageId(id) })],
];

function subjectOfTask(task: string): StatefulSubject | undefined {
  const found = tasks.find(([prefix]) => task.startsWith(prefix));
  return found?.[1](task.slice(found[0].length));
}

function subjectOf(of: Subject): StatefulSubject | undefined {
  if (of.startsWith('person-')) return { kind: 'person', id: personId(of.slice('person-'.length)) };
  if (of.startsWith('account-')) return { kind: 'account', id: accountId(of.slice('account-'.length)) };
  return undefined;
}
