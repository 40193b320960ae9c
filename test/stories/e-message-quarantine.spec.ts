import { lyingJpeg, pdf } from '#files/testing';
import { message } from '../support/case-links.js';
import { storedFiles } from '../support/documents.js';
import {
  addTo,
  askFor,
  linkedResident,
  on,
  optIn,
  own,
  refusal,
  sendDocument,
  statusOf,
  tasksOf,
  threadOf,
  whileTimePasses,
} from '../support/messages.js';
import type { Resident } from '../support/residents.js';
import { ScriptedClamd } from '../support/scripted-clamd.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Rule M9 with a scanner that looks, that finds something, that is away, and that comes back. */
let clamd: ScriptedClamd;
let app: TestApp;
let worker: Actor;
let supervisor: Actor;
let ana: Resident;
let photo: { readonly name: string; readonly bytes: Uint8Array };

beforeEach(async () => {
  clamd = await ScriptedClamd.start();
  app = await testApp({ CLAMD: clamd.address });
  worker = await app.as('worker-19');
  supervisor = await app.as('supervisor-19');
  await optIn(app);
  ana = await linkedResident(app, { person: { eNotification: true } });
  photo = { name: 'IMG_1.jpg', bytes: await lyingJpeg(6) };
});
afterEach(async () => {
  await app.stop();
  await clamd.away();
});

const infected = async () => Buffer.concat([await pdf(), Buffer.from('% infected\n%%EOF\n')]);
const stateOf = async (id: string) => (await threadOf(worker, id)).body.entries.at(-1).documents[0]?.state;
const quarantined = async (): Promise<readonly [string, string]> => {
  await clamd.away();
  const id = await askFor(worker, ana);
  return [id, await sendDocument(ana, id, photo)];
};

test('what the scanner finds clean is there at once; what is infected is refused and leaves nothing', async () => {
  const id = await askFor(worker, ana);
  expect((await addTo(ana, id, [photo])).body.state).toBe('released');
  const found = await addTo(ana, id, [{ name: 'bill.pdf', bytes: await infected() }]);
  expect(refusal(found)).toEqual([422, 'file_infected']);
  expect(found.body.errors).toEqual([expect.objectContaining({ field: 'file' })]);
  const { action } = (await ana.customer.get(`/api/v1/portal/messages/${id}`)).body;
  expect(action.added.map((each: { name: string }) => each.name)).toEqual(['IMG_1.jpg']);
  expect(await storedFiles(app)).toBe(1);
});

test('scanner away: the action is completed with it; it has neither preview nor download; a worker releases it', async () => {
  const [id, documentId] = await quarantined();
  expect(await statusOf(worker, id)).toBe('Action Completed');
  expect(await stateOf(id)).toBe('quarantined');
  for (const by of [worker, ana.customer])
    for (const path of [documentId, `${documentId}/pages/1`])
      expect(refusal(await by.get(`/api/v1/files/${path}`))).toEqual([409, 'file_quarantined']);
  expect((await threadOf(worker, id)).body.entries.at(-1).documents[0].pages).toBe(0);
  const { items, counts } = await tasksOf(supervisor, 'document_quarantined');
  expect(counts.document_quarantined).toBe(1);
  expect(items).toEqual([expect.objectContaining({ messageId: id, documentIds: [documentId] })]);
  const release = (reason: string) => worker.post(`/api/v1/files/${documentId}/release`, { reason });
  expect((await release('')).body.errors[0].field).toBe('reason');
  expect((await release('I know this photo.')).body).toEqual({ documentId, state: 'released' });
  expect((await worker.get(`/api/v1/files/${documentId}/pages/1`)).status).toBe(200);
  expect((await tasksOf(supervisor, 'document_quarantined')).items).toEqual([]);
  // Of two who decide otherwise the second is told.
  const second = await supervisor.post(`/api/v1/files/${documentId}/refuse`, { reason: 'No.' });
  expect(refusal(second)).toEqual([409, 'conflict']);
});

test('refused after completion: the action is open again with at least five days, and both sides are told', async () => {
  const [id, documentId] = await quarantined();
  const refused = await worker.post(`/api/v1/files/${documentId}/refuse`, { reason: 'It is no lease.' });
  expect(refused.body).toEqual({ documentId, state: 'refused' });
  const { body } = await threadOf(worker, id);
  expect(body).toMatchObject({ status: 'New Action', waiting: 'customer' });
  const own1 = (await ana.customer.get(`/api/v1/portal/messages/${id}`)).body;
  expect(own1).toMatchObject({ status: 'New Action', unread: true, action: { open: true } });
  expect(Date.parse(own1.due)).toBeGreaterThan(Date.parse(app.clock.now()) + 4 * 86_400_000);
  await app.until(async () => {
    const outbox = await (await app.as('ops')).get('/api/v1/ops/outbox?pageSize=100');
    const told = (outbox.body.items as { text: string }[]).filter(({ text }) => text.includes(id));
    return told.length === 2 ? true : undefined;
  });
  expect((await worker.get(`/api/v1/files/${documentId}`)).status).toBe(404);
  await clamd.back();
  await sendDocument(ana, id, photo);
  expect((await on(worker, id, 'close')).body.status).toBe('Action Closed');
});

test('a closed action stays closed when its document is refused', async () => {
  const [id, documentId] = await quarantined();
  await on(worker, id, 'close');
  await worker.post(`/api/v1/files/${documentId}/refuse`, { reason: 'It is no lease.' });
  expect(await statusOf(worker, id)).toBe('Action Closed');
});

test('the scanner is back: the timer releases what is clean', async () => {
  const [id, documentId] = await quarantined();
  await clamd.back();
  await whileTimePasses(app, async () => ((await stateOf(id)) === 'released' ? true : undefined));
  expect((await worker.get(`/api/v1/files/${documentId}`)).status).toBe(200);
  expect((await tasksOf(supervisor, 'document_quarantined')).counts.document_quarantined).toBe(0);
});

test('the scanner is back, and finds something: it is refused, and the action is open again', async () => {
  await clamd.away();
  const id = await askFor(worker, ana);
  await sendDocument(ana, id, { name: 'bill.pdf', bytes: await infected() });
  await clamd.back();
  await whileTimePasses(app, async () => ((await statusOf(worker, id)) === 'New Action' ? true : undefined));
  const { items } = (await ana.customer.get('/api/v1/portal/messages')).body;
  expect(items[0]).toMatchObject({ status: 'New Action', unread: true });
  await message(app, ({ template, text }) => template === 'e_message_waiting' && text.includes(id));
});

test('only who may send decides, and a document that was not sent is nobody’s yet', async () => {
  await clamd.away();
  const id = await askFor(worker, ana);
  const { documentId, state } = (await addTo(ana, id, [photo])).body;
  expect(state).toBe('quarantined');
  const release = (by: Actor) => by.post(`/api/v1/files/${documentId}/release`, { reason: 'So.' });
  expect((await release(worker)).status).toBe(404);
  expect((await tasksOf(supervisor, 'document_quarantined')).items).toEqual([]);
  await own(ana, id, 'complete', { documentIds: [documentId] });
  expect(refusal(await release(await app.as('viewer-19')))).toEqual([403, 'missing_right']);
  expect((await release(await app.as('worker-34'))).status).toBe(404);
  expect((await release(await app.as('worker-19-b'))).status).toBe(200);
});
