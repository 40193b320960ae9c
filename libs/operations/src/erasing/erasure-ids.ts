import {
  InvalidInput,
  NotFound,
  type PersonId,
  personId,
  personSubject,
  type Subject,
  subject,
} from '#kernel';

// An id names the stream that knows it: two persons decide on it one after the other, and no view need be asked.

const idOf = (of: Subject, rest: string): string => `${Buffer.from(of).toString('base64url')}.${rest}`;

/** An id of an erasure or a hold of somebody; `rest` tells it from the others. */
export const newIdOf = (of: Subject, rest: string): string => idOf(of, rest.slice(0, 12));

/** Whose it is. @throws NotFound for what is no such id */
export function subjectIn(id: string): Subject {
  const [encoded = '', rest = ''] = id.split('.');
  const found = subject(Buffer.from(encoded, 'base64url').toString());
  if (rest === '' || idOf(found, rest) !== id || !found.startsWith('person-')) throw new NotFound();
  return found;
}

const named = /^person[:-](.+)$/s;

/** `person:ID`, as pages name it, or `person-ID`, as the ledger does. @throws InvalidInput at `field` */
export function personNamed(
  text: string,
  field = 'subject',
): { readonly id: PersonId; readonly of: Subject } {
  const id = named.exec(text)?.[1];
  if (id === undefined)
    throw new InvalidInput([{ field, message: 'name a person, as person:ID (only persons can be erased)' }]);
  return { id: personId(id), of: personSubject(personId(id)) };
}
