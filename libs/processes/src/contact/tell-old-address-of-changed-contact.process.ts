import { contactChanged, type PersonEvent } from '#contexts/person-registry';
import type { Process } from '#engine';
import { personSubject } from '#kernel';
import { languageOfPerson } from '../mail/language-of-person.js';
import { queueMessage } from '../mail/queue-message.js';
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
