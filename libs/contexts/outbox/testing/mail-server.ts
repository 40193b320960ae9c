import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A mail as it arrived. */
export interface ArrivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** By name in lower case; folded lines are joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The connection was encrypted. */
  readonly secure: boolean;
  readonly user: string | undefined;
}

/** `421 try later`: the reply of the server; `drop`: it closes the connection without one. */
type Reply = string | 'drop' | undefined;

interface Behaviour {
  readonly certificate?: { readonly cert: string; readonly key: string };
  readonly secure?: boolean;
  readonly password?: string;
}

/** A mail server on this machine. `next` says how it treats the mails to come, one after the other; then it takes all. */
export async function mailServer(port = 0, { certificate, secure = false, password }: Behaviour = {}) {
  const mails: ArrivedMail[] = [];
  const toRecipient: Reply[] = [];
  const toData: Reply[] = [];
  const server = new SMTPServer({
    secure,
    authOptional: password === undefined,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    ...(certificate ?? { disabledCommands: ['STARTTLS'] }),
    onAuth: (auth, _session, done) =>
      auth.password === password ? done(null, { user: auth.username }) : done(new Error('wrong password')),
    onRcptTo: (_address, session, done) => answer(toRecipient.shift(), session, done),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const reply = toData.shift();
        if (reply === undefined || reply === 'drop')
          mails.push(arrived(Buffer.concat(chunks).toString(), session));
        answer(reply, session, done);
      });
    },
  });
  server.on('error', () => undefined);
  const answer = (reply: Reply, { id }: SMTPServerSession, done: (error?: Error | null) => void) => {
    if (reply === undefined) return done();
    if (reply === 'drop') return void connectionOf(server, id)?.destroy();
    done(Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) }));
  };
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    /** Replies to the recipients to come; `drop` breaks the connection. */
    toRecipient,
    /** Replies to the mails to come once they were read; `drop` keeps the mail and breaks the connection. */
    toData,
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

export type MailServer = Awaited<ReturnType<typeof mailServer>>;

function connectionOf(server: SMTPServer, id: string): { destroy(): void } | undefined {
  for (const each of server.connections as Set<{ id: string; _socket: { destroy(): void } }>)
    if (each.id === id) return each._socket;
  return undefined;
}

function arrived(raw: string, { envelope, secure, user }: SMTPServerSession): ArrivedMail {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return {
    from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
    to: envelope.rcptTo.map(({ address }) => address),
    headers,
    text: decoded(raw.slice(end + 4), headers['content-transfer-encoding']).replaceAll('\r\n', '\n'),
    secure,
    user,
  };
}

function decoded(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
