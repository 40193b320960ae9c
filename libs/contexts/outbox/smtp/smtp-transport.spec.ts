import { createServer, type Server, type Socket } from 'node:net';
import { FakeClock, localhostCertificate, MovableClock } from '#kernel/testing';
import { type MailServer, mailServer } from '../testing/index.js';
import { type SmtpSettings, SmtpTransport } from './smtp-transport.js';

const message = {
  messageId: 'm-1',
  channel: 'email' as const,
  to: 'ana@example.org',
  subject: 'Su código de verificación',
  text: 'Su código es:\n\n01234567\n',
};
const from = { name: 'Yolo County', address: 'no-reply@portal.example.gov' };
const settings = (port: number, over: Partial<SmtpSettings> = {}): SmtpSettings => ({
  host: '127.0.0.1',
  port,
  user: undefined,
  password: undefined,
  tls: 'offered',
  from,
  ...over,
});

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
async function server(...args: Parameters<typeof mailServer>): Promise<MailServer> {
  const started = await mailServer(...args);
  ends.push(started.stop);
  return started;
}
const transport = (port: number, over: Partial<SmtpSettings> = {}, clock = new MovableClock()) => {
  const opened = new SmtpTransport(settings(port, over), clock);
  ends.push(() => opened.close());
  return opened;
};
/** Why a sending failed, or `sent`. */
const outcome = (sending: Promise<void>) =>
  sending.then(
    () => 'sent',
    ({ name, why }: Error & { why: string }) => `${name}: ${why}`,
  );

test('what goes along arrives to the byte', async () => {
  const post = await server();
  const note = 'log\n7\nroot=\n\n— log c2lnbmF0dXJl\n';
  await transport(post.port).send({ ...message, attachments: [{ name: 'ledger.checkpoint', text: note }] });
  const [mail] = post.mails;
  expect(mail!.headers['content-type']).toMatch(/^multipart\/mixed/);
  const [, part = ''] = mail!.text.split(/filename="?ledger\.checkpoint"?/);
  const encoded = part.slice(part.indexOf('\n\n') + 2).split('\n--')[0]!;
  expect(Buffer.from(encoded, 'base64').toString()).toBe(note);
});

test('a mail arrives with its sender, addressee, subject, text and the headers of a machine', async () => {
  const post = await server();
  const clock = new FakeClock('2026-05-01T17:00:00.000Z');
  const sender = new SmtpTransport(settings(post.port), clock);
  ends.push(() => sender.close());
  await sender.send(message);
  expect(post.mails).toEqual([
    {
      from: 'no-reply@portal.example.gov',
      to: ['ana@example.org'],
      headers: expect.objectContaining({
        from: 'Yolo County <no-reply@portal.example.gov>',
        to: 'ana@example.org',
        subject: expect.stringMatching(/^=\?UTF-8\?/),
        'message-id': '<m-1@portal.example.gov>',
        date: 'Fri, 01 May 2026 17:00:00 +0000',
        'auto-submitted': 'auto-generated',
      }),
      text: 'Su código es:\n\n01234567\n',
      secure: false,
      user: undefined,
    },
  ]);
});

test('a message that is sent again has the same Message-ID', async () => {
  const post = await server();
  await transport(post.port).send(message);
  await transport(post.port).send(message);
  expect(new Set(post.mails.map(({ headers }) => headers['message-id']))).toEqual(
    new Set(['<m-1@portal.example.gov>']),
  );
});

test('an address with two mailboxes, a line break or none in it never becomes another addressee', async () => {
  const post = await server();
  const sender = transport(post.port);
  for (const to of ['ana@example.org, eve@example.net', 'ana@example.org\r\nBcc: eve@example.net', '', '<>'])
    await outcome(sender.send({ ...message, to }));
  await outcome(sender.send({ ...message, subject: 'Hello\r\nBcc: eve@example.net' }));
  expect(post.mails.flatMap(({ to }) => to).filter((to) => to.startsWith('eve@'))).toEqual([]);
  expect(post.mails.flatMap(({ headers }) => headers.bcc ?? [])).toEqual([]);
});

describe('TLS', () => {
  const certificate = localhostCertificate();
  const trusting = { tlsOptions: { ca: certificate.cert } };

  test.each([
    ['from the start', { secure: true }, 'from_start'],
    ['as STARTTLS where it is required', {}, 'required'],
    ['as STARTTLS where it is offered', {}, 'offered'],
  ] as const)('is used %s', async (_, how, tls) => {
    const post = await server(0, { certificate, ...how });
    await transport(post.port, { tls, ...trusting }).send(message);
    expect(post.mails.map(({ secure }) => secure)).toEqual([true]);
  });

  test('that is required but not offered keeps the mail back', async () => {
    const post = await server();
    expect(await outcome(transport(post.port, { tls: 'required' }).send(message))).toBe(
      'SendDelayed: sign_in_refused',
    );
    expect(post.mails).toEqual([]);
  });

  test('with a certificate that nobody vouches for keeps the mail back', async () => {
    const post = await server(0, { certificate, secure: true });
    const starttls = await server(0, { certificate });
    for (const sender of [transport(post.port, { tls: 'from_start' }), transport(starttls.port)])
      expect(await outcome(sender.send(message))).toBe('SendDelayed: sign_in_refused');
    expect([...post.mails, ...starttls.mails]).toEqual([]);
  });
});

describe('signing in to the server', () => {
  const password = 'p@ss:wörd/%';

  test('works with the right password', async () => {
    const post = await server(0, { password });
    await transport(post.port, { user: 'mailer', password }).send(message);
    expect(post.mails.map(({ user }) => user)).toEqual(['mailer']);
  });

  test.each([
    ['a wrong password', { user: 'mailer', password: 'wrong' }],
    ['no user at all', {}],
  ])('with %s is tried again later: the message is not to blame', async (_, login) => {
    const post = await server(0, { password });
    expect(await outcome(transport(post.port, login).send(message))).toBe('SendDelayed: sign_in_refused');
  });
});

describe('a reply', () => {
  test.each([
    ['450 4.2.0 greylisted', 'SendDelayed: try_later'],
    ['452 4.2.2 mailbox full', 'SendDelayed: try_later'],
    ['421 4.3.2 going down', 'SendDelayed: try_later'],
    ['550 5.1.1 <ana@example.org> unknown', 'SendRefused: no_such_address'],
    ['550 5.7.1 not from you', 'SendRefused: refused'],
    ['552 5.2.2 mailbox full', 'SendRefused: refused'],
    ['554 no', 'SendRefused: refused'],
    ['530 5.7.0 sign in first', 'SendDelayed: sign_in_refused'],
  ])('"%s" to the addressee counts as %s', async (reply, expected) => {
    const post = await server();
    post.toRecipient.push(reply);
    const sender = transport(post.port);
    expect(await outcome(sender.send(message))).toBe(expected);
    expect(await outcome(sender.send(message))).toBe('sent');
  });

  test.each([
    ['451 4.3.0 try again', 'SendDelayed: try_later'],
    ['554 5.7.1 looks like spam', 'SendRefused: refused'],
  ])('"%s" to the mail itself counts as %s', async (reply, expected) => {
    const post = await server();
    post.toData.push(reply);
    expect(await outcome(transport(post.port).send(message))).toBe(expected);
  });

  test('never comes back with the address that it quotes', async () => {
    const post = await server();
    post.toRecipient.push('550 5.1.1 <ana@example.org> unknown');
    const failure = await transport(post.port)
      .send(message)
      .catch((error: Error) => error);
    expect(JSON.stringify([failure?.message, (failure as Error).cause, failure])).not.toContain('ana');
  });
});

describe('a server', () => {
  test('that is not there, or breaks off after the mail, counts as unreachable', async () => {
    const post = await server();
    post.toData.push('drop');
    expect(await outcome(transport(post.port).send(message))).toBe('SendDelayed: unreachable');
    const gone = await mailServer();
    await gone.stop();
    expect(await outcome(transport(gone.port).send(message))).toBe('SendDelayed: unreachable');
  });

  test('that never answers is given up after a minute, and the next message does not wait for it', async () => {
    const clock = new FakeClock();
    const silent = await silentServer();
    const sender = transport(silent.port, {}, clock as never);
    const first = outcome(sender.send(message));
    await silent.connected;
    clock.advance(60_000);
    expect(await first).toBe('SendDelayed: unreachable');
    expect(await outcome(sender.send(message))).toBe('SendDelayed: unreachable');
    expect(silent.connections()).toBe(1);
    clock.advance(5_000);
    const later = outcome(sender.send(message));
    while (silent.connections() < 2) await new Promise((resolve) => setImmediate(resolve));
    clock.advance(60_000);
    expect(await later).toBe('SendDelayed: unreachable');
  });
});

test('a stop waits for a mail that is on its way, for some seconds', async () => {
  const clock = new FakeClock();
  const silent = await silentServer();
  const sender = new SmtpTransport(settings(silent.port), clock);
  const sending = outcome(sender.send(message));
  await silent.connected;
  const closing = sender.close();
  expect(await outcome(sender.send(message))).toBe('SendDelayed: unreachable');
  clock.advance(5_000);
  expect(await sending).toBe('SendDelayed: unreachable');
  await closing;
});

async function silentServer() {
  const sockets = new Set<Socket>();
  let seen: () => void = () => undefined;
  const connected = new Promise<void>((resolve) => {
    seen = resolve;
  });
  let count = 0;
  const listening: Server = createServer((socket) => {
    count++;
    sockets.add(socket);
    socket.on('error', () => undefined);
    seen();
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  ends.push(async () => {
    for (const each of sockets) each.destroy();
    await new Promise((resolve) => listening.close(resolve));
  });
  return { port: (listening.address() as { port: number }).port, connected, connections: () => count };
}
