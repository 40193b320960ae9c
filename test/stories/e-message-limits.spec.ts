import { request } from 'node:http';
import { Unavailable } from '#event-store';
import { docx, pdf } from '#files/testing';
import { storedFiles } from '../support/documents.js';
import { addTo, askFor, linkedResident, optIn, own, refusal } from '../support/messages.js';
import type { Resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Documents: as many and as large as the county lets them be; and what is cut off, or cannot be kept, leaves nothing. */
let app: TestApp;
let worker: Actor;
let ana: Resident;
let address: string;

beforeAll(async () => {
  app = await testApp();
  address = await app.listen();
  worker = await app.as('worker-19');
  await optIn(app);
  ana = await linkedResident(app);
});
afterAll(() => app.stop());
afterEach(() => jest.restoreAllMocks());

const kept = () => storedFiles(app);
const addedTo = async (id: string): Promise<readonly string[]> =>
  (await ana.customer.get(`/api/v1/portal/messages/${id}`)).body.action.added.map(
    (each: { name: string }) => each.name,
  );
const doc = (name: string) => ({ name, bytes: docx() });

test('the county’s own limits of documents, of one file, and of all together', async () => {
  await optIn(app, '19', { documentsPerAction: 2, fileMegabytes: 1, actionMegabytes: 1 });
  const id = await askFor(worker, ana);
  const { action } = (await ana.customer.get(`/api/v1/portal/messages/${id}`)).body;
  expect(action).toMatchObject({ documents: 2, fileMegabytes: 1, actionMegabytes: 1 });
  const large = Buffer.concat([await pdf(), Buffer.alloc(700_000, '%'), Buffer.from('\n%%EOF\n')]);
  expect((await addTo(ana, id, [{ name: 'a.pdf', bytes: large }])).status).toBe(201);
  const second = await addTo(ana, id, [{ name: 'b.pdf', bytes: large }]);
  expect([second.status, second.body.code, second.body.errors?.[0].field]).toEqual([
    422,
    'file_too_large',
    'file',
  ]);
  const tooLarge = Buffer.concat([large, large]);
  expect((await addTo(ana, id, [{ name: 'c.pdf', bytes: tooLarge }])).body.code).toBe('file_too_large');
  expect((await addTo(ana, id, [doc('d.docx')])).status).toBe(201);
  const third = await addTo(ana, id, [doc('e.docx')]);
  expect([third.status, third.body.code, third.body.errors?.[0].field]).toEqual([
    422,
    'files_too_many',
    'file',
  ]);
  expect(await addedTo(id)).toEqual(['a.pdf', 'd.docx']);
  await optIn(app, '19', { documentsPerAction: 4, fileMegabytes: 6, actionMegabytes: 10 });
});

test('past the body limit it is 413; nothing is kept', async () => {
  const id = await askFor(worker, ana);
  const before = await kept();
  const answer = await addTo(ana, id, [{ name: 'film.pdf', bytes: Buffer.alloc(34_000_000, 1) }]);
  expect(refusal(answer)).toEqual([413, 'too_large']);
  expect([await kept(), await addedTo(id)]).toEqual([before, []]);
});

test('an upload that is cut off leaves nothing, and doing it again does it', async () => {
  const id = await askFor(worker, ana);
  const before = await kept();
  const part =
    '--cut\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 begins';
  await new Promise<void>((resolve) => {
    const sent = request(`${address}/api/v1/portal/messages/${id}/documents`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${ana.customer.token}`,
        'content-type': 'multipart/form-data; boundary=cut',
        'content-length': 1_000_000,
      },
    });
    sent.on('error', () => undefined);
    sent.on('close', () => resolve());
    sent.write(part, () => sent.destroy());
  });
  expect([await kept(), await addedTo(id)]).toEqual([before, []]);
  expect((await addTo(ana, id, [doc('a.docx')])).status).toBe(201);
});

test('the same upload under the same key is one document', async () => {
  const id = await askFor(worker, ana);
  const before = await kept();
  const key = { 'idempotency-key': crypto.randomUUID() };
  const once = () => addTo(ana, id, [doc('a.docx')], key);
  const first = await once();
  expect((await once()).body).toEqual(first.body);
  expect([await kept(), await addedTo(id)]).toEqual([before + 1, ['a.docx']]);
});

test('a store of files that is full or away: 503 with Retry-After; nothing is noted, and later it works', async () => {
  const id = await askFor(worker, ana);
  const before = await app.system.store.head();
  const away = jest.spyOn(app.system.files, 'take').mockRejectedValue(new Unavailable('the disk is full'));
  const answer = await addTo(ana, id, [doc('a.docx')]);
  expect([answer.status, answer.body.code, answer.headers['retry-after']]).toEqual([
    503,
    'store_unavailable',
    '2',
  ]);
  expect(answer.text).not.toContain('disk');
  expect(await app.system.store.head()).toBe(before);
  away.mockRestore();
  expect((await addTo(ana, id, [doc('a.docx')])).status).toBe(201);
});

test('an event store that is away after the file was kept: the file is taken back', async () => {
  const id = await askFor(worker, ana);
  const before = await kept();
  const away = jest.spyOn(app.system.store, 'append').mockRejectedValue(new Unavailable('away'));
  const answer = await addTo(ana, id, [doc('a.docx')]);
  expect([answer.status, answer.headers['retry-after']]).toEqual([503, '2']);
  away.mockRestore();
  expect([await kept(), await addedTo(id)]).toEqual([before, []]);
});

test('what was never sent is swept when the action ends; what was taken back goes at once', async () => {
  const id = await askFor(worker, ana);
  const before = await kept();
  const { documentId } = (await addTo(ana, id, [doc('a.docx')])).body;
  await addTo(ana, id, [doc('b.docx')]);
  await ana.customer.delete(`/api/v1/portal/messages/${id}/documents/${documentId}`);
  await app.until(async () => ((await kept()) === before + 1 ? true : undefined));
  await own(ana, id, 'complete', { note: 'I do not have it.' });
  await worker.post(`/api/v1/e-messages/${id}/close`, {});
  await app.until(async () => ((await kept()) === before ? true : undefined));
});
