import { message } from '../support/case-links.js';
import {
  countsOf,
  foundBy,
  linkedResident,
  on,
  optIn,
  own,
  sendTo,
  statusOf,
  threadOf,
  writeFrom,
} from '../support/messages.js';
import { step } from '../support/step.js';
import { type Actor, type Answer, type TestApp, testApp } from '../support/test-app.js';

/** Seed 002, each of its step-by-step lists over HTTP, and the rules M1 to M12 around them. */
let app: TestApp;
let worker: Actor;
let colleague: Actor;

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
  colleague = await app.as('worker-19-b');
  await optIn(app);
});
afterAll(() => app.stop());

const refusal = ({ status, body }: Answer) => [status, body.code];

test('Send An e-Message, step by step', async () => {
  const ana = await linkedResident(app, { person: { eNotification: true } });
  const [caseNumber] = ana.caseNumbers;
  await step('5b. a drop list of persons appears once a case was entered', async () => {
    const { body } = await worker.get(`/api/v1/cases/${caseNumber}/message-recipients`);
    expect(body.items).toEqual([
      {
        personId: ana.personId,
        name: ana.name,
        canReceive: true,
        reason: null,
        language: 'en',
        notified: true,
      },
    ]);
    expect(body).toMatchObject({ actionsWhyNot: null, programs: ['CalFresh'] });
  });
  const sent = await step('5f. Click the Save button', async () => {
    const answer = await sendTo(worker, ana);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      messageId: expect.any(String),
      number: expect.stringMatching(/^[A-Z2-7]{8}$/),
      status: 'Sent',
      at: expect.any(String),
    });
    return answer.body;
  });
  await step('7a. The e-message Status can be reviewed', async () => {
    const { body } = await worker.post('/api/v1/e-messages/search', { caseNumber });
    expect(body.items).toEqual([
      expect.objectContaining({
        messageId: sent.messageId,
        number: sent.number,
        caseNumber,
        personName: ana.name,
        type: 'Message',
        subject: 'Your renewal',
        status: 'Sent',
        waiting: null,
      }),
    ]);
  });
  await step('the customer is told by a mail that says nothing of it', async () => {
    const mail = await message(
      app,
      (each) => each.to === `ana.${ana.number}@example.org` && each.subject === 'You have an e-message',
    );
    expect(mail.text).toContain(`/portal/messages/${sent.messageId}`);
    expect(mail.text).not.toContain('renewal');
  });
  await step('the customer opens it: Read', async () => {
    const { body } = await ana.customer.get('/api/v1/portal/messages');
    expect(body).toMatchObject({ total: 1, unread: 1, toDo: 0 });
    expect(body.items[0]).toMatchObject({
      messageId: sent.messageId,
      status: 'Sent',
      statusOf: 'worker',
      unread: true,
      canReply: true,
    });
    expect((await ana.customer.get('/api/v1/portal/messages/counts')).body).toEqual({ toDo: 0, unread: 1 });
    expect((await own(ana, sent.messageId, 'read')).body).toEqual({
      messageId: sent.messageId,
      status: 'Read',
    });
    expect(await statusOf(worker, sent.messageId)).toBe('Read');
  });
  await step('OR click the View button to view the e-message sent to the customer', async () => {
    const { body } = await worker.get(`/api/v1/e-messages/${sent.messageId}?as=customer`);
    expect(body.entries).toEqual([
      expect.objectContaining({
        name: 'Los Angeles',
        body: 'Please call me about your renewal.',
        status: 'Read',
      }),
    ]);
  });
});

test('Respond To An e-Message, step by step', async () => {
  const ana = await linkedResident(app);
  const before = await countsOf(worker);
  const received = await writeFrom(ana);
  expect(received.status).toBe(201);
  expect(received.body).toMatchObject({ status: 'Received', replyBy: expect.any(String) });
  const { messageId } = received.body;
  expect(await countsOf(worker)).toMatchObject({ shown: true, received: before.received + 1 });
  await step('4–5. search, click the Subject hyperlink', async () => {
    expect(
      await foundBy(worker, { worker: 'me', waiting: 'worker', caseNumber: ana.caseNumbers[0] }),
    ).toEqual([messageId]);
    expect(await statusOf(worker, messageId)).toBe('Received');
    expect((await on(worker, messageId, 'read')).body.status).toBe('Read');
    expect(await countsOf(worker)).toMatchObject({ received: before.received, read: before.read + 1 });
  });
  await step('6b–d. Edit, Response Information, Save: Replied', async () => {
    const answer = await on(worker, messageId, 'reply', { body: 'Send me your lease, please.' });
    expect(answer.body).toEqual({ messageId, status: 'Replied' });
    expect(await countsOf(worker)).toMatchObject({ received: before.received, read: before.read });
  });
  await step('the customer reads the answer under the county’s name', async () => {
    const { body } = await ana.customer.get(`/api/v1/portal/messages/${messageId}`);
    expect(body.entries.map((each: { name: string; body: string }) => [each.name, each.body])).toEqual([
      [expect.any(String), 'We moved. What do you need from me?'],
      ['Los Angeles', 'Send me your lease, please.'],
    ]);
    expect(body).toMatchObject({ unread: true, replyBy: null, canReply: true, statusOf: 'customer' });
  });
});

test('Request An Action, completed without a document, closed, with a new one in its place', async () => {
  const ana = await linkedResident(app);
  const action = await sendTo(worker, ana, { type: 'Action', actionType: 'Upload Document' });
  expect(action.body.status).toBe('New Action');
  const { messageId } = action.body;
  expect(refusal(await own(ana, messageId, 'complete', {}))).toEqual([409, 'documents_missing']);
  const done = await own(ana, messageId, 'complete', { note: 'I cannot get this.' });
  expect(done.body).toMatchObject({
    status: 'Action Completed',
    number: expect.stringMatching(/^[A-Z2-7]{8}$/),
  });
  const thread = await threadOf(worker, messageId);
  expect(thread.body).toMatchObject({ status: 'Action Completed', waiting: 'worker', overdue: false });
  const closed = await on(worker, messageId, 'close', {
    followUp: { subject: 'Once more', body: 'Please send the lease.', actionType: 'Upload Document' },
  });
  expect(closed.body).toEqual({ messageId, status: 'Action Closed', followUpId: expect.any(String) });
  expect(await statusOf(worker, closed.body.followUpId)).toBe('New Action');
  expect(refusal(await own(ana, messageId, 'reply', {}))).toEqual([409, 'status_impossible']);
  expect(refusal(await on(worker, messageId, 'close', {}))).toEqual([409, 'status_impossible']);
  expect(refusal(await on(worker, messageId, 'reply', { nonsense: 1 }))).toEqual([409, 'status_impossible']);
});

test('a colleague looks without changing anything; another county finds nothing', async () => {
  const ana = await linkedResident(app);
  const { messageId } = (await writeFrom(ana)).body;
  expect((await on(colleague, messageId, 'read')).body.status).toBe('Received');
  const foreign = await app.as('worker-34');
  const missing = await threadOf(foreign, 'nothing');
  expect((await threadOf(foreign, messageId)).text).toBe(missing.text.replaceAll('nothing', messageId));
  expect((await threadOf(foreign, messageId)).status).toBe(404);
});
