import { linkByMail, process, reject, requestBy } from '../support/case-links.js';
import { type Resident, resident } from '../support/residents.js';
import { type Actor, type Answer, type TestApp, testApp } from '../support/test-app.js';

/** Rule P8: the history of a case, from the streams of all that it is made of. */
let app: TestApp;
let worker: Actor;
let supervisor: Actor;

beforeAll(async () => {
  app = await testApp();
  [worker, supervisor] = [await app.as('worker-19'), await app.as('supervisor-19')];
});
afterAll(() => app.stop());
beforeEach(() => app.clock.advance(60_000));

interface Entry {
  readonly at: string;
  readonly kind: string;
  readonly text: string;
  readonly actor: string;
  readonly personId: string | null;
  readonly requestId: string | null;
}
const ask = (who: Resident, by = worker, query = '', n = 0): Promise<Answer> =>
  by.get(`/api/v1/cases/${who.caseNumbers[n]}/history${query}`);
const historyOf = async (who: Resident, by = worker, n = 0): Promise<readonly Entry[]> => {
  const answer = await ask(who, by, '', n);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body.items;
};
const nameOf = async (by: Actor) => (await by.get('/api/v1/me')).body.name as string;
const edit = (who: Resident, by: Actor, email: string) =>
  by.put(`/api/v1/persons/${who.personId}/contact`, { email, phones: [] });

test('a case begins with what the registry reported', async () => {
  const ana = await resident(app);
  const entries = await historyOf(ana);
  expect(entries.map(({ text }) => text)).toEqual([
    `${ana.name} was first reported.`,
    `${ana.name} is on the case: Primary Applicant of CalFresh.`,
    'The case was first reported: Active; CalFresh (Active).',
  ]);
  expect(new Set(entries.map(({ actor }) => actor))).toEqual(new Set(['The registry']));
});

test('what colleagues change is told with their names, the newest on top', async () => {
  const ana = await resident(app);
  const path = `/api/v1/cases/${ana.caseNumbers[0]}`;
  await edit(ana, worker, 'new@example.org');
  await supervisor.put(`${path}/programs/CalFresh/worker`, { worker: 'worker-19-b' });
  await supervisor.put(`${path}/persons/${ana.personId}/out-of-the-home`, { permanentlyOutOfTheHome: true });
  await supervisor.put(`/api/v1/persons/${ana.personId}/customer-privacy`, {
    active: true,
    reason: 'Her wish.',
  });
  const colleague = await nameOf(await app.as('worker-19-b'));
  const [privacy, home, assigned, contact] = await historyOf(ana);
  expect(privacy).toMatchObject({
    kind: 'privacy',
    text: `Customer Privacy was set for ${ana.name}.`,
    actor: await nameOf(supervisor),
    personId: ana.personId,
  });
  expect(home).toMatchObject({
    kind: 'person',
    text: `${ana.name} was marked as Permanently Out of the Home.`,
  });
  expect(assigned).toMatchObject({ kind: 'case', text: `The worker of CalFresh is now ${colleague}.` });
  expect(contact).toMatchObject({
    kind: 'contact',
    text: `The Contact Detail of ${ana.name} changed: E-mail Address.`,
    actor: await nameOf(worker),
  });
});

test('a request is told from its making to its end, with the link and the unlink', async () => {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  await worker.post(`/api/v1/case-link-requests/${requestId}/take`);
  await process(worker, requestId!, ana.personId);
  await worker.post(`/api/v1/persons/${ana.personId}/unlink`, { reason: 'linked_in_error' });
  const entries = (await historyOf(ana)).slice(0, -3);
  expect(entries.map(({ kind }) => kind)).toEqual([
    'requested',
    'unlinked',
    'processed',
    'linked',
    'request',
    'requested',
  ]);
  const [again, unlinked, processed, linked, taken, made] = entries;
  expect(again!.text).toBe(`A case link request about ${ana.name} was made because of the unlink.`);
  expect(unlinked!.text).toBe(`${ana.name} was unlinked from the portal account. Reason: Linked in error.`);
  expect([processed, linked, taken, made].map((each) => each!.requestId)).toEqual(Array(4).fill(requestId));
  expect(linked!.actor).toBe(await nameOf(worker));
  expect(made!.actor).toBe('The customer');
});

test('a rejection carries its reason, and an automatic link no worker', async () => {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  await reject(worker, requestId!, { reason: 'identity_not_verified' });
  await linkByMail(app, ana);
  const [linked, rejected] = await historyOf(ana);
  expect(linked).toMatchObject({
    kind: 'linked',
    text: `${ana.name} was linked to a portal account automatically, after a code.`,
    requestId: null,
  });
  expect(rejected).toMatchObject({
    kind: 'rejected',
    text: 'The case link request was rejected: Identity could not be verified.',
    actor: await nameOf(worker),
  });
});

test('of another county it is told neither who nor why, and nothing of its requests', async () => {
  const ana = await resident(app, { counties: ['19', '34'] });
  const worker34 = await app.as('worker-34');
  const requests = await requestBy(app, ana);
  await worker34.post(`/api/v1/case-link-requests/${requests['34']}/take`);
  await edit(ana, worker34, 'else@example.org');
  const before = await historyOf(ana);
  expect(before[0]).toMatchObject({ kind: 'contact', actor: 'Another county' });
  expect(before.filter(({ kind }) => kind === 'request')).toEqual([]);
  // Who changed a contact may not link for a while: somebody else does, who must be left the request.
  await worker34.post(`/api/v1/case-link-requests/${requests['34']}/release`);
  await process(await app.as('worker-34-b'), requests['34']!, ana.personId);
  await worker34.post(`/api/v1/persons/${ana.personId}/unlink`, { reason: 'suspected_fraud' });
  const entries = await historyOf(ana);
  const said = JSON.stringify(entries);
  expect(entries.find(({ kind }) => kind === 'unlinked')).toMatchObject({
    text: `${ana.name} was unlinked from the portal account.`,
    actor: 'Another county',
  });
  expect(entries.find(({ kind }) => kind === 'linked')).toMatchObject({
    actor: 'Another county',
    requestId: null,
  });
  expect(said).not.toContain(await nameOf(worker34));
  expect(said).not.toContain(requests['34']);
  expect(said).not.toContain(ana.caseNumbers[1]);
  expect(entries.find(({ kind }) => kind === 'processed')).toMatchObject({ requestId: requests['19'] });
});

test('another county’s case looks like none', async () => {
  const ana = await resident(app, { counties: ['34'] });
  const foreign = await ask(ana);
  const missing = await worker.get('/api/v1/cases/NOSUCHCASE/history');
  expect([foreign.status, foreign.text]).toEqual([404, missing.text]);
});

test('no value that changed is told: no number, no address, no date of birth', async () => {
  const ana = await resident(app);
  await edit(ana, worker, 'secret.new@example.org');
  const { text } = await ask(ana);
  expect(text).not.toMatch(/example\.org|1234\d|Main St|Burbank|1984/);
});

test('pages follow each other without a gap, and a made-up cursor is refused', async () => {
  const ana = await resident(app);
  for (let n = 0; n < 60; n++) await edit(ana, worker, `ana.${n}@example.org`);
  const first = (await ask(ana)).body;
  const second = (await ask(ana, worker, `?cursor=${first.next}`)).body;
  expect([first.items.length, second.items.length, second.next, second.cut]).toEqual([50, 13, null, false]);
  const all: Entry[] = [...first.items, ...second.items];
  expect(all.filter(({ kind }) => kind === 'contact')).toHaveLength(60);
  expect(all.map(({ at }) => at)).toEqual(
    all
      .map(({ at }) => at)
      .sort()
      .reverse(),
  );
  const others = await resident(app);
  for (const answer of [
    await ask(ana, worker, '?cursor=42'),
    await ask(ana, worker, '?cursor=null'),
    await ask(others, worker, `?cursor=${first.next}`),
  ])
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, 'cursor']);
});

test('somebody who left the case is not named on it', async () => {
  const ana = await resident(app);
  const caseNumber = ana.caseNumbers[0]!;
  const ben = await resident(app, {
    case: { caseNumber, programs: [] },
    person: { firstName: 'Ben' },
  });
  await app.person({
    personId: ben.personId,
    firstName: 'Ben',
    lastName: ben.lastName,
    dateOfBirth: '1984-02-29',
    gender: 'Female',
    cases: [{ caseNumber, status: null }],
  });
  const entries = await historyOf(ana);
  expect(entries[0]!.text).toBe('Somebody who is not on this case was taken off the case.');
  expect(JSON.stringify(entries)).not.toContain('Ben');
});
