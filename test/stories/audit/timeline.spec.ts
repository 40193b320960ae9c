import { linkByMail, process, reject, requestBy } from '../../support/case-links.js';
import { looksDuring } from '../../support/looks.js';
import { type Resident, resident } from '../../support/residents.js';
import { type Actor, type TestApp, testApp } from '../../support/test-app.js';

/** Rules A1 to A4: what an auditor reads of what happened. */
let app: TestApp;
let auditor: Actor;
let worker: Actor;

beforeAll(async () => {
  app = await testApp();
  [auditor, worker] = [await app.as('auditor'), await app.as('worker-19')];
});
afterAll(() => app.stop());
beforeEach(() => app.clock.advance(60_000));

interface Told {
  readonly eventId: string;
  readonly at: string;
  readonly type: string;
  readonly words: string;
  readonly by: string;
  readonly subjects: readonly string[];
}
interface Entry extends Told {
  readonly changes: readonly { field: string; from: string | null; to: string | null }[];
  readonly cause: Told | null;
  readonly effects: readonly Told[];
}
const ask = (query: string, by = auditor) => by.get(`/api/v1/audit/timeline?${query}`);
const timelineOf = async (query: string): Promise<readonly Entry[]> => {
  const answer = await ask(query);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body.items;
};
const caseOf = ({ caseNumbers: [number] }: Resident) => `case=${number}`;
const edit = (who: Resident, email: string) =>
  worker.put(`/api/v1/persons/${who.personId}/contact`, { email, phones: [] });

test('a case is told from the registry’s first word to the rejection, with who and why', async () => {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  await reject(worker, requestId!, { reason: 'not_primary_applicant', note: 'No such program.' });
  const entries = await timelineOf(caseOf(ana));
  expect(entries[0]).toMatchObject({
    type: 'RequestRejected',
    words: expect.stringMatching(
      /^County 19 worker .+: The case link request was rejected: Not the Primary Applicant\.$/,
    ),
    subjects: expect.arrayContaining([`request:${requestId}`, 'worker:worker-19']),
  });
  expect(entries[0]!.changes).toEqual(
    expect.arrayContaining([
      { field: 'Status', from: 'Pending', to: 'Rejected' },
      { field: 'Note', from: null, to: 'No such program.' },
    ]),
  );
  expect(entries.at(-1)).toMatchObject({ type: 'CaseRecorded', by: 'The registry' });
  expect(entries.map(({ at }) => at)).toEqual(
    entries
      .map(({ at }) => at)
      .sort()
      .reverse(),
  );
});

test('an edit is told from what to what, numbers by their ends', async () => {
  const ana = await resident(app, { person: { ssn: '432109876' } });
  await edit(ana, 'first@example.org');
  app.clock.advance(1_000);
  await edit(ana, 'second@example.org');
  const [edited] = await timelineOf(`person=${ana.personId}&types=ContactChanged`);
  expect(edited!.changes).toEqual(
    expect.arrayContaining([
      { field: 'E-mail Address', from: 'first@example.org', to: 'second@example.org' },
    ]),
  );
  const [registered] = await timelineOf(`person=${ana.personId}&types=PersonRegistered`);
  expect(registered!.changes).toContainEqual({
    field: 'Social Security Number',
    from: null,
    to: 'ending in 9876',
  });
  expect(JSON.stringify(registered)).not.toContain('43210');
});

test('a link that came of a code is found with what it caused, and that with its cause', async () => {
  const ana = await resident(app);
  await linkByMail(app, ana);
  const linked = await app.until(async () => {
    const [found] = await timelineOf(`account=${ana.accountId}&types=AccountLinked`);
    return found !== undefined && found.effects.length > 0 ? found : undefined;
  });
  expect(linked.effects[0]).toMatchObject({ type: 'OutgoingMessageQueued' });
  expect(linked.effects[0]!.words).toMatch(/^The system \(.+\): A mail was queued: /);
});

test('what a worker did is found under the worker, whatever it was about', async () => {
  const [ana, ben] = [await resident(app), await resident(app)];
  const other = await app.as('worker-19-b');
  await other.put(`/api/v1/persons/${ana.personId}/contact`, { email: 'a@example.org', phones: [] });
  app.clock.advance(1_000);
  const { '19': requestId } = await requestBy(app, ben);
  await other.post(`/api/v1/case-link-requests/${requestId}/take`);
  const entries = await timelineOf('worker=worker-19-b');
  expect(entries.map(({ type }) => type)).toEqual(['RequestAssigned', 'ContactChanged']);
  expect(entries[0]!.changes).toContainEqual({
    field: 'Assignee',
    from: null,
    to: (await other.get('/api/v1/me')).body.name,
  });
});

test('what a worker did once is found among much else, in one page', async () => {
  const other = await app.as('worker-34-b');
  const in34 = await resident(app, { counties: ['34'] });
  const { '34': requestId } = await requestBy(app, in34);
  await other.post(`/api/v1/case-link-requests/${requestId}/take`);
  for (let n = 0; n < 70; n++) {
    app.clock.advance(1_000);
    const contact = { email: `often-${n}@example.org`, phones: [] };
    await other.put(`/api/v1/persons/${in34.personId}/contact`, contact);
  }
  const { body } = await ask('worker=worker-34-b&types=RequestAssigned');
  expect(body.items.map(({ type }: Told) => type)).toEqual(['RequestAssigned']);
  expect(body.next).toBeNull();
  const day = app.clock.now().slice(0, 10);
  expect(await timelineOf(`worker=worker-34-b&types=RequestAssigned&from=${day}`)).toHaveLength(1);
  expect(await timelineOf('worker=worker-34-b&to=2020-01-01')).toEqual([]);
});

test('pages follow each other without a gap, past three hundred events, and filters narrow them', async () => {
  const ana = await resident(app);
  for (let n = 0; n < 310; n++) {
    app.clock.advance(1_000);
    expect((await edit(ana, `mail-${n}@example.org`)).status).toBe(200);
  }
  const found: Entry[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await ask(`person=${ana.personId}&pageSize=100${cursor ? `&cursor=${cursor}` : ''}`);
    found.push(...body.items);
    cursor = body.next ?? undefined;
  } while (cursor !== undefined);
  expect(new Set(found.map(({ eventId }) => eventId)).size).toBe(found.length);
  expect(found.filter(({ type }) => type === 'ContactChanged')).toHaveLength(310);
  expect(found.map(({ at }) => at)).toEqual(
    found
      .map(({ at }) => at)
      .sort()
      .reverse(),
  );
  const joined = await timelineOf(`person=${ana.personId}&types=PersonJoinedCase,PersonRegistered`);
  expect(joined.map(({ type }) => type)).toEqual(['PersonJoinedCase', 'PersonRegistered']);
  const [first] = joined;
  const day = first!.at.slice(0, 10);
  expect(await timelineOf(`person=${ana.personId}&to=2020-01-01`)).toEqual([]);
  expect((await timelineOf(`person=${ana.personId}&from=2020-01-01&to=${day}&pageSize=200`)).length).toBe(
    200,
  );
});

test('a page is one look, with the auditor’s reason', async () => {
  const ana = await resident(app);
  await edit(ana, 'looked@example.org');
  const looks = await looksDuring(app, () =>
    auditor.get(`/api/v1/audit/timeline?${caseOf(ana)}`, { 'caseledger-reason': 'Complaint 17' }),
  );
  expect(looks).toHaveLength(1);
  expect(looks[0]).toMatchObject({
    purpose: { task: `audit-timeline case:${ana.caseNumbers[0]}` },
    reason: 'Complaint 17',
  });
  expect(looks[0]!.subjects).toContain(`person-${ana.personId}`);
});

test('a name whose key is destroyed is told as erased, and the rest stays', async () => {
  const ana = await resident(app);
  await edit(ana, 'gone@example.org');
  await app.system.vault.shred(`person-${ana.personId}` as never);
  const [edited] = await app.until(async () => {
    const entries = await timelineOf(`person=${ana.personId}&types=ContactChanged`);
    return entries[0]!.words.includes('[erased]') ? entries : undefined;
  });
  expect(edited!.words).toMatch(/: The Contact Detail of \[erased\] changed: E-mail Address/);
  expect(edited!.words).toContain((await worker.get('/api/v1/me')).body.name);
});

test.each([
  ['', 422],
  ['case=B00000000', 404],
  ['worker=nobody-9', 404],
  ['case=B1&person=P1', 422],
  ['case=B1&types=NoSuchEvent', 422],
  ['person=X&cursor=2026-05-01T17:00:00.000Z_0000000000000001_0123456789abcdef', 422],
])('what names no subject, or nonsense, is refused: %s', async (query, status) => {
  expect((await ask(query)).status).toBe(status);
});

test('auditors alone may follow live what a timeline is told by', async () => {
  const ana = await resident(app);
  const { follows } = (await ask(`person=${ana.personId}`)).body;
  expect(follows).toEqual([`audit:person-${ana.personId}`, `audit:person-link-${ana.personId}`]);
  const follow = ({ token }: Actor) =>
    app.call('HEAD', `/api/v1/live?topics=${follows.join(',')}`, undefined, {
      authorization: `Bearer ${token}`,
    });
  expect((await follow(auditor)).status).toBe(200);
  expect((await follow(worker)).status).toBe(404);
});

test('nobody but auditors reads it', async () => {
  const ana = await resident(app);
  for (const who of [worker, await app.as('supervisor-19'), await app.as('ops'), ana.customer])
    expect((await ask(caseOf(ana), who)).status).toBe(403);
});

test('a request is told by its whole submission', async () => {
  const ana = await resident(app, { counties: ['19', '34'] });
  const { '19': requestId } = await requestBy(app, ana);
  await process(worker, requestId!, ana.personId);
  const types = (await timelineOf(`request=${requestId}`)).map(({ type }) => type);
  expect(types.filter((each) => each === 'LinkRequested')).toHaveLength(2);
  expect(types.filter((each) => each === 'RequestProcessed')).toHaveLength(2);
});
