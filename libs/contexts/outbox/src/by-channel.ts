import type { MailChannel } from './domain/values.js';
import type { MessageTransport } from './transport.js';

/** Mail one way, text another. */
export const byChannel = (transports: Readonly<Record<MailChannel, MessageTransport>>): MessageTransport => ({
  send: (message) => transports[message.channel].send(message),
});
