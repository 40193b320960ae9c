import type { MessageTransport } from './transport.js';
import type { MailChannel } from './values.js';

/** Mail one way, text another. */
export const byChannel = (transports: Readonly<Record<MailChannel, MessageTransport>>): MessageTransport => ({
  send: (message) => transports[message.channel].send(message),
});
