import { docx, isUpright, lyingJpeg, pdf } from '#files/testing';
import { upload } from '../support/documents.js';
import { linkedResident, optIn, own, sendTo, statusOf, threadOf } from '../support/messages.js';
import type { Resident } from '../support/residents.js';
import { type Actor, type Answer, type TestApp, testApp } from '../support/test-app.js';

/** Rules M8 and M9: documents that customers send, and forms that they are sent. */
let app: TestApp;
let worker: Actor;
let supervisor: Actor;

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
  supervisor = await app.as('supervisor-19');
  await optIn(app);
});
afterAll(() => app.stop());

const refusal = ({ status, body }: Answer) => [status, body.code];
const bytesOf = async (by: Actor, path: string): Promise<Response> =>
  fetch(`${await address()}${path}`, { headers: { authorization: `Bearer ${by.token}` } });
let listening: Promise<string> | undefined;
const address = () => (listening ??= app.listen());

const asked = async (who: Resident, over: object = {}): Promise<string> => {
  const sent = await sendTo(worker, who, { type: 'Action', actionType: 'Upload Document', ...over });
  expect(sent.body.status).toBe('New Action');
  return sent.body.messageId;
};
const add = (who: Resident, id: string, files: Parameters<typeof upload>[2]) =>
  upload(who.customer, `/api/v1/portal/messages/${id}/documents`, files);

test('a photo that lies on its side is added, taken back, added again, sent, and seen upright by the worker', async () => {
  const ana = await linkedResident(app);
  const id = await asked(ana);
  const photo = await lyingJpeg(6);
  const first = await add(ana, id, [{ name: 'IMG_0001.JPG', bytes: photo }]);
  expect(first.status).toBe(201);
  expect(first.body).toEqual({
    documentId: expect.any(String),
    name: 'IMG_0001.JPG',
    type: 'image/jpeg',
    size: photo.length,
    pages: 1,
    state: 'released',
  });
  const path = `/api/v1/files/${first.body.documentId}`;
  expect((await worker.get(path)).status).toBe(404);
  expect((await threadOf(worker, id)).body.entries[0].documents).toEqual([]);
  const { body: mine } = await ana.customer.get('/api/v1/portal/messages');
  expect(mine.items[0]).toMatchObject({ unsentDocuments: 1, status: 'New Action' });
  const removed = await ana.customer.delete(
    `/api/v1/portal/messages/${id}/documents/${first.body.documentId}`,
  );
  expect(removed.status).toBe(200);
  expect((await ana.customer.get(path)).status).toBe(404);

  const { documentId } = (await add(ana, id, [{ name: 'IMG_0002.JPG', bytes: photo }])).body;
  const done = await own(ana, id, 'complete', { documentIds: [documentId] });
  expect(done.body).toMatchObject({ status: 'Action Completed' });
  const { entries } = (await threadOf(worker, id)).body;
  expect(entries.at(-1)).toMatchObject({
    kind: 'completion',
    from: 'customer',
    documents: [{ documentId, name: 'IMG_0002.JPG', state: 'released', pages: 1 }],
  });
  const original = await bytesOf(worker, `/api/v1/files/${documentId}`);
  expect(Buffer.from(await original.arrayBuffer()).equals(photo)).toBe(true);
  expect(Object.fromEntries(original.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': expect.stringMatching(/^attachment; filename="IMG_0002\.JPG"/),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  const preview = await bytesOf(worker, `/api/v1/files/${documentId}/pages/1`);
  expect(await isUpright(new Uint8Array(await preview.arrayBuffer()))).toBe(true);
  for (const who of [await app.as('worker-34'), await app.as('customer-90'), await app.as('ops')])
    expect((await who.get(`/api/v1/files/${documentId}`)).status).toBe(404);
});

test('what cannot be taken is refused by its code at the file, and nothing is added', async () => {
  const ana = await linkedResident(app);
  const id = await asked(ana);
  const refused = async (bytes: Uint8Array) => {
    const answer = await add(ana, id, [{ name: 'photo.jpg', bytes }]);
    expect(answer.body.errors).toEqual([expect.objectContaining({ field: 'file' })]);
    return refusal(answer);
  };
  expect(await refused(Buffer.alloc(0))).toEqual([422, 'file_empty']);
  expect(await refused(Buffer.from('<html>hello</html>'))).toEqual([422, 'file_kind']);
  expect(await refused(Buffer.alloc(7_000_000, 1))).toEqual([422, 'file_too_large']);
  const word = docx();
  for (let n = 0; n < 4; n++)
    expect((await add(ana, id, [{ name: `pay ${n}.docx`, bytes: word }])).status).toBe(201);
  expect((await add(ana, id, [{ name: 'one more.docx', bytes: word }])).body.code).toBe('files_too_many');
  const { body } = await ana.customer.get(`/api/v1/portal/messages/${id}`);
  expect(body.action.added.map((each: { name: string }) => each.name)).toEqual([
    'pay 0.docx',
    'pay 1.docx',
    'pay 2.docx',
    'pay 3.docx',
  ]);
});

test('a form is sent, viewed, completed with what it asks to return; a changed form leaves what was sent', async () => {
  const ana = await linkedResident(app);
  const file = await pdf(2);
  const added = await upload(supervisor, '/api/v1/forms', [{ name: 'SAR 7.pdf', bytes: file }], {
    title: 'Eligibility status report',
    language: 'en',
    kind: 'form',
    sendable: 'true',
    returnExpected: 'true',
  });
  expect(added.status).toBe(201);
  const { formId } = added.body;
  const { items } = (await worker.get('/api/v1/forms')).body;
  expect(items).toEqual([
    expect.objectContaining({ formId, title: 'Eligibility status report', sendable: true, paperOnly: false }),
  ]);
  const id = await asked(ana, { actionType: 'View Document', formId });
  expect(refusal(await own(ana, id, 'complete', { viewed: true }))).toEqual([409, 'not_viewed']);
  const { action } = (await ana.customer.get(`/api/v1/portal/messages/${id}`)).body;
  expect(action).toMatchObject({
    type: 'View Document',
    viewed: false,
    form: { title: 'Eligibility status report', returnExpected: true },
  });
  const download = await bytesOf(ana.customer, `/api/v1/files/${action.form.fileId}`);
  expect(Buffer.from(await download.arrayBuffer()).equals(file)).toBe(true);
  await app.until(async () =>
    (await ana.customer.get(`/api/v1/portal/messages/${id}`)).body.action.viewed ? true : undefined,
  );
  expect(refusal(await own(ana, id, 'complete', { viewed: true }))).toEqual([409, 'documents_missing']);
  const { documentId } = (await add(ana, id, [{ name: 'SAR 7 signed.pdf', bytes: await pdf() }])).body;
  const done = await own(ana, id, 'complete', { viewed: true, documentIds: [documentId] });
  expect(done.body.status).toBe('Action Completed');

  await supervisor.put(`/api/v1/forms/${formId}`, { title: 'Another title', sendable: false });
  expect((await threadOf(worker, id)).body.form).toMatchObject({ title: 'Eligibility status report' });
  const again = await sendTo(worker, ana, { type: 'Action', actionType: 'View Document', formId });
  expect(refusal(again)).toEqual([409, 'form_not_sendable']);
  expect(await statusOf(worker, id)).toBe('Action Completed');
});

test('a worker adds a notice for one person alone, and no other form', async () => {
  const ana = await linkedResident(app);
  const eve = await linkedResident(app);
  const fields = { title: 'Notice of Ana', language: 'en', kind: 'noa' };
  const file = [{ name: 'noa.pdf', bytes: await pdf() }];
  const of = { caseNumber: ana.caseNumbers[0]!, personId: ana.personId };
  expect(refusal(await upload(worker, '/api/v1/forms', file, fields))).toEqual([403, 'missing_right']);
  const { formId } = (await upload(worker, '/api/v1/forms', file, { ...fields, ...of })).body;
  const wordFile = [{ name: 'noa.pdf', bytes: docx() }];
  expect(refusal(await upload(worker, '/api/v1/forms', wordFile, { ...fields, ...of }))).toEqual([
    422,
    'file_kind',
  ]);
  const titles = async (query: string) =>
    (await worker.get(`/api/v1/forms${query}`)).body.items.map((each: { title: string }) => each.title);
  expect(await titles('')).not.toContain('Notice of Ana');
  expect(await titles(`?caseNumber=${of.caseNumber}&personId=${of.personId}`)).toContain('Notice of Ana');
  expect(await titles(`?personId=${eve.personId}`)).not.toContain('Notice of Ana');
  const view = { type: 'Action', actionType: 'View Document', formId };
  expect(refusal(await sendTo(worker, eve, view))).toEqual([409, 'form_not_sendable']);
  expect((await sendTo(worker, ana, view)).body.status).toBe('New Action');
});

test('several pictures are the pages of one document: previews one by one, and a ZIP of what was sent', async () => {
  const ana = await linkedResident(app);
  const id = await asked(ana);
  const photo = (n: number) => lyingJpeg(6).then((bytes) => ({ name: `page ${n}.jpg`, bytes }));
  const pages = await Promise.all([1, 2, 3].map(photo));
  const added = await add(ana, id, pages);
  expect(added.body).toMatchObject({ name: 'page 1.jpg', pages: 3 });
  expect((await add(ana, id, [pages[0]!, { name: 'a.docx', bytes: docx() }])).body.code).toBe('file_kind');
  expect(
    (
      await add(
        ana,
        id,
        Array.from({ length: 21 }, () => pages[0]!),
      )
    ).body.code,
  ).toBe('files_too_many');
  const { documentId } = added.body;
  await own(ana, id, 'complete', { documentIds: [documentId] });
  const status = async (n: string) => (await worker.get(`/api/v1/files/${documentId}/pages/${n}`)).status;
  expect(await Promise.all(['1', '3', '4', '0', 'x'].map(status))).toEqual([200, 200, 404, 404, 404]);
  const zip = await worker.get(`/api/v1/files/${documentId}`);
  expect(zip.headers['content-type']).toBe('application/zip');
  expect(zip.headers['content-disposition']).toContain('.zip');
});

test('what was named and is not there any more is said; what was sent stays', async () => {
  const ana = await linkedResident(app);
  const id = await asked(ana);
  const file = { name: 'pay.docx', bytes: docx() };
  const { documentId } = (await add(ana, id, [file])).body;
  const path = `/api/v1/portal/messages/${id}/documents/${documentId}`;
  await ana.customer.delete(path);
  expect((await ana.customer.delete(path)).status).toBe(200);
  const gone = await own(ana, id, 'complete', { documentIds: [documentId] });
  expect(refusal(gone)).toEqual([409, 'documents_missing']);
  expect(gone.body.detail).toMatch(/not there any more/);
  const again = (await add(ana, id, [file])).body.documentId;
  await own(ana, id, 'complete', { documentIds: [again] });
  for (const late of [
    await ana.customer.delete(`/api/v1/portal/messages/${id}/documents/${again}`),
    await add(ana, id, [file]),
  ])
    expect(refusal(late)).toEqual([409, 'status_impossible']);
  expect((await worker.get(`/api/v1/files/${again}`)).status).toBe(200);
});
