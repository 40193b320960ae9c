import { personId } from '#kernel';
import {
  byCounty,
  linkByMail,
  linkedCases,
  message,
  requestsOf,
  sendCode,
  summaryOf,
  verify,
} from '../support/case-links.js';
import { type Resident, resident, stranger } from '../support/residents.js';
import { type Actor, type Answer, type TestApp, testApp } from '../support/test-app.js';

/** Rule L4; seed 001, Identity Verification. */
let app: TestApp;
let worker: Actor;

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
});
afterAll(() => app.stop());

const wrong = (code: string) => (code === '00000000' ? '00000001' : '00000000');
const pathOf = ({ body }: Answer) => `/api/v1/portal/link-attempts/${body.attemptId}`;
const minutes = 60_000;

test.each(['email', 'text'] as const)(
  'the code of a message by %s links the account to all cases of the person',
  async (kind) => {
    const phones = [{ number: '2135550166', type: 'Cell' as const }];
    const ana = await resident(app, { counties: ['19', '34'], person: { phones } });
    const asked = await ana.ask();
    const code = await sendCode(app, ana.customer, asked, kind);
    const sent = await message(app, (each) => each.text.includes(asked.body.attemptId));
    expect(sent).toMatchObject({
      channel: kind,
      to: kind === 'email' ? `ana.${ana.number}@example.org` : '2135550166',
    });
    expect((await verify(ana.customer, asked.body.attemptId, code)).body).toEqual({ outcome: 'linked' });
    const { body } = await ana.customer.get('/api/v1/portal/links');
    expect(body.items.map((each: { county: string }) => each.county).sort()).toEqual(['19', '34']);
    expect(await requestsOf(app, ana)).toEqual([]);
  },
);

test('the message carries a link with the same secret, and opening it consumes nothing', async () => {
  const ana = await resident(app);
  const asked = await ana.ask();
  const code = await sendCode(app, ana.customer, asked);
  const { text } = await message(app, (each) => each.text.includes(asked.body.attemptId));
  const link = new URL(/https?:\S+/.exec(text)![0]);
  expect([link.pathname, link.hash]).toEqual([`/portal/verify/${asked.body.attemptId}`, `#${code}`]);
  await ana.customer.get(link.pathname);
  expect((await ana.customer.get(`${pathOf(asked)}/verify?code=${code}`)).status).toBe(404);
  expect(await linkedCases(ana.customer)).toEqual([]);
  expect((await verify(ana.customer, asked.body.attemptId, code)).body).toEqual({ outcome: 'linked' });
});

test('a code may be typed with spaces and dashes', async () => {
  const ana = await resident(app);
  const asked = await ana.ask();
  const code = await sendCode(app, ana.customer, asked);
  const typed = `${code.slice(0, 4)} - ${code.slice(4)}`;
  expect((await verify(ana.customer, asked.body.attemptId, typed)).body).toEqual({ outcome: 'linked' });
});

test('at most three messages are sent, and only the newest code counts', async () => {
  const ana = await resident(app);
  const asked = await ana.ask();
  const channelId = asked.body.channels[0].id;
  const codes: string[] = [];
  for (const left of [2, 1, 0]) {
    app.clock.advance(minutes);
    const sent = sendCode(app, ana.customer, asked);
    codes.push(await sent);
    expect(codes).toHaveLength(3 - left);
  }
  const fourth = await ana.customer.post(`${pathOf(asked)}/code`, { channelId });
  expect(fourth.status).toBe(409);
  expect(fourth.body).toMatchObject({
    code: 'attempts_exceeded',
    detail: expect.stringContaining('We have sent you three codes, which is the most we can send.'),
  });
  const old = await verify(ana.customer, asked.body.attemptId, codes[0]!);
  expect([old.status, old.body.code]).toEqual([409, 'code_replaced']);
  const { body: standing } = await ana.customer.get(pathOf(asked));
  expect(standing.verification.triesLeft).toBe(5);
  expect((await verify(ana.customer, asked.body.attemptId, codes[2]!)).body).toEqual({ outcome: 'linked' });
});

test('the fifth wrong code ends the attempt as a request, and the right one then comes too late', async () => {
  const ana = await resident(app);
  const asked = await ana.ask();
  const code = await sendCode(app, ana.customer, asked);
  for (const left of ['4 tries', '3 tries', '2 tries', '1 try']) {
    const answer = await verify(ana.customer, asked.body.attemptId, wrong(code));
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      code: 'code_wrong',
      detail: expect.stringContaining(`you have ${left} left`),
    });
    expect(await requestsOf(app, ana)).toEqual([]);
  }
  const fifth = await verify(ana.customer, asked.body.attemptId, wrong(code));
  expect(fifth.body).toMatchObject({
    code: 'code_wrong',
    detail: expect.stringContaining('it was the last try'),
  });
  expect(fifth.headers['caseledger-position']).toBeDefined();
  expect(await requestsOf(app, ana)).toHaveLength(1);
  expect((await verify(ana.customer, asked.body.attemptId, code)).body.code).toBe('code_wrong');
  expect(await linkedCases(ana.customer)).toEqual([]);
  await failedOnce(ana);
});

test('a code that runs out becomes a request by the timer, not by the next visit', async () => {
  const ana = await resident(app);
  const asked = await ana.ask();
  const code = await sendCode(app, ana.customer, asked);
  app.clock.advance(29 * minutes);
  await app.clock.sleep(50);
  const still = await app.as(`customer-${ana.number}`);
  expect(await requestsOf(app, { ...ana, customer: still })).toEqual([]);
  app.clock.advance(2 * minutes);
  await app.until(async () =>
    (await requestsOf(app, { ...ana, customer: still })).length === 1 ? true : undefined,
  );
  const late = await verify(still, asked.body.attemptId, code);
  expect([late.status, late.body.code]).toEqual([409, 'code_expired']);
  expect(await linkedCases(still)).toEqual([]);
  worker = await app.as('worker-19');
  await failedOnce({ ...ana, customer: still });
});

describe('an attempt that is left alone before any code was sent', () => {
  const wait = async (ana: Resident, until: number) => {
    app.clock.advance(until);
    const customer = await app.as(`customer-${ana.number}`);
    worker = await app.as('worker-19');
    return { ...ana, customer, ask: () => customer.post('/api/v1/portal/link-attempts', ana.asks()) };
  };

  test('becomes a request by the timer, after the life that the county gives a code', async () => {
    const supervisor = await app.as('supervisor-34');
    const set = { changes: { verificationCodeMinutes: 60 }, reason: 'Mail is slow here.' };
    expect((await supervisor.put('/api/v1/county-settings', set)).status).toBe(200);
    const ana = await resident(app, { counties: ['34'] });
    const asked = await ana.ask();
    expect(asked.body.outcome).toBe('verify');
    const early = await wait(ana, 59 * minutes);
    await app.clock.sleep(50);
    expect(await requestsOf(app, early)).toEqual([]);
    const over = await wait(ana, 2 * minutes);
    await app.until(async () => ((await requestsOf(app, over)).length === 1 ? true : undefined));
    const late = await over.customer.post(`${pathOf(asked)}/code`, { channelId: asked.body.channels[0].id });
    expect(late.body).toMatchObject({
      code: 'code_expired',
      detail: expect.stringContaining('We have sent your request to the county'),
    });
    expect((await over.customer.post(`${pathOf(asked)}/give-up`)).body).toEqual({ outcome: 'requested' });
    await app.clock.sleep(50);
    expect(await requestsOf(app, over)).toHaveLength(1);
  });

  test('does not stand in the way of the next one, which verifies and links', async () => {
    const ana = await resident(app);
    await ana.ask();
    const over = await wait(ana, 31 * minutes);
    await app.until(async () => ((await requestsOf(app, over)).length === 1 ? true : undefined));
    await failedOnce(over);
    const next = await over.ask();
    expect(next.body.outcome).toBe('verify');
    const code = await sendCode(app, over.customer, next);
    expect((await verify(over.customer, next.body.attemptId, code)).body).toEqual({ outcome: 'linked' });
  });

  test('leaves no request when a later one was verified meanwhile', async () => {
    const ana = await resident(app);
    await ana.ask();
    await linkByMail(app, ana);
    const over = await wait(ana, 31 * minutes);
    await app.clock.sleep(100);
    expect(await requestsOf(app, over)).toEqual([]);
    expect(await linkedCases(over.customer)).toEqual(ana.caseNumbers);
  });

  test('still counts among the five of an hour, and no longer after it', async () => {
    const ana = await resident(app);
    for (let n = 0; n < 5; n++) expect((await ana.ask()).status).toBe(201);
    const half = await wait(ana, 31 * minutes);
    await app.until(async () => {
      const { items } = (await half.customer.get('/api/v1/portal/link-requests')).body;
      return items[0]?.askedAgain?.times === 4 ? true : undefined;
    });
    expect(await requestsOf(app, half)).toHaveLength(1);
    expect((await half.ask()).body.code).toBe('attempts_exceeded');
    const hour = await wait(ana, 30 * minutes);
    expect((await hour.ask()).status).toBe(201);
  });
});

test('giving up becomes a request, and doing so again makes no second one', async () => {
  const ana = await resident(app, { counties: ['19', '34'] });
  const asked = await ana.ask();
  const code = await sendCode(app, ana.customer, asked);
  const given = await ana.customer.post(`${pathOf(asked)}/give-up`);
  expect([given.status, given.body]).toEqual([200, { outcome: 'requested' }]);
  expect((await ana.customer.post(`${pathOf(asked)}/give-up`)).body).toEqual({ outcome: 'requested' });
  expect(Object.keys(byCounty(await requestsOf(app, ana))).sort()).toEqual(['19', '34']);
  expect((await verify(ana.customer, asked.body.attemptId, code)).body.code).toBe('code_expired');
});

test('without a contact on file nothing can be sent, and giving up makes no request', async () => {
  const ana = await resident(app, { person: { email: undefined } });
  const asked = await ana.ask();
  expect(asked.body.outcome).toBe('contact_county');
  for (const answer of [
    await ana.customer.post(`${pathOf(asked)}/code`, { channelId: 'anywhere' }),
    await ana.customer.post(`${pathOf(asked)}/give-up`),
  ])
    expect([answer.status, answer.body.code]).toEqual([409, 'contact_missing']);
  expect(await requestsOf(app, ana)).toEqual([]);
});

test('another account can do nothing with an attempt, not even with its code', async () => {
  const ana = await resident(app);
  const asked = await ana.ask();
  const code = await sendCode(app, ana.customer, asked);
  const thief = await stranger(app);
  const missing = await thief.post('/api/v1/portal/link-attempts/nothing/verify', { code });
  expect(missing.status).toBe(404);
  for (const answer of [
    await verify(thief, asked.body.attemptId, code),
    await thief.post(`${pathOf(asked)}/code`, { channelId: asked.body.channels[0].id }),
    await thief.post(`${pathOf(asked)}/give-up`),
  ])
    expect([answer.status, answer.text]).toEqual([404, missing.text]);
  expect((await app.nobody.post(`${pathOf(asked)}/verify`, { code })).status).toBe(401);
  expect((await verify(ana.customer, asked.body.attemptId, code)).body).toEqual({ outcome: 'linked' });
});

test('a code makes one link: ten at a time make no second one, and everybody hears that it is so', async () => {
  const ana = await resident(app);
  const asked = await ana.ask();
  const code = await sendCode(app, ana.customer, asked);
  const key = { 'idempotency-key': crypto.randomUUID() };
  const answers = await Promise.all([
    ana.customer.post(`${pathOf(asked)}/verify`, { code }, key),
    ...Array.from({ length: 9 }, () => verify(ana.customer, asked.body.attemptId, code)),
  ]);
  for (const each of answers) expect([each.status, each.body]).toEqual([200, { outcome: 'linked' }]);
  const again = await ana.customer.post(`${pathOf(asked)}/verify`, { code }, key);
  expect([again.status, again.text]).toEqual([200, answers[0]?.text]);
  const links = await app.until(async () => {
    const found = await app.system.queries.links.ofPerson(personId(ana.personId));
    return found.links.length > 0 ? found.links : undefined;
  });
  expect(links).toHaveLength(1);
  const other = await verify(ana.customer, asked.body.attemptId, wrong(code));
  expect([other.status, other.body.code]).toEqual([409, 'code_expired']);
});

test('the right code entered again does not bring back a link that was undone', async () => {
  const ana = await resident(app);
  const asked = await ana.ask();
  const code = await sendCode(app, ana.customer, asked);
  await verify(ana.customer, asked.body.attemptId, code);
  const undone = await worker.post(`/api/v1/persons/${ana.personId}/unlink`, { reason: 'customer_asked' });
  expect(undone.status).toBe(200);
  const late = await verify(ana.customer, asked.body.attemptId, code);
  expect([late.status, late.body.code]).toEqual([409, 'code_expired']);
  expect(await linkedCases(ana.customer)).toEqual([]);
});

test('a code before any was sent is no wrong code', async () => {
  const ana = await resident(app);
  const asked = await ana.ask();
  const early = await verify(ana.customer, asked.body.attemptId, '12345678');
  expect([early.status, early.body.code]).toEqual([409, 'code_not_sent']);
  const code = await sendCode(app, ana.customer, asked);
  expect((await verify(ana.customer, asked.body.attemptId, code)).body).toEqual({ outcome: 'linked' });
});

test('what came up between the code and its redemption counts: Customer Privacy makes it a request', async () => {
  const ana = await resident(app);
  const asked = await ana.ask();
  const code = await sendCode(app, ana.customer, asked);
  const supervisor = await app.as('supervisor-19');
  const set = await supervisor.put(`/api/v1/persons/${ana.personId}/customer-privacy`, {
    active: true,
    reason: 'Her wish.',
  });
  expect(set.status).toBe(200);
  expect((await verify(ana.customer, asked.body.attemptId, code)).body).toEqual({ outcome: 'requested' });
  expect(await linkedCases(ana.customer)).toEqual([]);
  expect(await requestsOf(app, ana)).toHaveLength(1);
});

test('two accounts verify for one person at the same moment: one is linked, the other becomes a request', async () => {
  const ana = await resident(app);
  const double = await resident(app, { profile: { lastName: ana.lastName } });
  const tries = [
    { who: ana, asked: await ana.ask() },
    { who: double, asked: await double.ask({ caseNumber: ana.caseNumbers[0]! }) },
  ];
  expect(tries.map(({ asked }) => asked.body.outcome)).toEqual(['verify', 'verify']);
  const codes: string[] = [];
  for (const { who, asked } of tries) codes.push(await sendCode(app, who.customer, asked));
  const answers = await Promise.all(
    tries.map(({ who, asked }, n) => verify(who.customer, asked.body.attemptId, codes[n]!)),
  );
  expect(answers.map((each) => each.body.outcome).sort()).toEqual(['linked', 'requested']);
  const linked = await Promise.all(tries.map(({ who }) => linkedCases(who.customer)));
  expect(linked.flat()).toEqual(ana.caseNumbers);
});

test('linking once leaves nothing for the account’s other open attempts', async () => {
  const ana = await resident(app);
  const first = await ana.ask();
  const code = await sendCode(app, ana.customer, first);
  await linkByMail(app, ana);
  app.clock.advance(31 * minutes);
  const later = await app.as(`customer-${ana.number}`);
  expect((await verify(later, first.body.attemptId, code)).body).toEqual({ outcome: 'linked' });
  await app.clock.sleep(100);
  expect(await requestsOf(app, { ...ana, customer: later })).toEqual([]);
  expect(await linkedCases(later)).toEqual(ana.caseNumbers);
});

/** The worker is warned that a verification failed. */
async function failedOnce(ana: Resident): Promise<void> {
  const [newest] = await requestsOf(app, ana);
  const { body } = await summaryOf(worker, newest!, ana.personId);
  expect(body.warnings).toContainEqual({
    code: 'verification_failed',
    text: 'Verification failed or expired once before the customer asked the county.',
  });
}
