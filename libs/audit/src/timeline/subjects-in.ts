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
    if (kind !== undefined && typeof value === 'string') found.add(subjectText(auditSubject(kind, value)));
  }
  for (const [category, kind] of streams)
    if (meta.stream.startsWith(category))
      found.add(subjectText(auditSubject(kind, meta.stream.slice(category.length))));
  const { kind, id } = meta.actor;
  if (kind === 'worker' || kind === 'supervisor') found.add(`worker:${id}`);
  return [...found].sort();
}

/** Streams whose events say by their name alone whose they are. */
const streams = [
  ['case-', 'case'],
  ['account-link-', 'account'],
  ['link-attempts-', 'account'],
] as const;
