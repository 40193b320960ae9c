import { type AccountId, type PersonId, type Recorded, type Subject, sealedValues } from '#kernel';
import type { SubjectStream } from '../../subjects/streams-of.js';

/** An event of a case, with the stream that it is of. */
export interface CaseEvent {
  readonly event: Recorded;
  readonly stream: SubjectStream;
}

/** Persons in whose name accounts act, as the events of a case tell: by links, and by requests for them. */
export type AccountPersons = ReadonlyMap<AccountId, ReadonlySet<PersonId>>;

export function accountPersons(events: readonly CaseEvent[]): AccountPersons {
  const found = new Map<AccountId, Set<PersonId>>();
  for (const { event } of events) {
    const { accountId, personId } = event.data as { accountId?: AccountId; personId?: PersonId };
    if (accountId === undefined || personId === undefined) continue;
    found.set(accountId, (found.get(accountId) ?? new Set()).add(personId));
  }
  return found;
}

/**
 * Whom an event concerns: the person of its stream, everybody whom it names by id, whose data is sealed in it, and in
 * whose name an account in it acts. Found by names and not event by event, so that no context has to tell.
 */
export function personsOf({ event, stream }: CaseEvent, accounts: AccountPersons): ReadonlySet<PersonId> {
  const found = new Set<PersonId>(stream.personId === undefined ? [] : [stream.personId]);
  const account = (id: string) => {
    for (const each of accounts.get(id as AccountId) ?? []) found.add(each);
  };
  const walk = (value: unknown, name: string): void => {
    if (typeof value === 'string') {
      if (/^(personId|personIds)$/.test(name)) found.add(value as PersonId);
      if (name === 'accountId') account(value);
    } else if (Array.isArray(value)) for (const each of value) walk(each, name);
    else if (typeof value === 'object' && value !== null)
      for (const [key, each] of Object.entries(value)) walk(each, key);
  };
  walk(event.data, '');
  for (const { $sealed } of sealedValues(event.data)) {
    const person = idIn($sealed, 'person-');
    if (person !== undefined) found.add(person as PersonId);
    const of = idIn($sealed, 'account-');
    if (of !== undefined) account(of);
  }
  return found;
}

/** Whether the reader of an export may see what is sealed for a subject. What is sealed for nobody of the case belongs to its event. */
export function mayBeOpened(
  sealedFor: Subject,
  included: ReadonlySet<PersonId>,
  accounts: AccountPersons,
): boolean {
  const person = idIn(sealedFor, 'person-');
  if (person !== undefined) return included.has(person as PersonId);
  const account = idIn(sealedFor, 'account-');
  const persons = account === undefined ? undefined : accounts.get(account as AccountId);
  return persons === undefined || [...persons].some((each) => included.has(each));
}

const idIn = (of: Subject, prefix: string): string | undefined =>
  of.startsWith(prefix) ? of.slice(prefix.length) : undefined;
