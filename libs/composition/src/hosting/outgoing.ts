import { byChannel, type MessageTransport, noTextGateway, TextGateway } from '#contexts/outbox';
import { SmtpTransport } from '#contexts/outbox/smtp';
import type { Clock } from '#kernel';
import type { MailSettings } from '#settings';

/** A transport that lets what is on its way finish before the program ends. */
export interface Outgoing extends MessageTransport {
  close(): Promise<void>;
}

/** How messages leave, by the settings. Nothing is connected before the first one. */
export function outgoing(mail: MailSettings, clock: Clock): Outgoing {
  if (mail.transport === 'outbox') return { send: async () => undefined, close: async () => undefined };
  const smtp = new SmtpTransport(mail.smtp, clock);
  const texts = mail.texts && new TextGateway(mail.texts, clock);
  return {
    ...byChannel({ email: smtp, text: texts ?? noTextGateway }),
    close: async () => void (await Promise.all([smtp.close(), texts?.close()])),
  };
}
