import { pdf } from '#files/testing';
import { linkByMail } from '../support/case-links.js';
import { follow } from '../support/live.js';
import {
  addTo,
  askFor,
  linkedResident,
  on,
  optIn,
  own,
  refusal,
  sendDocument,
  sendTo,
  threadOf,
  writeFrom,
} from '../support/messages.js';
import type { Resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** What an unlink takes away at once, and what an account that is linked later sees, and what never. */
let app: TestApp;
let worker: Actor;
let ana: Resident;
let file: { readonly name: string; readonly bytes: Uint8Array };

beforeEach(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
  await optIn(app);
  ana = await linkedResident(app, { person: { eNotification: true } });
  file = { name: 'lease.pdf', bytes: await pdf() };
});
afterEach(() => app.stop());

const unlink = async (reason: string) => {
  const supervisor = await app.as('supervisor-19');
  const { status, text } = await supervisor.post(`/api/v1/persons/${ana.personId}/unlink`, {
    reason,
    note: 'So.',
  });
  expect([status, text]).toEqual([200, text]);
};

/** Sessions end long before. */
async function later(days: number): Promise<void> {
  app.clock.advance(days * 86_400_000);
  worker = await app.as('worker-19');
}

/** Another account of the same name is linked to the same person. */
async function linkAnother(): Promise<Resident> {
  const number = 500 + ana.number;
  await app.account(number, {
    firstName: 'Ana',
    lastName: ana.lastName,
    email: `again.${number}@example.org`,
  });
  await later(2);
  const customer = await app.as(`customer-${number}`);
  const ask: Resident['ask'] = (over) => customer.post('/api/v1/portal/link-attempts', ana.asks(over));
  const again = { ...ana, customer, accountId: `demo-customer-${number}`, ask };
  await linkByMail(app, again);
  return again;
}

test('the account loses inbox, documents, live updates and pending mail at once', async () => {
  const id = await askFor(worker, ana);
  const { documentId } = (await addTo(ana, id, [file])).body;
  const question = (await writeFrom(ana)).body.messageId;
  const address = await app.listen();
  const live = await follow(app, address, ana.customer, `account:${ana.accountId}`);
  await unlink('customer_asked');
  const { body } = await ana.customer.get('/api/v1/portal/messages?box=all');
  expect(body).toMatchObject({ items: [], total: 0, unread: 0, toDo: 0 });
  const gone = [
    await ana.customer.get(`/api/v1/portal/messages/${id}`),
    await ana.customer.get(`/api/v1/files/${documentId}`),
    await own(ana, id, 'read'),
    await own(ana, id, 'reply', { body: 'And?' }),
    await own(ana, id, 'complete', { documentIds: [documentId] }),
    await addTo(ana, id, [file]),
    await writeFrom(ana),
    await ana.customer.get('/api/v1/portal/e-notification'),
  ];
  expect(gone.map((each) => each.status)).toEqual(gone.map(() => 404));
  const hints = live.hints().length;
  await on(worker, question, 'no-reply-needed', { reason: 'answered_by_phone' });
  await on(worker, id, 'close', { note: 'Unlinked.' });
  await app.until(async () => ((await threadOf(worker, id)).body.notification ? true : undefined));
  expect(live.hints().length).toBe(hints);
  live.leave();
});

test('while nobody is linked, replies are refused, actions are withdrawn and closed, and customers’ clocks stand', async () => {
  const asked = await askFor(worker, ana);
  const done = await askFor(worker, ana);
  await own(ana, done, 'complete', { note: 'I cannot get this.' });
  const question = (await writeFrom(ana)).body.messageId;
  await unlink('customer_asked');
  for (const answer of [await sendTo(worker, ana), await on(worker, question, 'reply', { body: 'Yes.' })])
    expect(refusal(answer)).toEqual([409, 'no_account']);
  const { body } = await worker.get(`/api/v1/cases/${ana.caseNumbers[0]}/message-recipients`);
  expect(body.items[0]).toMatchObject({ canReceive: false, reason: { code: 'no_account' } });
  expect((await threadOf(worker, question)).body).toMatchObject({
    linked: false,
    allowed: { reply: { code: 'no_account' } },
  });
  await later(30);
  await app.until(async () => ((await threadOf(worker, done)).body.overdue ? true : undefined));
  expect((await threadOf(worker, asked)).body.overdue).toBe(false);
  expect((await on(worker, asked, 'close', { note: 'No longer needed.' })).body.status).toBe('Action Closed');
  expect((await on(worker, done, 'close')).body.status).toBe('Action Closed');
});

test('an account that is linked later sees what the person’s account before it saw', async () => {
  const question = (await writeFrom(ana)).body.messageId;
  await on(worker, question, 'reply', { body: 'Yes.' });
  const id = await askFor(worker, ana);
  const documentId = await sendDocument(ana, id, file);
  await unlink('customer_asked');
  const again = await linkAnother();
  const { body } = await again.customer.get('/api/v1/portal/messages?box=all');
  expect(body.items.map((each: { messageId: string }) => each.messageId).sort()).toEqual(
    [id, question].sort(),
  );
  expect((await again.customer.get(`/api/v1/portal/messages/${question}`)).body.entries).toHaveLength(2);
  expect((await again.customer.get(`/api/v1/files/${documentId}`)).status).toBe(200);
  expect((await threadOf(worker, id)).body.completedByFormerAccount).toBe(true);
});

test.each(['linked_in_error', 'suspected_fraud'])(
  'after %s nobody linked later sees what that account wrote, uploaded or began; staff do',
  async (reason) => {
    const begun = (await writeFrom(ana, { subject: 'Begun by the wrong one' })).body.messageId;
    await on(worker, begun, 'reply', { body: 'Yes.' });
    const id = await askFor(worker, ana);
    await own(ana, id, 'reply', { body: 'A wrong question' });
    const documentId = await sendDocument(ana, id, file);
    const open = await askFor(worker, ana);
    const unsent = (await addTo(ana, open, [file])).body.documentId;
    await unlink(reason);
    const again = await linkAnother();
    const { body, text } = await again.customer.get('/api/v1/portal/messages?box=all');
    expect(body.items.map((each: { messageId: string }) => each.messageId).sort()).toEqual([id, open].sort());
    expect(text).not.toContain('wrong');
    expect((await again.customer.get('/api/v1/portal/messages?box=sent')).body.items).toEqual([]);
    const page = await again.customer.get(`/api/v1/portal/messages/${id}`);
    expect(page.text).not.toMatch(/wrong|lease\.pdf/);
    expect(page.body.entries.map((each: { from: string }) => each.from)).toEqual(['worker']);
    expect((await again.customer.get(`/api/v1/portal/messages/${open}`)).body.action.added).toEqual([]);
    for (const path of [`portal/messages/${begun}`, `files/${documentId}`, `files/${unsent}`])
      expect((await again.customer.get(`/api/v1/${path}`)).status).toBe(404);
    expect(refusal(await own(again, begun, 'reply', { body: 'x' }))).toEqual([404, 'not_found']);
    const taken = await own(again, open, 'complete', { documentIds: [unsent] });
    expect([404, 409]).toContain(taken.status);
    const staff = await threadOf(worker, id);
    expect(staff.text).toContain('A wrong question');
    expect(staff.body).toMatchObject({ completedByFormerAccount: true, status: 'Action Completed' });
    expect((await worker.get(`/api/v1/files/${documentId}`)).status).toBe(200);
    expect((await threadOf(worker, begun)).status).toBe(200);
    const asCustomer = await worker.get(`/api/v1/e-messages/${id}?as=customer`);
    expect(asCustomer.text).not.toContain('A wrong question');
    // What the account completed stays so, and is closed as everything else.
    expect((await on(worker, id, 'close')).body.status).toBe('Action Closed');
  },
);
