import { pdf } from '#files/testing';
import { MovableClock } from '#kernel/testing';
import {
  addTo,
  askFor,
  countsOf,
  foundBy,
  linkedResident,
  on,
  optIn,
  own,
  threadOf,
  whileTimePasses,
  writeFrom,
} from '../support/messages.js';
import type { Resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Rule M7: whose clock runs until when, when it stands, and what is told when it is over. */
let app: TestApp;
let worker: Actor;
let ana: Resident;

/** A Monday, 10:00 in Los Angeles. */
const monday = '2027-03-01T18:00:00.000Z';

beforeEach(async () => {
  const clock = new MovableClock();
  clock.advance(Date.parse(monday) - Date.parse(clock.now()));
  app = await testApp({}, undefined, clock);
  await optIn(app);
  ana = await linkedResident(app, { person: { eNotification: true } });
  worker = await app.as('worker-19');
});
afterEach(() => app.stop());

/** Until that time: sessions end long before. */
async function until(time: string): Promise<void> {
  app.clock.advance(Date.parse(time) - Date.parse(app.clock.now()));
  worker = await app.as('worker-19');
  ana = { ...ana, customer: await app.as(`customer-${ana.number}`) };
}
const overdue = async (id: string, is = true) =>
  app.until(async () => ((await threadOf(worker, id)).body.overdue === is ? true : undefined));
const clockIn = async (id: string) => (await threadOf(worker, id)).body.clock;
const historyHas = async (text: string) =>
  (await worker.get(`/api/v1/cases/${ana.caseNumbers[0]}/history`)).text.split(text).length - 1;
const reminders = async () => {
  const { body } = await (await app.as('ops')).get('/api/v1/ops/outbox?pageSize=100');
  return (body.items as { template: string; to: string; text: string }[]).filter(
    (each) => each.template === 'e_message_reminder',
  );
};

/** The newest of so many. */
const reminder = (times: number) =>
  whileTimePasses(app, async () => {
    const found = await reminders();
    return found.length === times ? found[0] : undefined;
  });

test('Monday at 10:00 ends on Thursday at 24:00, after 17:00 on Friday; the customer is told', async () => {
  const early = await writeFrom(ana);
  expect(early.body.replyBy).toBe('2027-03-05T08:00:00.000Z');
  await until('2027-03-02T01:01:30.000Z');
  const late = await writeFrom(ana);
  expect(late.body.replyBy).toBe('2027-03-06T08:00:00.000Z');
  expect((await ana.customer.get(`/api/v1/portal/messages/${early.body.messageId}`)).body.replyBy).toBe(
    early.body.replyBy,
  );
});

test('past its time it is overdue, once, counted beside its status; later settings do not move it', async () => {
  const { messageId, replyBy } = (await writeFrom(ana)).body;
  await optIn(app, '19', { replyBusinessDays: 9, holidays: ['2027-03-03'] });
  expect(await clockIn(messageId)).toEqual({ for: 'worker', ends: replyBy });
  await until('2027-03-05T07:59:00.000Z');
  expect(await countsOf(worker)).toMatchObject({ received: 1, responseOverdue: 0 });
  await until('2027-03-05T08:00:30.000Z');
  await overdue(messageId);
  expect(await countsOf(worker)).toMatchObject({ received: 1, responseOverdue: 1 });
  expect(await foundBy(worker, { worker: 'me', overdue: true })).toEqual([messageId]);
  const before = await historyHas('overdue');
  await until('2027-03-08T18:00:00.000Z');
  expect(await historyHas('overdue')).toBe(before);
  await on(worker, messageId, 'reply', { body: 'Yes.' });
  expect(await countsOf(worker)).toMatchObject({ received: 0, responseOverdue: 0 });
});

test('an action has ten days, moved to a business day, and is over at the end of its day', async () => {
  const id = await askFor(worker, ana);
  expect((await threadOf(worker, id)).body.due).toBe('2027-03-11');
  const weekend = await askFor(worker, ana, { due: '2027-03-06' });
  expect((await threadOf(worker, weekend)).body.due).toBe('2027-03-06');
  await optIn(app, '19', { actionDays: 5 });
  expect((await threadOf(worker, await askFor(worker, ana))).body.due).toBe('2027-03-08');
  await until('2027-03-12T07:59:00.000Z');
  expect((await threadOf(worker, id)).body.overdue).toBe(false);
  await until('2027-03-12T08:00:30.000Z');
  await overdue(id);
  expect(await countsOf(worker)).toMatchObject({ actionCompleted: 0, responseOverdue: 3 });
  const done = await own(ana, id, 'complete', { note: 'I cannot get this.' });
  expect(done.body.status).toBe('Action Completed');
  await overdue(id, false);
  expect(await countsOf(worker)).toMatchObject({ actionCompleted: 1, responseOverdue: 2 });
});

test('a question stops the action’s clock; the answer leaves at least three days', async () => {
  const id = await askFor(worker, ana, { due: '2027-03-02' });
  const question = (await own(ana, id, 'reply', { body: 'Which lease?' })).body.messageId;
  expect((await threadOf(worker, id)).body).toMatchObject({ status: 'New Action', clock: null });
  await until('2027-03-04T18:00:00.000Z');
  expect((await threadOf(worker, id)).body.overdue).toBe(false);
  await on(worker, question, 'reply', { body: 'The last one.' });
  expect((await threadOf(worker, id)).body).toMatchObject({ due: '2027-03-07', status: 'New Action' });
  expect(await clockIn(id)).toEqual({ for: 'customer', ends: '2027-03-08T08:00:00.000Z' });
  const long = await askFor(worker, ana, { due: '2027-04-01' });
  const other = (await own(ana, long, 'reply', { body: 'Which?' })).body.messageId;
  await on(worker, other, 'no-reply-needed', { reason: 'answered_by_phone' });
  expect((await threadOf(worker, long)).body.due).toBe('2027-04-01');
});

test('a reminder three days before and the day after, between 08:00 and 20:00, and not while a question waits', async () => {
  const id = await askFor(worker, ana, { due: '2027-03-10' });
  const asking = await askFor(worker, ana, { due: '2027-03-10' });
  await own(ana, asking, 'reply', { body: 'Which?' });
  await addTo(ana, id, [{ name: 'lease.pdf', bytes: await pdf() }]);
  // 07:50 on the third day before.
  await until('2027-03-07T15:45:00.000Z');
  await app.clock.sleep(50);
  expect(await reminders()).toEqual([]);
  await until('2027-03-07T16:05:00.000Z');
  const first = await reminder(1);
  expect(first).toMatchObject({ to: `ana.${ana.number}@example.org` });
  expect(first.text).toContain(`/portal/messages/${id}`);
  expect(first.text).toContain('not sent them');
  expect(first.text).not.toMatch(/renewal|lease/);
  await until('2027-03-08T18:00:00.000Z');
  expect(await reminders()).toHaveLength(1);
  await until('2027-03-11T18:00:00.000Z');
  await reminder(2);
  await own(ana, id, 'complete', { note: 'Here.' });
  expect(await reminders()).toHaveLength(2);
}, 180_000);
