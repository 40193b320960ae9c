import { attemptsDecider, type CaseLinkingEvent, personLinkDecider } from '#contexts/case-linking';
import { type ErasureEvent, erasureDecider, erasureSubject, legalHoldSubject } from '#contexts/erasure';
import {
  type AccountId,
  type AttemptId,
  accountSubject,
  attemptSubject,
  type PersonId,
  personSubject,
  type Recorded,
  type Subject,
  type SubmissionId,
  streamName,
  submissionSubject,
} from '#kernel';
import { wholeStream } from '../subjects/read-stream.js';
import type { LooksPorts } from './ports.js';

export type Finding = Pick<LooksPorts, 'store' | 'codec' | 'findRequests' | 'personAttempts'>;

/**
 * Everything that is sealed about a person: their own data, the accounts that were ever linked to them, what requests and
 * attempts say of them, and why somebody wished to erase them or to keep them.
 */
export async function subjectsOfPerson(ports: Finding, id: PersonId): Promise<readonly Subject[]> {
  const links = (await wholeStream(ports, streamName(personLinkDecider, id))) as Recorded<CaseLinkingEvent>[];
  const accounts = new Set<AccountId>();
  for (const { type, data } of links) if (type === 'AccountLinked') accounts.add(data.accountId);
  const subjects = new Set([personSubject(id)]);
  for await (const each of ports.findRequests.everyOf(id)) addRequest(subjects, each);
  for (const { attemptId } of await ports.personAttempts.of(id)) subjects.add(attemptSubject(attemptId));
  for (const account of accounts)
    for (const each of await subjectsOfAccount(ports, account)) subjects.add(each);
  for (const each of await decidedOn(ports, personSubject(id))) subjects.add(each);
  return [...subjects];
}

/** An account's own data, and what its requests and attempts say. */
export async function subjectsOfAccount(ports: Finding, id: AccountId): Promise<readonly Subject[]> {
  const subjects = new Set([accountSubject(id)]);
  for (const each of await ports.findRequests.ofAccount(id)) addRequest(subjects, each);
  const attempts = (await wholeStream(
    ports,
    streamName(attemptsDecider, id),
  )) as Recorded<CaseLinkingEvent>[];
  for (const { type, data } of attempts)
    if (type === 'LinkAttempted') subjects.add(attemptSubject(data.attemptId));
  return [...subjects];
}

/** Erasures and legal holds of a person. */
async function decidedOn(ports: Finding, person: Subject): Promise<readonly Subject[]> {
  const events = (await wholeStream(ports, streamName(erasureDecider, person))) as Recorded<ErasureEvent>[];
  return events.map(({ data }) =>
    'holdId' in data ? legalHoldSubject(data.holdId) : erasureSubject(data.erasureId),
  );
}

function addRequest(
  subjects: Set<Subject>,
  { submissionId, attemptId }: { readonly submissionId: SubmissionId; readonly attemptId: AttemptId | null },
): void {
  subjects.add(submissionSubject(submissionId));
  if (attemptId !== null) subjects.add(attemptSubject(attemptId));
}
