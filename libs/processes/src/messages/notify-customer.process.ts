import { personLinkDecider } from '#contexts/case-linking';
import { eMessageWaiting, type ThreadEvent } from '#contexts/e-messages';
import { personDecider } from '#contexts/person-registry';
import type { Process } from '#engine';
import { type PersonId, personSubject, type Recorded, seal } from '#kernel';
import { isMarked } from '../mail/marked-address.js';
import { languageOfAccount, queueMessage } from '../mail/queue-message.js';
import type { FlowPorts } from '../ports.js';

/** One mail for what the county sent: that there is something, and nothing of what (rule M12). */
export const notifyCustomerOfMessages = (ports: FlowPorts): Process<ThreadEvent> => ({
  name: 'notify-customer-of-messages',
  begins: 'now',
  types: ['MessageSent', 'ActionRequested', 'ReplySent', 'ActionClosed', 'ActionReopened'],
  interestedIn: isTold,
  async handle(event, context) {
    const { threadId, personId } = event.data;
    const to = await addressOf(ports, personId);
    if (to === undefined) return;
    await queueMessage(
      ports,
      {
        channel: 'email',
        mail: eMessageWaiting,
        language: to.language,
        to: seal(personSubject(personId), { address: to.address }),
        params: { threadId },
        cause: { eventId: event.meta.id, type: event.type },
        subjectOfData: personSubject(personId),
      },
      context,
    );
  },
});

/** Not for closing: only an action that is withdrawn asks the customer to know of it. */
const isTold = (event: Recorded<ThreadEvent>): boolean =>
  event.type === 'ActionClosed' ? event.data.withdrawn : true;

/** Whether a mail will tell this person of an e-message: not where the address is known to be none (rule M13). */
export async function isNotified(ports: FlowPorts, person: PersonId): Promise<boolean> {
  const to = await addressOf(ports, person);
  return to !== undefined && !(await isMarked(ports, to.address));
}

/** Where a person is told of e-messages: Contact Detail's address, if they want it, and somebody is linked. */
export async function addressOf(ports: FlowPorts, person: PersonId) {
  const { engine } = ports;
  const { linked } = await engine.state(personLinkDecider, person);
  if (linked === undefined) return undefined;
  const state = await engine.state(personDecider, person);
  if (state.kind !== 'known' || !state.contact.eNotification || !state.contact.email) return undefined;
  return { address: state.contact.email, language: await languageOfAccount(ports, linked.accountId) };
}
