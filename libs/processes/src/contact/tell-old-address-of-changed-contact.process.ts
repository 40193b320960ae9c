import { personLinkDecider } from '#contexts/case-linking';
import { contactChanged, type PersonEvent } from '#contexts/person-registry';
import type { Process } from '#engine';
import { type PersonId, personSubject } from '#kernel';
import { languageOfAccount, queueMessage } from '../mail/queue-message.js';
import type { FlowPorts } from '../ports.js';

/** Who may have lost control of their contact is told at the old address, without any data (rule P5). */
export const tellOldAddressOfChangedContact = (ports: FlowPorts): Process<PersonEvent> => ({
  name: 'tell-old-address-of-changed-contact',
  begins: 'now',
  types: ['ContactChanged'],
  interestedIn: (event) => event.type === 'ContactChanged' && event.data.formerEmail !== undefined,
  async handle(event, context) {
    if (event.type !== 'ContactChanged' || event.data.formerEmail === undefined) return;
    await queueMessage(
      ports,
      {
        channel: 'email',
        mail: contactChanged,
        language: await languageOfPerson(ports, event.data.personId),
        to: event.data.formerEmail,
        params: {},
        cause: { eventId: event.meta.id, type: event.type },
        subjectOfData: personSubject(event.data.personId),
      },
      context,
    );
  },
});

/** A person speaks the language of the account that is linked to them; without one nobody knows of any but English. */
async function languageOfPerson(ports: FlowPorts, person: PersonId) {
  const { linked } = await ports.engine.state(personLinkDecider, person);
  return linked === undefined ? 'en' : languageOfAccount(ports, linked.accountId);
}
