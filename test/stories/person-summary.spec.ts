import { linkByMail, process, reject, requestBy, summaryOf } from '../support/case-links.js';
import { resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Rule W3. */
let app: TestApp;
let worker: Actor;

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
});
afterAll(() => app.stop());

type Field = { field: string; given: string | null; onFile: string[]; agrees: boolean; decisive: boolean };
const codes = (body: { warnings: { code: string }[] }) => body.warnings.map((each) => each.code).sort();

test('what the registrant gave stands beside what is on file, field by field', async () => {
  const ana = await resident(app, {
    person: { middleName: 'Bea', phones: [{ number: '2135550111', type: 'Cell' }] },
    profile: {
      middleName: 'Clara',
      ssn: '123459999',
      gender: 'female',
      phone: '1 (213) 555-0111',
      address: { line1: 'Elsewhere 3', city: 'Fresno', state: 'CA', zip: '93650' },
    },
  });
  const { '19': requestId } = await requestBy(app, ana);
  const { body } = await summaryOf(worker, requestId!, ana.personId);
  const fields = Object.fromEntries((body.fields as Field[]).map(({ field, ...rest }) => [field, rest]));
  const agreeing = { agrees: true, decisive: true };
  expect(fields).toEqual({
    caseNumber: { given: ana.caseNumbers[0], onFile: ana.caseNumbers, ...agreeing },
    county: { given: '19', onFile: ['19'], ...agreeing },
    dateOfBirth: { given: '1999-01-01', onFile: ['1984-02-29'], agrees: false, decisive: true },
    zipCode: { given: '91501', onFile: ['91501'], ...agreeing },
    firstName: { given: 'Ana', onFile: ['Ana'], ...agreeing },
    lastName: { given: ana.lastName, onFile: [ana.lastName], ...agreeing },
    middleName: { given: 'Clara', onFile: ['Bea'], agrees: false, decisive: false },
    ssn: {
      given: '***-**-9999',
      onFile: [`***-**-${String(50_000 + ana.number).slice(-4)}`],
      agrees: false,
      decisive: true,
    },
    gender: { given: 'female', onFile: ['Female'], agrees: true, decisive: false },
    address: {
      given: 'Elsewhere 3, Fresno, CA',
      onFile: [`${ana.number} Main St, Burbank, CA`],
      agrees: false,
      decisive: false,
    },
    phone: { given: '1 (213) 555-0111', onFile: ['2135550111 (Cell)'], agrees: true, decisive: false },
  });
  expect(body.match).toMatchObject({ policy: 2, full: false, fitting: 1, primaryApplicant: true });
});

test('all cases of the person in the own county are shown; those of other counties only as a count', async () => {
  const ana = await resident(app, { counties: ['19', '34', '19', '07'] });
  const { '19': requestId } = await requestBy(app, ana);
  const { body, text } = await summaryOf(worker, requestId!, ana.personId);
  expect(body.person).toMatchObject({
    personId: ana.personId,
    name: ana.name,
    cases: [
      { caseNumber: ana.caseNumbers[0], status: 'Active' },
      { caseNumber: ana.caseNumbers[2], status: 'Active' },
    ],
    casesInOtherCounties: 2,
  });
  expect(text).not.toContain(ana.caseNumbers[1]);
  expect(text).not.toContain(ana.caseNumbers[3]);
});

test('a person who is not on the case that was named does not agree on the case number', async () => {
  const ana = await resident(app);
  const other = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  const { body } = await summaryOf(worker, requestId!, other.personId);
  const caseNumber = (body.fields as Field[]).find((each) => each.field === 'caseNumber');
  expect(caseNumber).toMatchObject({ given: ana.caseNumbers[0], onFile: other.caseNumbers, agrees: false });
  expect(body.match).toMatchObject({ full: false, primaryApplicant: false });
});

test('without a selected person the summary is view only', async () => {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  const { body } = await summaryOf(worker, requestId!);
  expect(body).toMatchObject({ person: null, warnings: [], refusal: null, coolOffUntil: null });
  expect([...body.allowed].sort()).toEqual(['assign', 'close', 'note', 'reject', 'take', 'wait']);
});

test('what may be done follows from the status, the selection and the rights', async () => {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  const allowed = async (by: Actor) =>
    [...(await summaryOf(by, requestId!, ana.personId)).body.allowed].sort();
  expect(await allowed(worker)).toEqual([
    'assign',
    'cancel',
    'dismiss_candidate',
    'note',
    'process',
    'reject',
    'take',
    'wait',
  ]);
  expect(await allowed(await app.as('viewer-19'))).toEqual(['cancel']);
  await worker.post(`/api/v1/case-link-requests/${requestId}/take`);
  expect(await allowed(worker)).toEqual([
    'assign',
    'cancel',
    'dismiss_candidate',
    'note',
    'process',
    'reject',
    'release',
    'wait',
  ]);
  await process(worker, requestId!, ana.personId);
  for (const by of [worker, await app.as('viewer-19'), await app.as('supervisor-19')])
    expect(await allowed(by)).toEqual(['close']);
});

test('colleagues on the same request see each other', async () => {
  const { '19': requestId } = await requestBy(app, await resident(app));
  expect((await summaryOf(worker, requestId!)).body.alsoViewing).toEqual([]);
  const colleague = await app.as('worker-19-b');
  expect((await summaryOf(colleague, requestId!)).body.alsoViewing).toEqual([
    { worker: 'worker-19', name: expect.any(String) },
  ]);
  expect((await summaryOf(worker, requestId!)).body.alsoViewing).toEqual([
    { worker: 'worker-19-b', name: expect.any(String) },
  ]);
  app.clock.advance(3 * 60_000);
  expect((await summaryOf(worker, requestId!)).body.alsoViewing).toEqual([]);
});

test('who leaves the page is gone at once, and who only falls silent within seconds', async () => {
  const { '19': requestId } = await requestBy(app, await resident(app));
  const path = `/api/v1/case-link-requests/${requestId}/presence`;
  const colleague = await app.as('worker-19-b');
  const seen = async () =>
    (await worker.post(path)).body.alsoViewing.map((each: { worker: string }) => each.worker);
  await summaryOf(colleague, requestId!);
  expect(await seen()).toEqual(['worker-19-b']);
  await colleague.post(path);
  app.clock.advance(19_000);
  expect(await seen()).toEqual(['worker-19-b']);
  app.clock.advance(1_000);
  expect(await seen()).toEqual([]);
  await colleague.post(path);
  expect(await seen()).toEqual(['worker-19-b']);
  expect((await colleague.delete(path)).status).toBe(200);
  expect(await seen()).toEqual([]);
});

describe('warnings, which never block', () => {
  /** The warnings of a request about this person; Continue works in spite of them. */
  async function warned(requestId: string, personId: string): Promise<readonly string[]> {
    const { body } = await summaryOf(worker, requestId, personId);
    expect(body.allowed).toContain('process');
    expect((await process(worker, requestId, personId)).status).toBe(200);
    return codes(body);
  }

  test('nothing to warn of', async () => {
    const ana = await resident(app);
    expect(await warned((await requestBy(app, ana))['19']!, ana.personId)).toEqual([]);
  });

  test('a Children Services program', async () => {
    const ana = await resident(app, {
      case: { programs: [{ kind: 'Children Services', status: 'Active', primaryApplicant: true }] },
    });
    expect(await warned((await requestBy(app, ana))['19']!, ana.personId)).toEqual(['children_services']);
  });

  test('an active Customer Privacy record', async () => {
    const ana = await resident(app, { person: { customerPrivacy: true } });
    expect(await warned((await requestBy(app, ana))['19']!, ana.personId)).toEqual(['customer_privacy']);
  });

  test('a contact that was changed lately, by a colleague', async () => {
    const ana = await resident(app);
    const colleague = await app.as('worker-19-b');
    await colleague.put(`/api/v1/persons/${ana.personId}/contact`, {
      email: 'other@example.org',
      phones: [],
    });
    expect(await warned((await requestBy(app, ana))['19']!, ana.personId)).toEqual([
      'contact_changed_lately',
    ]);
  });

  test('an earlier unlink in error', async () => {
    const ana = await resident(app);
    await linkByMail(app, ana);
    await worker.post(`/api/v1/persons/${ana.personId}/unlink`, { reason: 'linked_in_error' });
    expect(await warned((await requestBy(app, ana))['19']!, ana.personId)).toEqual(['unlinked_in_error']);
  });

  test('another account’s open request for this person', async () => {
    const ana = await resident(app);
    const other = await resident(app, { profile: { lastName: ana.lastName } });
    const { '19': theirs } = await requestBy(app, other, { caseNumber: ana.caseNumbers[0]! });
    const { '19': requestId } = await requestBy(app, ana);
    const { body, text } = await summaryOf(worker, requestId!, ana.personId);
    expect(body.warnings).toContainEqual({
      code: 'another_account_asks',
      text: 'Another account has an open request for this person: it may be fraud.',
      about: [{ kind: 'request', requestId: theirs }],
    });
    expect(text).not.toContain(other.accountId);
    expect(await warned(requestId!, ana.personId)).toEqual(['another_account_asks']);
  });

  test('a sibling that another county rejected', async () => {
    const ana = await resident(app, { counties: ['19', '34'] });
    const requests = await requestBy(app, ana);
    await reject(await app.as('worker-34'), requests['34']!, { reason: 'suspected_fraud' });
    const { body } = await summaryOf(worker, requests['19']!, ana.personId);
    expect(codes(body)).toEqual(['rejected_elsewhere']);
    expect(body.warnings[0].text).toContain('(suspected fraud)');
    expect(body.allowed).toContain('process');
  });
});

test('the registrant’s data prefills Select Person, and a person who was dismissed ranks last, marked', async () => {
  const ana = await resident(app);
  const twin = {
    personId: `${ana.personId}-2`,
    firstName: 'Ana',
    lastName: ana.lastName,
    dateOfBirth: '1971-03-03',
  };
  await app.person({
    ...twin,
    gender: 'Female',
    cases: [{ caseNumber: `TW${ana.number}N`, county: '19', status: 'Active', programs: [] }],
  });
  const { '19': requestId } = await requestBy(app, ana);
  const hits = async () => {
    const criteria = { firstName: 'Ana', lastName: ana.lastName, requestId };
    const { body } = await worker.post('/api/v1/persons/search', criteria);
    // Residents of other stories may sound alike.
    return body.items
      .filter(({ personId }: { personId: string }) => [ana.personId, twin.personId].includes(personId))
      .map(({ personId, dismissed }: { personId: string; dismissed: boolean }) => ({ personId, dismissed }));
  };
  const [first, second] = await hits();
  const path = `/api/v1/case-link-requests/${requestId}/dismiss-candidate`;
  expect((await worker.post(path, { personId: first.personId })).status).toBe(200);
  expect(await hits()).toEqual([second, { personId: first.personId, dismissed: true }]);
  expect((await summaryOf(worker, requestId!)).body.dismissed).toEqual([first.personId]);
  const nobody = await worker.post(path, { personId: 'nobody-at-all' });
  expect(nobody.status).toBe(404);
});
