import type { ConnectionOptions } from 'node:tls';
import { createTransport } from 'nodemailer';
import type { Clock } from '#kernel';
import { RunningSends } from '../src/running-sends.js';
import { type MessageToSend, type MessageTransport, messageIdHeader, SendDelayed } from '../src/transport.js';
import { failureOf, type SmtpError, wasSlow } from './smtp-failures.js';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** `from_start`: smtps. `required`: STARTTLS or nothing. `offered`: STARTTLS where the server has it. */
  readonly tls: 'from_start' | 'required' | 'offered';
  /** Who the mails come from; the Message-IDs have the domain of this address. */
  readonly from: { readonly name: string; readonly address: string };
  /** More about TLS, such as an authority of one's own. */
  readonly tlsOptions?: ConnectionOptions;
}

const connectMilliseconds = 10_000;
const idleMilliseconds = 20_000;
/** After a server has kept us waiting in vain, the next messages do not wait too. */
const pauseMilliseconds = 5_000;

/** Mails that follow each other share a connection; before a server could tire of it, it is closed. */
const pool = { pool: true, maxConnections: 2, maxMessages: 100, idleTimeout: 2_000, maxRequeues: 0 } as const;

/** Hands mails to a mail server. What breaks off is never sent again from here: that is decided in the ledger. */
export class SmtpTransport implements MessageTransport {
  private readonly mailer;
  private readonly sends: RunningSends;
  private readonly domain: string;
  private awayUntil = 0;

  constructor(
    private readonly settings: SmtpSettings,
    private readonly clock: Clock,
  ) {
    const { host, port, user, password, tls, from, tlsOptions } = settings;
    this.sends = new RunningSends(clock);
    this.domain = from.address.slice(from.address.lastIndexOf('@') + 1);
    this.mailer = createTransport({
      ...pool,
      host,
      port,
      secure: tls === 'from_start',
      requireTLS: tls === 'required',
      connectionTimeout: connectMilliseconds,
      greetingTimeout: connectMilliseconds,
      dnsTimeout: connectMilliseconds,
      socketTimeout: idleMilliseconds,
      disableFileAccess: true,
      disableUrlAccess: true,
      ...(user !== undefined && { auth: { user, pass: password ?? '' }, forceAuth: true }),
      ...(tlsOptions !== undefined && { tls: tlsOptions }),
    });
  }

  async send(message: MessageToSend): Promise<void> {
    if (this.clock.monotonic() < this.awayUntil)
      throw new SendDelayed('the mail server has just kept us waiting in vain', 'unreachable');
    try {
      await this.sends.run((signal) => this.mailer.sendMail({ ...this.mail(message), signal }));
    } catch (error) {
      if (error instanceof SendDelayed) throw error;
      const failure = error as SmtpError;
      if (wasSlow(failure)) this.awayUntil = this.clock.monotonic() + pauseMilliseconds;
      throw failureOf(failure);
    }
  }

  async close(): Promise<void> {
    await this.sends.close();
    this.mailer.close();
  }

  private mail({ messageId, to, subject = '', text, attachments = [] }: MessageToSend) {
    return {
      from: this.settings.from,
      to: { name: '', address: to },
      subject,
      text,
      attachments: attachments.map((each) => ({
        filename: each.name,
        content: each.text,
        contentType: 'text/plain; charset=utf-8',
        // Line ends and letters outside ASCII stay what they are: what is attached may be signed.
        contentTransferEncoding: 'base64' as const,
      })),
      messageId: messageIdHeader(messageId, this.domain),
      date: new Date(this.clock.now()),
      // No answering machine replies to these (RFC 3834), and nobody's out-of-office note comes back.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    };
  }
}
