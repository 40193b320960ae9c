import { type Actor, type Instant, NotFound, type PersonId, personSubject, seal } from '#kernel';
import { refuse } from '../refusals.js';
import { same } from '../same.js';
import type { ContactDetail } from '../values.js';
import { caseworker } from '../who-may.js';
import type { PersonEvent } from './events.js';
import type { PersonState } from './state.js';

/** A worker saves the Contact Detail page: the whole detail, as it shall stand. */
export interface ChangeContact {
  readonly kind: 'change-contact';
  readonly personId: PersonId;
  readonly contact: ContactDetail;
  readonly by: Actor;
  readonly at: Instant;
}

const fields: readonly (keyof ContactDetail)[] = [
  'email',
  'allowEmailReminder',
  'eNotification',
  'emailStatus',
  'customerId',
  'voicePrint',
  'phones',
];

/** The old e-mail address is told, except under Customer Privacy: then a supervisor gets a task (rule P5). */
export function changeContact(command: ChangeContact, state: PersonState): readonly PersonEvent[] {
  const { worker, county } = caseworker(command.by);
  if (state.kind === 'unknown') throw new NotFound();
  if (state.kind === 'erased') throw refuse('person_erased');
  const { personId, contact, at } = command;
  const changed = fields.filter((field) => !same(state.contact[field], contact[field]));
  if (changed.length === 0) return [];
  const subject = personSubject(personId);
  const { customerPrivacy } = state;
  const email = customerPrivacy ? undefined : state.contact.email;
  return [
    {
      type: 'ContactChanged',
      data: {
        personId,
        contact: seal(subject, contact),
        changed,
        origin: 'worker',
        worker,
        county,
        ...(email === undefined ? {} : { formerEmail: seal(subject, { address: email }) }),
        customerPrivacy,
        at,
      },
    },
  ];
}
