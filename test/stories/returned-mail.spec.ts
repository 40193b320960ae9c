import { isMarked } from '#processes';
import { type MailServer, mailServer } from '../../libs/contexts/outbox/testing/index.js';
import { type Resident, resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Rule M13: an address that turned out to be none is not mailed any more until it is corrected. */
let post: MailServer;
let app: TestApp;
let ops: Actor;
const minute = 60_000;

beforeEach(async () => {
  post = await mailServer(0);
  app = await testApp({
    MAIL_TRANSPORT: 'smtp',
    SMTP_URL: `smtp://127.0.0.1:${post.port}`,
    MAIL_FROM: 'Benefits Portal <no-reply@portal.example.gov>',
  });
  ops = await app.as('ops');
});
afterEach(async () => {
  await app.stop();
  await post.stop();
});

interface Shown {
  readonly messageId: string;
  readonly state: string;
  readonly failure: string | null;
  readonly returnCode: string | null;
}

/** Asks for a code by mail. */
async function asksForCode({ ask, customer }: Resident): Promise<void> {
  const { body } = await ask();
  expect(body.channels.map(({ kind }: { kind: string }) => kind)).toEqual(['email']);
  const path = `/api/v1/portal/link-attempts/${body.attemptId}/code`;
  expect((await customer.post(path, { channelId: body.channels[0].id })).status).toBe(200);
}
/** The newest message, once it is as wanted. */
const message = (wanted: Partial<Shown>) =>
  app.until(async () => {
    const [first] = (await ops.get('/api/v1/ops/outbox')).body.items as Shown[];
    const fits = Object.entries(wanted).every(([name, value]) => first?.[name as keyof Shown] === value);
    return first !== undefined && fits ? first : undefined;
  });
const comesBack = (id: string, code = '5.1.1') => ops.post(`/api/v1/ops/outbox/${id}/returned`, { code });
/** Once it is known of the address of this person: none, or right. */
const isKnownAs = (address: string, what: 'none' | 'right') =>
  app.until(async () => (await isMarked(app.system.flows, address)) === (what === 'none') || undefined);
const addressOf = ({ number }: Resident) => `ana.${number}@example.org`;
const told = async (who: Resident) => (await who.ask()).body.outcome;
const saveEmail = async ({ personId }: Resident, email: string) =>
  (await app.as('worker-19')).put(`/api/v1/persons/${personId}/contact`, { email, phones: [] });

test('what came back is shown, and its address is offered no more until somebody enters it anew', async () => {
  const ana = await resident(app);
  const address = addressOf(ana);
  await asksForCode(ana);
  const { messageId } = await message({ state: 'sent', returnCode: null });
  expect(await comesBack(messageId)).toMatchObject({ status: 200, body: { messageId, state: 'returned' } });
  await message({ messageId, state: 'returned', returnCode: '5.1.1' });
  await isKnownAs(address, 'none');
  expect(await told(ana)).toBe('contact_county');
  expect((await saveEmail(ana, 'other@example.org')).status).toBe(200);
  expect(await told(ana)).toBe('verify');
  expect((await saveEmail(ana, address.toUpperCase())).status).toBe(200);
  await isKnownAs(address, 'right');
  expect(await told(ana)).toBe('verify');
});

test('nothing is mailed to it either, of whatever kind', async () => {
  const ana = await resident(app);
  await asksForCode(ana);
  const { messageId } = await message({ state: 'sent' });
  await comesBack(messageId);
  await isKnownAs(addressOf(ana), 'none');
  // The change is told to the former address (rule P5), but not to one that is none.
  await saveEmail(ana, 'other@example.org');
  await asksForCode(ana);
  await message({ state: 'sent' });
  expect(post.mails.map(({ to }) => to)).toEqual([[addressOf(ana)], ['other@example.org']]);
});

test('an address that the mail server does not know is as good as one that came back', async () => {
  post.toRecipient.push('550 5.1.1 no such user');
  const ana = await resident(app);
  await asksForCode(ana);
  const { messageId } = await message({ state: 'failed', failure: 'no_such_address' });
  await isKnownAs(addressOf(ana), 'none');
  expect(await told(ana)).toBe('contact_county');
  expect((await ops.post(`/api/v1/ops/outbox/${messageId}/retry`)).status).toBe(200);
  await message({ messageId, state: 'sent' });
  await isKnownAs(addressOf(ana), 'right');
  expect(await told(ana)).toBe('verify');
});

test('what waits for another try is not handed over once its address is known to be none', async () => {
  const ana = await resident(app);
  post.toData.push('451 later');
  await asksForCode(ana);
  const { messageId: waits } = await message({ state: 'failed', failure: 'try_later' });
  await asksForCode(ana);
  const { messageId } = await message({ state: 'sent' });
  expect(messageId).not.toBe(waits);
  await comesBack(messageId);
  await isKnownAs(addressOf(ana), 'none');
  app.clock.advance(minute);
  await app.until(async () => {
    const { items } = (await ops.get('/api/v1/ops/outbox')).body as { items: Shown[] };
    return items.find((each) => each.messageId === waits)?.failure === 'too_late' || undefined;
  });
  expect(post.mails).toHaveLength(1);
});

test('only a mail that was sent can come back, and only for good', async () => {
  const phones = [{ type: 'Cell', number: '9165550123' }] as const;
  const ana = await resident(app, { person: { phones } });
  await asksForCode(ana);
  const { messageId } = await message({ state: 'sent' });
  expect((await comesBack('nobody-knows-it')).status).toBe(404);
  for (const code of ['4.2.2', '550', '5.1.1 ana@example.org', ''])
    expect(await comesBack(messageId, code)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'code' }] },
    });
  const refused = await (await app.as('worker-19')).post(`/api/v1/ops/outbox/${messageId}/returned`, {
    code: '5.1.1',
  });
  expect([refused.status, refused.body.code]).toEqual([403, 'missing_right']);
});
