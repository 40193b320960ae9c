import { noticesChosen } from '#contexts/e-messages';
import { type PersonEvent, personDecider } from '#contexts/person-registry';
import type { Process } from '#engine';
import { personSubject, seal } from '#kernel';
import { languageOfPerson } from '../mail/language-of-person.js';
import { queueMessage } from '../mail/queue-message.js';
import type { FlowPorts } from '../ports.js';
import { askForPaper } from './ask-for-paper.js';

/** Whoever chooses notices of action on the portal is told so once by mail and once by letter (rule M12). */
export const confirmNoticesChosen = (ports: FlowPorts): Process<PersonEvent> => ({
  name: 'confirm-notices-chosen',
  begins: 'now',
  types: ['ENotificationChanged'],
  interestedIn: (event) => event.type === 'ENotificationChanged' && event.data.noas && !event.data.from.noas,
  async handle(event, context) {
    if (event.type !== 'ENotificationChanged') return;
    const { personId } = event.data;
    const cause = { eventId: event.meta.id, type: event.type };
    await askForPaper(ports, { personId, why: 'notices_chosen', cause: cause.eventId }, context);
    const person = await ports.engine.state(personDecider, personId);
    if (person.kind !== 'known' || !person.contact.email) return;
    const subjectOfData = personSubject(personId);
    await queueMessage(
      ports,
      {
        channel: 'email',
        mail: noticesChosen,
        language: await languageOfPerson(ports, personId),
        to: seal(subjectOfData, { address: person.contact.email }),
        params: {},
        cause,
        subjectOfData,
      },
      context,
    );
  },
});
