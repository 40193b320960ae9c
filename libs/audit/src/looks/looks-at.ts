import { personSubject, submissionSubject } from '#kernel';
import { personIdsEverOn } from '../subjects/members.js';
import type { AuditSubject } from '../subjects/subject.js';
import type { LooksOf } from './looks.queries.js';
import type { LooksPorts } from './ports.js';
import { type Finding, subjectsOfAccount, subjectsOfPerson } from './subjects-of.js';

/** Looks at somebody or something (rule A20), or by a worker. */
export async function looksAt(
  ports: Finding & Pick<LooksPorts, 'searchMessages'>,
  of: AuditSubject,
): Promise<LooksOf> {
  switch (of.kind) {
    case 'worker':
      return { actor: of.id };
    case 'person':
      return { subjects: await subjectsOfPerson(ports, of.id) };
    case 'account':
      return { subjects: await subjectsOfAccount(ports, of.id) };
    case 'case': {
      const persons = await personIdsEverOn(ports, of.id);
      return { subjects: persons.map(personSubject), tasks: [`case:${of.id}`] };
    }
    case 'request': {
      const found = await ports.findRequests.byId(of.id);
      const submission = found === undefined ? [] : [submissionSubject(found.submissionId)];
      return { subjects: submission, tasks: [`case-link-request:${of.id}`] };
    }
    case 'message': {
      const found = await ports.searchMessages.byId(of.id);
      return { subjects: [], tasks: [`e-message:${found?.threadId ?? of.id}`] };
    }
  }
}
