import type { Process } from '#engine';
import { personSubject } from '#kernel';
import { type PersonRegistryEvent } from '#person-registry';
import type { FlowPorts } from './ports.js';
import { queueMessage } from './queue-message.js';

/** Who may have lost control of their contact is told at the old address, without any data (spec 10). */
export const tellOldAddressOfChangedContact = (ports: FlowPorts): Process<PersonRegistryEvent> => ({
  name: 'tell-old-address-of-changed-contact',
  types: ['ContactChanged'],
  interestedIn: (event) => event.type === 'ContactChanged' && event.data.formerEmail !== undefined,
  async handle(event, context) {
    if (event.type !== 'ContactChanged' || event.data.formerEmail === undefined) return;
    await queueMessage(
      ports,
      {
        channel: 'email',
        template: 'contact_changed',
        language: 'en',
        to: event.data.formerEmail,
        params: {},
        cause: { eventId: event.meta.id, type: event.type },
        subjectOfData: personSubject(event.data.personId),
      },
      context,
    );
  },
});
