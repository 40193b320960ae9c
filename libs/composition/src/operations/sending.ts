import type { MessageTransport } from '#contexts/outbox';
import type { SendingPorts } from '#processes';
import { outgoing } from '../outgoing.js';
import type { System } from '../system.js';

/** What sending a message needs. Without a transport, messages leave as the settings say. */
export const sendingOf = (
  system: System,
  transport: MessageTransport = outgoing(system.config.mail, system.clock),
): SendingPorts => ({
  ...system.flows,
  transport,
  publicUrl: system.config.publicUrl,
});
