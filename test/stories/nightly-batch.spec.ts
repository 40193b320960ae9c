import { DateTime } from 'luxon';
import { MovableClock } from '#kernel/testing';
import { found, linkByMail, requestBy, requestsOf, statusOf, summaryOf } from '../support/case-links.js';
import { type Resident, resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Rule W7; seed 000: a nightly batch marks what is left over as Processed. */
let app: TestApp;
let worker: Actor;
let ops: Actor;
/** Asked twice, with different data, then linked by mail. */
let ana: Resident;
let leftOver: readonly string[];
let ofAnotherAccount: string;
let newer: string;

const batch = (body: object = {}) => ops.post('/api/v1/ops/batches/close-linked-requests', body);

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
  ops = await app.as('ops');
  ana = await resident(app, { counties: ['19', '34'] });
  await requestBy(app, ana);
  await requestBy(app, ana, { zipCode: '90001' });
  const other = await resident(app, { profile: { firstName: 'Ana', lastName: ana.lastName } });
  ofAnotherAccount = (await requestBy(app, other, { caseNumber: ana.caseNumbers[0]! }))['19']!;
  leftOver = await requestsOf(app, ana);
  await linkByMail(app, ana);
  newer = (await requestBy(app, ana, { caseNumber: 'NOBODY1' }))['19']!;
});
afterAll(() => app.stop());

test('a dry run counts and changes nothing', async () => {
  const { status, body } = await batch({ dryRun: true });
  expect([status, body]).toEqual([200, { dryRun: true, submissionsLooked: 4, requestsClosed: 4 }]);
  for (const id of leftOver) expect(await summaryIn(id)).toMatchObject({ linkedStatus: 'Pending' });
});

test('it marks as Processed what the account had asked before it linked itself, in every county', async () => {
  const { status, body } = await batch();
  expect([status, body]).toEqual([200, { dryRun: false, submissionsLooked: 4, requestsClosed: 4 }]);
  expect(leftOver).toHaveLength(4);
  for (const id of leftOver)
    expect(await summaryIn(id)).toMatchObject({
      linkedStatus: 'Processed',
      processing: { cause: 'batch', by: null },
      allowed: ['close'],
    });
});

test('requests of other accounts for that person stay Pending: they may be fraud', async () => {
  expect(await statusOf(worker, ofAnotherAccount)).toBe('Pending');
});

test('a request that is newer than the link stays Pending', async () => {
  expect(await statusOf(worker, newer)).toBe('Pending');
  expect([...(await found(worker))].sort()).toEqual([newer, ofAnotherAccount].sort());
});

test('again it changes nothing', async () => {
  const { body } = await batch();
  expect(body).toEqual({ dryRun: false, submissionsLooked: 2, requestsClosed: 0 });
});

test('it runs by itself at night, in Los Angeles time', async () => {
  const eve = await resident(app);
  const { '19': requestId } = await requestBy(app, eve);
  await linkByMail(app, eve);
  app.clock.advance(25 * 60 * 60_000);
  worker = await app.as('worker-19');
  await app.until(async () => ((await statusOf(worker, requestId!)) === 'Processed' ? true : undefined));
  expect((await summaryOf(worker, requestId!)).body.processing.cause).toBe('batch');
});

test.each([
  ['just after two', 2.1, 0],
  ['between midnight and two', 0.5, 2],
  ['in the afternoon', 15, 0],
])(
  'a server that starts %s makes up the night, or runs it at two, and does not wait for another day',
  async (_, hour, later) => {
    const first = await testApp();
    const eve = await resident(first);
    const { '19': requestId } = await requestBy(first, eve);
    await linkByMail(first, eve);
    await first.stop({ keep: true });
    const clock = new MovableClock();
    const day = DateTime.fromISO(clock.now(), { zone: 'America/Los_Angeles' })
      .plus({ days: 2 })
      .startOf('day');
    clock.advance(day.plus({ hours: hour }).toMillis() - Date.parse(clock.now()));
    const second = await testApp({ DATA_DIR: first.dataDir }, undefined, clock);
    try {
      clock.advance(later * 60 * 60_000);
      const worker19 = await second.as('worker-19');
      await second.until(async () =>
        (await statusOf(worker19, requestId!)) === 'Processed' ? true : undefined,
      );
      expect((await summaryOf(worker19, requestId!)).body.processing.cause).toBe('batch');
    } finally {
      await second.stop();
    }
  },
);

async function summaryIn(requestId: string) {
  const reader = requestId.endsWith('-34') ? await app.as('worker-34') : worker;
  return (await summaryOf(reader, requestId)).body;
}
