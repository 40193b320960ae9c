import { type PersonRecord, type SupervisorTaskDocument, taskId } from '#contexts/person-registry';
import { opened } from '#kernel';
import { erasedName } from './person-bodies.js';
import type { SupervisorTaskBody } from './supervisor-tasks.response.js';

/** How a task names its person; `person` is undefined when erased. */
export const nameOnTask = (person: PersonRecord | undefined): string =>
  person ? `${person.identity.firstName} ${person.identity.lastName}` : erasedName;

export const taskBody = (task: SupervisorTaskDocument, personName: string | null): SupervisorTaskBody => ({
  taskId: taskId(task),
  kind: task.kind,
  personId: task.personId,
  personName,
  contactChangedAt: task.contactChangedAt,
  changed: [...task.changed],
  worker: task.worker ?? null,
  why: task.why ?? null,
  messageId: task.messageId ?? null,
  caseNumber: null,
  subject: null,
  documentIds: [],
  status: task.status,
  settledBy: task.settledBy ?? null,
  settledAt: task.settledAt ?? null,
  // Of somebody who has no case here any more nothing is opened.
  note: (personName !== null && task.note && opened(task.note)?.text) || null,
});
