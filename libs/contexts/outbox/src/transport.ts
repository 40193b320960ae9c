import type { LastingFailure, MailChannel, PassingFailure } from './values.js';

/** A file that goes along with a mail. */
export interface Attachment {
  readonly name: string;
  /** Arrives to the byte. */
  readonly text: string;
}

/** A message as it leaves: everything in clear. */
export interface MessageToSend {
  readonly messageId: string;
  readonly channel: MailChannel;
  readonly to: string;
  /** Absent for a text. */
  readonly subject?: string;
  readonly text: string;
  /** Of a mail. */
  readonly attachments?: readonly Attachment[];
}

/**
 * Hands messages over: SMTP, a text gateway, or a page in demo mode. A message may come twice (a sender died
 * between the handing over and writing it down); its stable id lets the other side notice.
 * @throws SendRefused when trying again would not help, SendDelayed when it may; anything else counts as unreachable
 */
export interface MessageTransport {
  send(message: MessageToSend): Promise<void>;
}

/** The other side will never take this message, for example because there is no such address. */
export class SendRefused extends Error {
  override readonly name = 'SendRefused';
  constructor(
    message: string,
    readonly why: LastingFailure = 'refused',
  ) {
    super(message);
  }
}

/** The other side did not take this message now. The message of the error names no address. */
export class SendDelayed extends Error {
  override readonly name = 'SendDelayed';
  constructor(
    message: string,
    readonly why: PassingFailure,
  ) {
    super(message);
  }
}

/** The Message-ID header: the same at every attempt. */
export const messageIdHeader = (messageId: string, domain: string): string => `<${messageId}@${domain}>`;
