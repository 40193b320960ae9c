import { linkByMail, message } from '../support/case-links.js';
import { type Resident, resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Rule M12: one value for each person, the last setter's; notices of action on the portal are confirmed twice. */
let app: TestApp;
let ana: Resident;
let supervisor: Actor;
const path = '/api/v1/portal/e-notification';

beforeEach(async () => {
  app = await testApp();
  supervisor = await app.as('supervisor-19');
  ana = await resident(app, { person: { email: 'ana@example.org' } });
});
afterEach(() => app.stop());

const choose = (on: boolean, noas: boolean) => ana.customer.put(path, { on, noas });
const contactOf = async (position?: string) => {
  const worker = await app.as('worker-19');
  const after = position === undefined ? '' : `?after=${position}`;
  return (await worker.get(`/api/v1/persons/${ana.personId}${after}`)).body;
};
const letters = async () =>
  (await supervisor.get('/api/v1/supervisor-tasks?kind=send_paper')).body.items as {
    readonly taskId: string;
    readonly personId: string;
    readonly why: string;
  }[];
const confirmations = async () => {
  const { body } = await (await app.as('ops')).get('/api/v1/ops/outbox?pageSize=100');
  return body.items.filter(({ template }: { template: string }) => template === 'e_notices_chosen');
};
const oneLetter = () => app.until(async () => ((await letters()).length === 1 ? letters() : undefined));

test('whoever is not linked finds nothing there', async () => {
  expect((await ana.customer.get(path)).status).toBe(404);
  expect((await choose(true, true)).status).toBe(404);
});

test('a customer opts in and out, and the county’s page shows it; the address is the county’s, masked', async () => {
  await linkByMail(app, ana);
  expect(await ana.customer.get(path)).toMatchObject({
    status: 200,
    body: { on: false, noas: false, address: 'a•••@e•••.org' },
  });
  const chosen = await choose(true, false);
  expect(chosen).toMatchObject({ status: 200, body: { on: true, noas: false, address: 'a•••@e•••.org' } });
  const shown = await contactOf(chosen.headers['caseledger-position'] as string);
  expect(shown.contact.eNotification).toBe(true);
  expect((await ana.customer.get(path)).body.on).toBe(true);
  await choose(false, false);
  expect((await ana.customer.get(path)).body.on).toBe(false);
});

test('a worker who had the Contact Detail open does not undo the customer’s choice unseen', async () => {
  await linkByMail(app, ana);
  const worker = await app.as('worker-19');
  const { contact } = await contactOf();
  await choose(true, false);
  const save = (expectedUpdatedAt: string | null) =>
    worker.put(`/api/v1/persons/${ana.personId}/contact`, {
      email: contact.email,
      eNotification: false,
      phones: [],
      expectedUpdatedAt,
    });
  expect((await save(contact.updatedAt)).body.code).toBe('conflict');
  const seen = await app.until(async () => {
    const now = (await contactOf()).contact;
    return now.updatedAt === contact.updatedAt ? undefined : (now.updatedAt as string);
  });
  expect((await save(seen)).status).toBe(200);
  expect((await ana.customer.get(path)).body.on).toBe(false);
});

test('without an address on file the page can say so', async () => {
  await linkByMail(app, ana);
  await (await app.as('worker-19')).put(`/api/v1/persons/${ana.personId}/contact`, { phones: [] });
  expect((await ana.customer.get(path)).body).toEqual({
    ...{ on: false, noas: false, address: null },
    cameBack: false,
  });
});

test('that mail to the address came back is said, until it is corrected', async () => {
  await linkByMail(app, ana);
  const mail = await message(app, ({ to }) => to === 'ana@example.org');
  const ops = await app.as('ops');
  const returned = await ops.post(`/api/v1/ops/outbox/${mail.messageId}/returned`, { code: '5.1.1' });
  expect(returned.status).toBe(200);
  await app.until(async () => (await ana.customer.get(path)).body.cameBack || undefined);
  const email = 'new@example.org';
  await (await app.as('worker-19')).put(`/api/v1/persons/${ana.personId}/contact`, { email, phones: [] });
  expect((await ana.customer.get(path)).body).toMatchObject({ address: 'n•••@e•••.org', cameBack: false });
});

test('choosing notices on the portal is confirmed once by mail and once by letter, which a supervisor settles', async () => {
  await linkByMail(app, ana);
  await choose(true, true);
  const mail = await message(app, ({ template }) => template === 'e_notices_chosen');
  expect(mail).toMatchObject({ to: 'ana@example.org' });
  expect(mail.text).not.toMatch(new RegExp(`${ana.lastName}|Ana\\b`));
  const [letter] = await oneLetter();
  expect(letter).toMatchObject({ personId: ana.personId, why: 'notices_chosen', worker: null });
  // The same again, and mails off: nothing is chosen anew.
  await choose(true, true);
  await choose(false, true);
  const settled = await supervisor.post(`/api/v1/supervisor-tasks/${letter!.taskId}/settle`, {
    note: 'Sent on Monday.',
  });
  expect(settled.status).toBe(200);
  await app.until(async () => ((await letters()).length === 0 ? true : undefined));
  expect(await confirmations()).toHaveLength(1);
  const history = await (await app.as('worker-19')).get(`/api/v1/cases/${ana.caseNumbers[0]}/history`);
  const said = JSON.stringify(history.body);
  expect(said).toContain('notices of action come to the portal');
  expect(said).toContain('became a supervisor task');
  await choose(false, false);
  await choose(false, true);
  await oneLetter();
  await app.until(async () => ((await confirmations()).length === 2 ? true : undefined));
});

test('what is no yes or no is refused by its name', async () => {
  await linkByMail(app, ana);
  const refused = await ana.customer.put(path, { on: 'yes' });
  expect(refused.status).toBe(422);
  expect(refused.body.errors.map(({ field }: { field: string }) => field)).toEqual(['on', 'noas']);
});
