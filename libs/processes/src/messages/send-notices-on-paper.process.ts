import { type ThreadEvent, threadDecider } from '#contexts/e-messages';
import { type OutboxEvent, outboxDecider } from '#contexts/outbox';
import { personDecider } from '#contexts/person-registry';
import type { CommandContext, Process } from '#engine';
import { threadId } from '#kernel';
import type { FlowPorts } from '../ports.js';
import { askForPaper } from './ask-for-paper.js';

/**
 * A notice of action to somebody who did not ask for notices on the portal goes all the same, and a supervisor sends it by
 * letter, too; so where the mail that told of one came back (rules M8, M13).
 */
export const sendNoticesOnPaper = (ports: FlowPorts): Process<ThreadEvent | OutboxEvent> => ({
  name: 'send-notices-on-paper',
  begins: 'now',
  types: ['ActionRequested', 'OutgoingMessageReturned'],
  interestedIn: (event) =>
    event.type === 'OutgoingMessageReturned' ||
    (event.type === 'ActionRequested' && event.data.form?.kind === 'noa'),
  async handle(event, context) {
    if (event.type === 'OutgoingMessageReturned') return returned(ports, event.data.messageId, context);
    if (event.type !== 'ActionRequested') return;
    const { personId, messageId } = event.data;
    const person = await ports.engine.state(personDecider, personId);
    if (person.kind === 'known' && person.noas) return;
    const why = 'notices_not_chosen' as const;
    await askForPaper(ports, { personId, why, cause: event.meta.id, messageId }, context);
  },
});

/** Whether that mail told of a notice says the thread that it leads to. */
async function returned(ports: FlowPorts, mail: string, context: CommandContext): Promise<void> {
  const message = await ports.engine.state(outboxDecider, mail);
  const id = message.is === 'unknown' ? undefined : message.queued.params.threadId;
  if (id === undefined) return;
  const thread = await ports.engine.state(threadDecider, threadId(id));
  if (thread.is === 'nothing' || thread.action?.form?.kind !== 'noa') return;
  const { personId } = thread;
  await askForPaper(ports, { personId, why: 'notice_returned', cause: mail, messageId: id }, context);
}
