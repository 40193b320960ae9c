import { askFor, linkedResident, on, optIn, own, sendTo, threadOf, writeFrom } from '../support/messages.js';
import type { Resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Rule M12: who is told of what, and where. */
let app: TestApp;
let worker: Actor;

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
  await optIn(app);
});
afterAll(() => app.stop());

interface Told {
  readonly to: string;
  readonly text: string;
}
const mailsAbout = async (id: string): Promise<readonly Told[]> => {
  const { body } = await (await app.as('ops')).get('/api/v1/ops/outbox?pageSize=100');
  return (body.items as Told[]).filter(({ text }) => text.includes(`/portal/messages/${id}`));
};
const toldTimes = (id: string, times: number) =>
  app.until(async () => ((await mailsAbout(id)).length === times ? mailsAbout(id) : undefined));
const who = (person: object = {}) => linkedResident(app, { person: { eNotification: true, ...person } });

test('a Message, an Action, a reply and a withdrawal; not what closes, moves or is noted', async () => {
  const ana = await who();
  const { messageId } = (await sendTo(worker, ana)).body;
  const [mail] = await toldTimes(messageId, 1);
  expect(mail).toMatchObject({ to: `ana.${ana.number}@example.org` });
  expect(mail!.text).not.toMatch(new RegExp(`renewal|${ana.lastName}|${ana.caseNumbers[0]}`));
  const withdrawn = await askFor(worker, ana);
  await toldTimes(withdrawn, 1);
  await on(worker, withdrawn, 'close', { note: 'No longer needed.' });
  await toldTimes(withdrawn, 2);
  const done = await askFor(worker, ana);
  await own(ana, done, 'complete', { note: 'I cannot get this.' });
  await on(worker, done, 'notes', { text: 'She cannot.' });
  await on(await app.as('supervisor-19'), done, 'reassign', { worker: 'worker-19-b' });
  await on(worker, done, 'close');
  const question = (await writeFrom(ana)).body.messageId;
  await on(worker, question, 'no-reply-needed', { reason: 'thanks_only' });
  await on(worker, question, 'reply', { body: 'After all.' });
  await toldTimes(question, 1);
  expect(await mailsAbout(done)).toHaveLength(1);
});

test('the worker sees whether the mail went', async () => {
  const ana = await who();
  const { messageId } = (await sendTo(worker, ana)).body;
  await app.until(async () =>
    (await threadOf(worker, messageId)).body.notification.state === 'sent' ? true : undefined,
  );
});

test.each<[string, (ana: Resident) => Promise<unknown>, object]>([
  ['who did not opt in', async () => undefined, { eNotification: false }],
  ['who has no address on Contact Detail', (ana) => contact(ana, { eNotification: true, phones: [] }), {}],
  [
    'who opted out again',
    (ana) => ana.customer.put('/api/v1/portal/e-notification', { on: false, noas: false }),
    {},
  ],
])('%s is told by no mail', async (_, change, person) => {
  const ana = await who(person);
  await change(ana);
  const { body } = await worker.get(`/api/v1/cases/${ana.caseNumbers[0]}/message-recipients`);
  expect(body.items[0]).toMatchObject({ canReceive: true, notified: false });
  const { messageId } = (await sendTo(worker, ana)).body;
  const other = await who();
  const later = (await sendTo(worker, other)).body.messageId;
  await toldTimes(later, 1);
  expect(await mailsAbout(messageId)).toEqual([]);
  expect((await threadOf(worker, messageId)).body.notification).toEqual({ state: 'off' });
});

test('to the address that Contact Detail has now, never the account’s; in the customer’s language', async () => {
  const ana = await who();
  await ana.customer.put('/api/v1/portal/account/language', { language: 'es' });
  await contact(ana, { email: 'new@example.org', eNotification: true, phones: [] });
  const { messageId } = (await sendTo(worker, ana)).body;
  const [mail] = await toldTimes(messageId, 1);
  expect(mail).toMatchObject({ to: 'new@example.org' });
  expect(mail!.text).toContain('mensaje electrónico');
});

const contact = async (ana: Resident, body: object) => {
  const saved = await worker.put(`/api/v1/persons/${ana.personId}/contact`, body);
  expect([saved.status, saved.text]).toEqual([200, saved.text]);
};
