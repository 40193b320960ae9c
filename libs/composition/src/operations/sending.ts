import type { MessageTransport } from '#outbox';
import type { SendingPorts } from '#processes';
import type { System } from '../system.js';

/** Nothing leaves the machine: messages wait in the outbox, where a page shows them. */
const outboxOnly: MessageTransport = { send: async () => undefined };

/** What sending a message needs. */
export const sendingOf = (system: System, transport: MessageTransport = outboxOnly): SendingPorts => ({
  ...system.flows,
  transport,
  publicUrl: system.config.publicUrl,
});
