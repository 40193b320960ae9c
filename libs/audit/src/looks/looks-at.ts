import { type CaseLinkingEvent, personLinkDecider } from '#contexts/case-linking';
import {
  type AccountId,
  accountSubject,
  type PersonId,
  personSubject,
  type Recorded,
  type Subject,
  streamName,
  subject,
} from '#kernel';
import { personIdsEverOn } from '../subjects/members.js';
import { wholeStream } from '../subjects/read-stream.js';
import type { AuditSubject } from '../subjects/subject.js';
import type { LooksOf } from './looks.queries.js';
import type { LooksPorts } from './ports.js';

type Finding = Pick<LooksPorts, 'store' | 'codec' | 'findRequests' | 'searchMessages'>;

/** Looks at somebody or something (rule A20), or by a worker. */
export async function looksAt(ports: Finding, of: AuditSubject): Promise<LooksOf> {
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
      const submission = found === undefined ? [] : [subject(`submission-${found.submissionId}`)];
      return { subjects: submission, tasks: [`case-link-request:${of.id}`] };
    }
    case 'message': {
      const found = await ports.searchMessages.byId(of.id);
      return { subjects: [], tasks: [`e-message:${found?.threadId ?? of.id}`] };
    }
  }
}

/**
 * Everything that is sealed about a person: their own data, the accounts that were ever linked to them, and what requests
 * and attempts say of them.
 */
export async function subjectsOfPerson(ports: Finding, id: PersonId): Promise<readonly Subject[]> {
  const events = (await wholeStream(
    ports,
    streamName(personLinkDecider, id),
  )) as Recorded<CaseLinkingEvent>[];
  const accounts = new Set<AccountId>();
  for (const { type, data } of events) if (type === 'AccountLinked') accounts.add(data.accountId);
  const subjects = new Set([personSubject(id)]);
  for await (const each of ports.findRequests.everyOf(id)) addRequest(subjects, each);
  for (const account of accounts)
    for (const each of await subjectsOfAccount(ports, account)) subjects.add(each);
  return [...subjects];
}

async function subjectsOfAccount(ports: Finding, id: AccountId): Promise<readonly Subject[]> {
  const subjects = new Set([accountSubject(id)]);
  for (const each of await ports.findRequests.ofAccount(id)) addRequest(subjects, each);
  return [...subjects];
}

function addRequest(
  subjects: Set<Subject>,
  { submissionId, attemptId }: { readonly submissionId: string; readonly attemptId: string | null },
): void {
  subjects.add(subject(`submission-${submissionId}`));
  if (attemptId !== null) subjects.add(subject(`attempt-${attemptId}`));
}
