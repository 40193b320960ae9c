import type { Recorded } from '#kernel';
import { auditSubject, type SubjectKind, subjectText } from '../subjects/subject.js';

const named: Readonly<Record<string, SubjectKind>> = {
  caseNumber: 'case',
  personId: 'person',
  accountId: 'account',
  requestId: 'request',
  messageId: 'message',
  assignee: 'worker',
  worker: 'worker',
};

/** What an event names that can be asked about in its turn: `person:P1`, sorted. */
export function subjectsIn({ data, meta }: Recorded): readonly string[] {
  const found = new Set<string>();
  for (const [name, value] of Object.entries(data as Readonly<Record<string, unknown>>)) {
    const kind = Object.hasOwn(named, name) ? named[name] : undefined;
    // The outbox has messages of its own.
    const isMail = kind === 'message' && meta.stream.startsWith('outbox-');
    if (kind !== undefined && !isMail && typeof value === 'string')
      found.add(subjectText(auditSubject(kind, value)));
  }
  const { subjectOfData } = data as { readonly subjectOfData?: string };
  for (const kind of ['person', 'account'] as const)
    if (subjectOfData?.startsWith(`${kind}-`)) found.add(`${kind}:${subjectOfData.slice(kind.length + 1)}`);
  const { kind, id } = meta.actor;
  if (kind === 'worker' || kind === 'supervisor') found.add(`worker:${id}`);
  return [...found].sort();
}
