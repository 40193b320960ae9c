import { auditSubject, belongs, parseSubject, type StatefulSubject, streamsOf, wholeStream } from '#audit';
import { linkByMail, process, requestBy } from '../../support/case-links.js';
import { type Resident, resident } from '../../support/residents.js';
import { type Actor, type TestApp, testApp } from '../../support/test-app.js';

/** Rule A1: what an auditor's subject is told by. */
let app: TestApp;
let worker: Actor;

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
});
afterAll(() => app.stop());
beforeEach(() => app.clock.advance(60_000));

const ports = () => {
  const { store, engine, queries } = app.system;
  return { store, codec: engine.codec, ...queries };
};
const streams = (text: string) => streamsOf(ports(), parseSubject(text) as StatefulSubject);
const names = async (text: string) => (await streams(text)).map((each) => each.name);
const typesIn = async (text: string): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const each of await streams(text))
    for (const event of await wholeStream(ports(), each.name))
      if (belongs(each, event)) found.push(event.type);
  return found;
};
const caseOf = ({ caseNumbers: [number] }: Resident) => `case:${number}`;

test('a case is told by its own stream, its persons, their links and its submissions', async () => {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  await process(worker, requestId!, ana.personId);
  const submission = requestId!.slice(0, requestId!.lastIndexOf('-'));
  expect(await names(caseOf(ana).toLowerCase())).toEqual([
    `case-${ana.caseNumbers[0]}`,
    `person-${ana.personId}`,
    `person-link-${ana.personId}`,
    `link-submission-${submission}`,
  ]);
  expect(await names(`request:${requestId}`)).toEqual([`link-submission-${submission}`]);
});

test('somebody who left a case belongs to it only while they were on it', async () => {
  const ana = await resident(app);
  await linkByMail(app, ana);
  await app.person({ ...ana.record, cases: null });
  const types = await typesIn(caseOf(ana));
  expect(types).toContain('PersonRegistered');
  expect(types).toContain('AccountLinked');
  expect(types).toContain('CasePersonRemoved');
  expect(types).not.toContain('PersonLeftCase');
  await app.person({ ...ana.record, cases: null, middleName: 'Later' });
  expect(await typesIn(caseOf(ana))).toEqual(types);
  const own = await typesIn(`person:${ana.personId}`);
  expect(own).toContain('IdentityChanged');
});

test('an account is told by its own streams and by its links, not by those of others', async () => {
  const [ana, ben] = [await resident(app), await resident(app)];
  await linkByMail(app, ana);
  await worker.post(`/api/v1/persons/${ana.personId}/unlink`, { reason: 'customer_asked' });
  const { '19': requestId } = await requestBy(app, ben);
  await process(worker, requestId!, ana.personId);
  const types = await typesIn(`account:${ana.accountId}`);
  expect(types).toEqual(
    expect.arrayContaining(['AccountRegistered', 'LinkAttempted', 'AccountReserved', 'AccountLinked']),
  );
});

test('nobody knows what no stream tells of', async () => {
  for (const text of ['case:B00', 'person:X', 'account:X', 'request:X-19', 'message:X'])
    expect(await names(text)).toEqual([]);
});

test('a subject is a kind and an id', () => {
  expect(parseSubject('person: P:1')).toEqual(auditSubject('person', 'P:1'));
  for (const text of ['', 'case', 'case:', 'toString:1', 'county:19'])
    expect(() => parseSubject(text)).toThrow('kinds: case, person');
});
