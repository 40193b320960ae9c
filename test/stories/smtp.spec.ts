import { outboxDecider } from '#contexts/outbox';
import { systemActor } from '#kernel';
import { type MailServer, mailServer } from '../../libs/contexts/outbox/testing/index.js';
import { linkedCases, verify } from '../support/case-links.js';
import { type Resident, resident } from '../support/residents.js';
import { type TestApp, testApp } from '../support/test-app.js';

/** Mails leave over a real mail server: what arrives, what is tried again, what a restart and a crash do. */
const password = 'of the mailer';
let post: MailServer;
let app: TestApp;
const settings = (port: number, user = `mailer:${encodeURIComponent(password)}@`) => ({
  MAIL_TRANSPORT: 'smtp',
  SMTP_URL: `smtp://${user}127.0.0.1:${port}`,
  MAIL_FROM: 'Benefits Portal <no-reply@portal.example.gov>',
  PUBLIC_URL: 'https://portal.example.gov',
});
const minute = 60_000;

beforeEach(async () => {
  post = await mailServer(0, { password });
  app = await testApp(settings(post.port));
});
afterEach(async () => {
  await app.stop();
  await post.stop();
});

/** Asks for a code by mail. */
async function asksForCode(who: Resident): Promise<string> {
  const { body } = await who.ask();
  const channel = body.channels.find((each: { kind: string }) => each.kind === 'email');
  const path = `/api/v1/portal/link-attempts/${body.attemptId}/code`;
  expect((await who.customer.post(path, { channelId: channel.id })).status).toBe(200);
  return body.attemptId;
}
/** The newest message of the outbox, once it is as wanted. */
const message = (wanted: object) =>
  app.until(async () => {
    const { body } = await (await app.as('ops')).get('/api/v1/ops/outbox');
    const [first] = body.items;
    return first !== undefined && Object.entries(wanted).every(([name, value]) => first[name] === value)
      ? first
      : undefined;
  });
/** So many messages have failed, and none is being tried or due now. */
async function allFailed(count: number): Promise<true | undefined> {
  const { outbox } = app.system.queries;
  const { items } = await outbox.list({ limit: 10, state: 'failed' });
  return items.length === count && (await outbox.due(app.clock.now())).length === 0 ? true : undefined;
}
const ids = () => post.mails.map(({ headers }) => headers['message-id']);

test('the code arrives once, from the portal, and links the case', async () => {
  const ana = await resident(app);
  const attempt = await asksForCode(ana);
  await message({ state: 'sent', attempts: 1 });
  expect(post.mails).toHaveLength(1);
  const [mail] = post.mails;
  expect(mail).toMatchObject({
    from: 'no-reply@portal.example.gov',
    to: [`ana.${ana.number}@example.org`],
    user: 'mailer',
    headers: {
      from: 'Benefits Portal <no-reply@portal.example.gov>',
      subject: 'Your verification code',
      'message-id': expect.stringMatching(/^<[a-z2-7]{26}@portal\.example\.gov>$/),
      'auto-submitted': 'auto-generated',
    },
  });
  const [, code = ''] = /^(\d{8})$/m.exec(mail!.text) ?? [];
  expect(mail!.text).toContain(`https://portal.example.gov/portal/verify/${attempt}#${code}`);
  expect((await verify(ana.customer, attempt, code)).body.outcome).toBe('linked');
  expect(await linkedCases(ana.customer)).toEqual(ana.caseNumbers);
});

test('what the server puts off is tried again in a minute, and arrives once', async () => {
  post.toData.push('451 4.7.1 greylisted');
  await asksForCode(await resident(app));
  await message({ state: 'failed', failure: 'try_later', attempts: 1 });
  expect(post.mails).toEqual([]);
  app.clock.advance(minute);
  await message({ state: 'sent', attempts: 2, failure: null });
  expect(post.mails).toHaveLength(1);
});

test('what the server refuses stays refused until somebody has it tried again', async () => {
  post.toRecipient.push('550 5.1.1 <nobody@example.org> no such user');
  await asksForCode(await resident(app));
  const failed = await message({ state: 'failed', failure: 'no_such_address' });
  expect(JSON.stringify({ ...failed, to: '', text: '' })).not.toContain('nobody@');
  app.clock.advance(10 * minute);
  const ops = await app.as('ops');
  expect((await ops.post(`/api/v1/ops/outbox/${failed.messageId}/retry`)).status).toBe(200);
  await message({ state: 'sent', attempts: 2 });
  expect(post.mails).toHaveLength(1);
});

test('a server that breaks off after the mail may get it twice, under the same Message-ID', async () => {
  post.toData.push('drop');
  await asksForCode(await resident(app));
  await message({ state: 'failed', failure: 'unreachable' });
  app.clock.advance(minute);
  await message({ state: 'sent', attempts: 2 });
  expect(post.mails).toHaveLength(2);
  expect(new Set(ids()).size).toBe(1);
  expect(new Set(post.mails.map(({ text }) => text)).size).toBe(1);
});

test('what a sender had begun when it died is sent two minutes later, under the same Message-ID', async () => {
  post.toData.push('451 later');
  await asksForCode(await resident(app));
  const { messageId } = await message({ state: 'failed', failure: 'try_later' });
  const id = crypto.randomUUID();
  const sender = { actor: systemActor('dead'), command: 'send', idempotencyKey: id, correlationId: id };
  const begin = { kind: 'start-sending', at: app.clock.now(), byHand: true } as const;
  await app.system.engine.execute(outboxDecider, messageId, begin, sender);
  const { dataDir } = app;
  await app.stop({ keep: true });
  app = await testApp({ ...settings(post.port), DATA_DIR: dataDir });
  await message({ state: 'sending', attempts: 2 });
  expect(post.mails).toEqual([]);
  app.clock.advance(2 * minute);
  await message({ state: 'sent', attempts: 3 });
  expect(ids()).toEqual([`<${messageId}@portal.example.gov>`]);
});

test('a wrong password keeps mails back; with the right one, after a restart, they go', async () => {
  const { dataDir } = app;
  await app.stop({ keep: true });
  app = await testApp({ ...settings(post.port, 'mailer:wrong@'), DATA_DIR: dataDir });
  await asksForCode(await resident(app));
  await message({ state: 'failed', failure: 'sign_in_refused' });
  await app.stop({ keep: true });
  app = await testApp({ ...settings(post.port), DATA_DIR: dataDir });
  app.clock.advance(minute);
  await message({ state: 'sent', attempts: 2 });
  expect(post.mails).toHaveLength(1);
});

test('while the server is away nothing is lost, over a restart too, and all arrives once it is back', async () => {
  const { port } = post;
  await post.stop();
  const people = [await resident(app), await resident(app), await resident(app)];
  for (const each of people) await asksForCode(each);
  await app.until(() => allFailed(3));
  const { dataDir } = app;
  await app.stop({ keep: true });
  app = await testApp({ ...settings(port), DATA_DIR: dataDir });
  app.clock.advance(minute);
  await app.until(() => allFailed(3));
  post = await mailServer(port, { password });
  app.clock.advance(5 * minute);
  const to = people.map(({ number }) => `ana.${number}@example.org`).sort();
  await app.until(async () => (post.mails.length >= 3 ? true : undefined));
  expect(post.mails.flatMap((mail) => mail.to).sort()).toEqual(to);
});

test('a code that has expired by then is not sent any more', async () => {
  post.toData.push('451 later');
  await asksForCode(await resident(app));
  await message({ state: 'failed', failure: 'try_later' });
  app.clock.advance(31 * minute);
  await message({ state: 'failed', failure: 'too_late', attempts: 2 });
  expect(post.mails).toEqual([]);
});

test('where no text gateway is set up, only what can be sent is offered', async () => {
  const phones = [{ type: 'Cell', number: '9165550123' }] as const;
  const both = await resident(app, { person: { phones } });
  const { body } = await both.ask();
  expect(body.outcome).toBe('verify');
  expect(body.channels.map((each: { kind: string }) => each.kind)).toEqual(['email']);
  const phoneOnly = await resident(app, { person: { phones, email: undefined } });
  expect((await phoneOnly.ask()).body).toMatchObject({ outcome: 'contact_county' });
});
