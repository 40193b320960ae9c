import { addressDecider, addressId, type OutboxEvent, outboxDecider } from '#contexts/outbox';
import type { Process } from '#engine';
import type { FlowPorts } from '../ports.js';

/** What a mail server refuses as no address, and what comes back, is not mailed any more (rule M13). */
export const markAddressesThatAreNone = (ports: FlowPorts): Process<OutboxEvent> => ({
  name: 'mark-addresses-that-are-none',
  begins: 'now',
  types: ['SendFailed', 'OutgoingMessageReturned'],
  interestedIn: (event) => whyNone(event) !== undefined,
  async handle(event, context) {
    const why = whyNone(event);
    if (why === undefined) return;
    const { messageId, at } = event.data;
    const message = await ports.engine.state(outboxDecider, messageId);
    if (message.is === 'unknown' || message.queued.channel !== 'email') return;
    const to = await ports.vault.open(message.queued.to);
    if (to === undefined) return;
    const id = addressId(ports.secrets, to.address);
    await ports.engine.execute(
      addressDecider,
      id,
      { kind: 'refuse', addressId: id, messageId, why, at },
      context,
    );
  },
});

function whyNone(event: OutboxEvent): 'no_such_address' | 'returned' | undefined {
  if (event.type === 'OutgoingMessageReturned') return 'returned';
  return event.type === 'SendFailed' && event.data.why === 'no_such_address' ? 'no_such_address' : undefined;
}
