import { looksView } from '#audit';
import { process, requestBy } from '../../support/case-links.js';
import { looksDuring } from '../../support/looks.js';
import { resident } from '../../support/residents.js';
import { type Actor, type TestApp, testApp } from '../../support/test-app.js';

/** Rules A5 and A6: how a subject stood at a moment, and what differs between two. */
let app: TestApp;
let auditor: Actor;
let worker: Actor;

beforeAll(async () => {
  app = await testApp();
  [auditor, worker] = [await app.as('auditor'), await app.as('worker-19')];
});
afterAll(() => app.stop());
beforeEach(() => app.clock.advance(60_000));

/** The present moment, and after it a minute passes. */
const moment = (): string => {
  const now = app.clock.now();
  app.clock.advance(60_000);
  return now;
};
const asOf = (subject: string, at: string, more = '') =>
  auditor.get(`/api/v1/audit/as-of?subject=${subject}&at=${encodeURIComponent(at)}${more}`);
const inField = (body: { state: { fields: { field: string; value: string }[] }[] }, field: string) =>
  body.state.flatMap(({ fields }) => fields).find((each) => each.field === field)?.value;

test('a request stands as it stood then, whatever became of it', async () => {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  const asked = moment();
  await worker.post(`/api/v1/case-link-requests/${requestId}/take`);
  const taken = moment();
  await process(worker, requestId!, ana.personId);
  const done = moment();
  const at = async (when: string) => (await asOf(`request:${requestId}`, when)).body;
  expect(inField(await at(asked), 'Status')).toBe('Pending');
  expect(inField(await at(asked), 'Assignee')).toBeUndefined();
  expect(inField(await at(taken), 'Assignee')).toBe((await worker.get('/api/v1/me')).body.name);
  expect(inField(await at(done), 'Status')).toBe('Processed');
  expect((await at(asked)).zone).toBe('America/Los_Angeles');
});

test('two moments of a person are compared, from the earlier one to the later one', async () => {
  const ana = await resident(app, { person: { email: 'old@example.org' } });
  const before = moment();
  await worker.put(`/api/v1/persons/${ana.personId}/contact`, { email: 'new@example.org', phones: [] });
  const after = moment();
  const expected = expect.arrayContaining([
    { field: 'E-mail Address', before: 'old@example.org', after: 'new@example.org' },
  ]);
  const subject = `person:${ana.personId}`;
  const text = (each: { field: string }) => ({ ...each, field: each.field.replace(/^Person \S+: /, '') });
  const forth = (await asOf(subject, before, `&compareTo=${after}`)).body;
  const back = (await asOf(subject, after, `&compareTo=${before}`)).body;
  expect(forth.differences.map(text)).toEqual(expected);
  expect(back.differences.map(text)).toEqual(expected);
  expect(inField(forth, 'E-mail Address')).toBe('old@example.org');
  expect((await asOf(subject, after)).body.differences).toBeNull();
});

test('a case stands with whoever was on it then', async () => {
  const ana = await resident(app);
  const on = moment();
  await app.person({ ...ana.record, cases: null });
  const off = moment();
  const views = async (when: string) =>
    (await asOf(`case:${ana.caseNumbers[0]}`, when)).body.state.map((each: { view: string }) => each.view);
  expect(await views(on)).toEqual(['cases', 'persons', 'cases-of-person']);
  expect(await views(off)).toEqual(['cases']);
});

test('as of a look it stands as whoever looked saw it, though it changed a moment later', async () => {
  const ana = await resident(app, { person: { email: 'seen@example.org' } });
  const [look] = await looksDuring(app, () => worker.get(`/api/v1/persons/${ana.personId}`));
  await worker.put(`/api/v1/persons/${ana.personId}/contact`, { email: 'later@example.org', phones: [] });
  const { id } = await app.until(async () => {
    const reader = app.system.readStore.reader<{ at: string; task: string }>(looksView);
    const { items } = await reader.find({ where: [{ field: 'actor', eq: 'worker-19' }], limit: 500 });
    return items.find(({ document }) => document.task === 'person' && document.at === look!.at);
  });
  const { ledgerId } = app.system.store;
  const written = `${ledgerId}:${await app.system.store.head()}`;
  const { status, body, headers } = await auditor.get(`/api/v1/audit/as-of?look=${id}&after=${written}`);
  // Of the ledger that is worked with: who looked stands in another one.
  expect(headers['caseledger-stale']).toBeUndefined();
  expect([status, body.subject]).toEqual([200, `person:${ana.personId}`]);
  expect(inField(body, 'E-mail Address')).toBe('seen@example.org');
  expect(body.seen).toMatchObject({ by: (await worker.get('/api/v1/me')).body.name });
  expect((await auditor.get('/api/v1/audit/as-of?look=no-such-look')).status).toBe(404);
});

test('before its first event nothing stood: the answer says when it began', async () => {
  const began = app.clock.now();
  const ana = await resident(app);
  const { status, body } = await asOf(`person:${ana.personId}`, '2020-01-01T00:00:00Z');
  expect(status).toBe(404);
  expect(body.code).toBe('before_first_event');
  const from = (await asOf(`person:${ana.personId}`, body.until)).body;
  expect(from.events).toBeGreaterThan(0);
  expect(body.until >= began).toBe(true);
  const compared = await asOf(`person:${ana.personId}`, moment(), '&compareTo=2020-01-01T00:00:00Z');
  expect(compared.body.differences.every((each: { before: null }) => each.before === null)).toBe(true);
});

test('moments are read with their zone, else as California’s; a day is its end', async () => {
  const ana = await resident(app);
  const when = async (at: string) => (await asOf(`person:${ana.personId}`, at)).body.at;
  expect(await when('2036-05-01T14:10:05-07:00')).toBe('2036-05-01T21:10:05.000Z');
  expect(await when('2036-05-01T14:10:05')).toBe('2036-05-01T21:10:05.000Z');
  expect(await when('2036-05-01')).toBe('2036-05-02T06:59:59.999Z');
});

test.each([
  ['subject=worker:worker-19&at=2026-05-01', 422],
  ['subject=case:B1&at=soon', 422],
  ['subject=case:B1', 422],
  ['at=2026-05-01', 422],
  ['subject=case:B00000000&at=2036-05-01', 404],
  ['subject=case:B1&at=2036-05-01&clock=told', 422],
])('what names no moment of a subject is refused: %s', async (query, status) => {
  expect((await auditor.get(`/api/v1/audit/as-of?${query}`)).status).toBe(status);
});
