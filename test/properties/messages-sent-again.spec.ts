import { docx, pdf } from '#files/testing';
import { storedFiles, upload } from '../support/documents.js';
import { linkedResident, optIn } from '../support/messages.js';
import { type Actor, type Answer, type Headers, type TestApp, testApp } from '../support/test-app.js';

// Every command of e-messages, sent once or five times under one key, has the same effect and the same answers (R4).

type Send = (headers: Headers) => Promise<Answer>;

/** Sends a command so often: all but the last at once, the last after a while. All say the same. */
const sending =
  (app: TestApp, times: number) =>
  async (send: Send): Promise<Answer> => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const once = () => send(key);
    const [first, ...more] = await Promise.all(Array.from({ length: Math.max(1, times - 1) }, once));
    app.clock.advance(1_000);
    const all = times > 1 ? [...more, await once()] : more;
    expect([200, 201]).toContain(first!.status);
    for (const each of all) expect([each.status, each.text]).toEqual([first!.status, first!.text]);
    return first!;
  };

/** A form, and a document that was sent. */
const kept = 2;

/** What a day of e-messages writes, in the order in which each stream has it. */
async function dayOf(times: number): Promise<readonly string[]> {
  const app = await testApp();
  try {
    await optIn(app);
    const ana = await linkedResident(app);
    await live({
      app,
      times,
      customer: ana.customer,
      of: { caseNumber: ana.caseNumbers[0]!, personId: ana.personId },
    });
    const events: string[] = [];
    for await (const page of app.system.store.readAll())
      for (const { stream, type } of page) if (/^(e-message|form)-/.test(stream)) events.push(type);
    // Of forms that were sent at the same moment all but one are nobody's: the night sweeps them.
    app.clock.advance(2 * 86_400_000);
    await app.until(async () => ((await storedFiles(app)) === kept ? true : undefined));
    return events;
  } finally {
    await app.stop();
  }
}

async function live({
  app,
  times,
  customer,
  of,
}: {
  readonly app: TestApp;
  readonly times: number;
  readonly customer: Actor;
  readonly of: { readonly caseNumber: string; readonly personId: string };
}): Promise<void> {
  const [worker, supervisor] = [await app.as('worker-19'), await app.as('supervisor-19')];
  const send = sending(app, times);
  const staff = '/api/v1/e-messages';
  const own = '/api/v1/portal/messages';
  const post = (by: Actor, path: string, body: object = {}) => send((key) => by.post(path, body, key));
  const put = (by: Actor, path: string, body: object) => send((key) => by.put(path, body, key));
  const files = (by: Actor, path: string, bytes: Uint8Array, fields = {}) =>
    send((key) => upload(by, path, [{ name: 'a.pdf', bytes }], fields, key));
  const text = { subject: 'Once', body: 'Only once.' };

  const form = { title: 'A form', language: 'en', kind: 'form', sendable: 'true', returnExpected: 'true' };
  const { formId } = (await files(supervisor, '/api/v1/forms', await pdf(), form)).body;
  await put(supervisor, `/api/v1/forms/${formId}`, { title: 'Another title' });
  const { messageId: sent } = (await post(worker, staff, { ...of, ...text, type: 'Message' })).body;
  await post(customer, `${own}/${sent}/read`);
  const action = { ...of, ...text, type: 'Action', actionType: 'View Document', formId };
  const { messageId: asked } = (await post(worker, staff, action)).body;
  const written = { caseNumber: of.caseNumber, ...text };
  const { messageId: question } = (await post(customer, own, written)).body;
  const { messageId: more } = (await post(customer, `${own}/${question}/reply`, { body: 'And?' })).body;
  await post(supervisor, `${staff}/${question}/reassign`, { worker: 'worker-19-b' });
  await post(supervisor, `${staff}/bulk`, {
    action: 'reassign',
    ids: [question, asked],
    worker: 'worker-19',
  });
  await post(worker, `${staff}/${question}/notes`, { text: 'A note.' });
  await post(worker, `${staff}/${question}/no-reply-needed`, { reason: 'duplicate' });
  await post(worker, `${staff}/${more}/reply`, { body: 'Yes.', upTo: more });
  const seen = (await customer.get(`${own}/${asked}`)).body.action.form.fileId;
  expect((await customer.get(`/api/v1/files/${seen}`)).status).toBe(200);
  const documents = `${own}/${asked}/documents`;
  const { documentId: wrong } = (await files(customer, documents, docx())).body;
  await send((key) => customer.delete(`${documents}/${wrong}`, undefined, key));
  const { documentId } = (await files(customer, documents, await pdf())).body;
  await post(customer, `${own}/${asked}/complete`, { documentIds: [documentId], viewed: true });
  await post(worker, `${staff}/${asked}/read`);
  await post(worker, `${staff}/${asked}/close`, { followUp: { ...text, actionType: 'Upload Document' } });
  await put(customer, '/api/v1/portal/e-notification', { on: true, noas: false });
}

test('each command of e-messages has one effect, however often it is sent', async () => {
  const [once, often] = [await dayOf(1), await dayOf(5)];
  expect(once.length).toBeGreaterThan(20);
  expect(often).toEqual(once);
}, 120_000);
