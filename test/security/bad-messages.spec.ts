import { docx, pdf } from '#files/testing';
import { type Sent, upload } from '../support/documents.js';
import { type MessageObjects, messageObjects } from '../support/message-objects.js';
import { on, own, refusal, sendTo, writeFrom } from '../support/messages.js';
import { type Actor, type Answer, type TestApp, testApp } from '../support/test-app.js';

/** Rule G6 for e-messages, forms and documents: what is wrong is named, and nothing is stored. */
let app: TestApp;
let ours: MessageObjects;
let worker: Actor;
let supervisor: Actor;
let before: string | undefined;
let file: Sent;

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
  supervisor = await app.as('supervisor-19');
  ours = await messageObjects(app, '19', 'Plainword');
  file = { name: 'a.pdf', bytes: await pdf() };
  before = await app.system.store.head();
});
afterEach(async () => {
  expect(await app.system.store.head()).toBe(before);
});
afterAll(() => app.stop());

const action = { type: 'Action', actionType: 'Upload Document' };
const view = { type: 'Action', actionType: 'View Document' };
const followUp = { subject: 'x', body: 'x', actionType: 'Upload Document' };

test.each<[string, () => Promise<Answer>, readonly string[]]>([
  ['no type', () => sendTo(worker, ours.who, { type: undefined }), ['type']],
  ['a type that is none', () => sendTo(worker, ours.who, { type: 'message' }), ['type']],
  ['an Action of no kind', () => sendTo(worker, ours.who, { type: 'Action' }), ['actionType']],
  ['nothing to view', () => sendTo(worker, ours.who, view), ['formId']],
  ['a due that is no date', () => sendTo(worker, ours.who, { ...action, due: '2027-02-30' }), ['due']],
  ['a due that is over', () => sendTo(worker, ours.who, { ...action, due: '2020-01-02' }), ['due']],
  ['a body that is no text', () => sendTo(worker, ours.who, { body: ['x'] }), ['body']],
  ['half a character', () => sendTo(worker, ours.who, { subject: { $ne: 1 } }), ['subject']],
  ['a member that nobody knows', () => sendTo(worker, ours.who, { county: '34' }), ['county']],
  ['a program that is none', () => writeFrom(ours.who, { program: 'CalWORKs' }), ['program']],
  ['no reply at all', () => on(worker, ours.message, 'reply', {}), ['body']],
  ['no note', () => on(worker, ours.message, 'notes', { text: ' ' }), ['text']],
  ['no reason', () => on(worker, ours.message, 'no-reply-needed', {}), ['reason']],
  ['nobody', () => on(supervisor, ours.message, 'reassign', { worker: 'worker-99' }), ['worker']],
  [
    'a follow-up without a kind',
    () => on(worker, ours.action, 'close', { note: 'x', followUp: { ...followUp, actionType: 'x' } }),
    ['followUp.actionType'],
  ],
  [
    'a follow-up without its form',
    () =>
      on(worker, ours.action, 'close', { note: 'x', followUp: { ...followUp, actionType: 'View Document' } }),
    ['followUp.formId'],
  ],
  [
    'documents that are no list',
    () => own(ours.who, ours.action, 'complete', { documentIds: 'x' }),
    ['documentIds'],
  ],
  [
    'a document twice',
    () => own(ours.who, ours.action, 'complete', { documentIds: [ours.added, ours.added] }),
    ['documentIds'],
  ],
  ['no yes or no', () => own(ours.who, ours.action, 'complete', { viewed: 'yes' }), ['viewed']],
  [
    'a form without a title',
    () => upload(supervisor, '/api/v1/forms', [file], { language: 'en', kind: 'form' }),
    ['title'],
  ],
  [
    'a form in no language',
    () => upload(supervisor, '/api/v1/forms', [file], { title: 'x', language: 'xx', kind: 'form' }),
    ['language'],
  ],
  [
    'a field that nobody knows',
    () =>
      upload(supervisor, '/api/v1/forms', [file], { title: 'x', language: 'en', kind: 'form', county: '34' }),
    ['county'],
  ],
  [
    'a case without a person',
    () =>
      upload(supervisor, '/api/v1/forms', [file], {
        title: 'x',
        language: 'en',
        kind: 'noa',
        caseNumber: ours.who.caseNumbers[0]!,
      }),
    ['personId'],
  ],
  [
    'a form without a file',
    () => upload(supervisor, '/api/v1/forms', [], { title: 'x', language: 'en', kind: 'form' }),
    ['file'],
  ],
  [
    'a form that is no PDF',
    () =>
      upload(supervisor, '/api/v1/forms', [{ name: 'a.pdf', bytes: docx() }], {
        title: 'x',
        language: 'en',
        kind: 'form',
      }),
    ['file'],
  ],
  [
    'another file that is no PDF',
    () => upload(supervisor, `/api/v1/forms/${ours.form}/file`, [{ name: 'a.pdf', bytes: docx() }]),
    ['file'],
  ],
  [
    'an upload without a file',
    () => upload(ours.who.customer, `/api/v1/portal/messages/${ours.action}/documents`, []),
    ['file'],
  ],
  [
    'an upload with more fields',
    () =>
      upload(ours.who.customer, `/api/v1/portal/messages/${ours.action}/documents`, [file], { name: 'x' }),
    ['name'],
  ],
])('%s', async (_, call, fields) => {
  const { status, body } = await call();
  expect([status, body.errors?.map((each: { field: string }) => each.field)]).toEqual([422, fields]);
});

test('what has no form that fits the content type is not read', async () => {
  const path = `/api/v1/portal/messages/${ours.action}/documents`;
  expect(refusal(await ours.who.customer.post(path, {}))).toEqual([415, 'unsupported_media_type']);
  const torn = { 'content-type': 'multipart/form-data; boundary=x' };
  expect((await ours.who.customer.post(path, Buffer.from('--x\r\nnonsense'), torn)).status).toBe(400);
  const json = await upload(worker, `/api/v1/e-messages/${ours.message}/reply`, [file]);
  expect(refusal(json)).toEqual([415, 'unsupported_media_type']);
});

test('a name that would be another’s path is only a name', async () => {
  const path = `/api/v1/portal/messages/${ours.action}/documents`;
  const name = '../../../etc/passwd\u202efdp.exe';
  const answer = await upload(ours.who.customer, path, [{ name, bytes: file.bytes }]);
  before = await app.system.store.head();
  expect(answer.status).toBe(201);
  const { headers } = await ours.who.customer.get(`/api/v1/files/${answer.body.documentId}`);
  before = await app.system.store.head();
  expect(headers['content-disposition']).not.toMatch(/\.\.\/|\u202e/);
});
