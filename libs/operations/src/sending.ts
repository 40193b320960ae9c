import type { System } from '#composition';
import { outgoing } from '#composition';
import type { MessageTransport } from '#contexts/outbox';
import type { SendingPorts } from '#processes';

/** What sending a message needs. Without a transport, messages leave as the settings say. */
export const sendingOf = (
  system: System,
  transport: MessageTransport = outgoing(system.config.mail, system.clock),
): SendingPorts => ({
  ...system.flows,
  transport,
  publicUrl: system.config.publicUrl,
});
