import {
  found,
  inPerson,
  linkByMail,
  process,
  reject,
  requestBy,
  statusOf,
  summaryOf,
} from '../support/case-links.js';
import { looksDuring } from '../support/looks.js';
import { type Resident, resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** What was decided on a request, why it exists, and what is left of it once its account is linked. */
let app: TestApp;
let worker: Actor;
let supervisor: Actor;
let elsewhere: Actor;

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
  supervisor = await app.as('supervisor-19');
  elsewhere = await app.as('worker-34');
});
afterAll(() => app.stop());

const decisionOn = async (by: Actor, requestId: string) => (await summaryOf(by, requestId)).body.decision;
const rowOf = async (by: Actor, requestId: string, status: string) =>
  (await by.get(`/api/v1/case-link-requests?status=${status}`)).body.items.find(
    (each: { requestId: string }) => each.requestId === requestId,
  );
const unlink = (by: Actor, who: Resident, body: object) =>
  by.post(`/api/v1/persons/${who.personId}/unlink`, body);
const linksOf = async (by: Actor, who: Resident) =>
  (await by.get(`/api/v1/persons/${who.personId}/links`)).body;

describe('the decision on a request', () => {
  test('is none while it is Pending', async () => {
    const { '19': requestId } = await requestBy(app, await resident(app));
    expect(await decisionOn(worker, requestId!)).toBeNull();
  });

  test('tells who rejected it, when, why, and what they noted; seeing it is a look at the account', async () => {
    const ana = await resident(app);
    const { '19': requestId } = await requestBy(app, ana);
    await reject(worker, requestId!, { reason: 'other', note: 'Asked for her neighbour.' });
    const at = app.clock.now();
    const looks = await looksDuring(app, async () =>
      expect(await decisionOn(supervisor, requestId!)).toEqual({
        status: 'Rejected',
        at: expect.any(String),
        by: 'worker-19',
        cause: null,
        reason: 'other',
        methods: [],
        note: 'Asked for her neighbour.',
        overrideReason: null,
      }),
    );
    expect((await decisionOn(supervisor, requestId!)).at <= at).toBe(true);
    // The attempt and the submission have keys of their own for what they say of her.
    expect(looks.map(({ subjects }) => subjects)).toEqual([
      [
        `account-${ana.accountId}`,
        `person-${ana.personId}`,
        expect.stringMatching(/^attempt-/),
        `submission-${requestId!.slice(0, -'-19'.length)}`,
      ],
    ]);
  });

  test('tells how identity was verified, the note, and why the cool-off was passed over', async () => {
    const ana = await resident(app);
    const { '19': requestId } = await requestBy(app, ana);
    await supervisor.put(`/api/v1/persons/${ana.personId}/contact`, { email: 'new@example.org', phones: [] });
    await process(supervisor, requestId!, ana.personId, {
      verification: { methods: ['in_person_id', 'video'], note: 'Saw her passport.' },
      overrideReason: 'Nobody else is in.',
    });
    expect(await decisionOn(worker, requestId!)).toMatchObject({
      status: 'Processed',
      by: 'supervisor-19',
      cause: 'direct',
      reason: null,
      methods: ['in_person_id', 'video'],
      note: 'Saw her passport.',
      overrideReason: 'Nobody else is in.',
    });
    expect((await linksOf(worker, ana)).history).toMatchObject([
      {
        how: 'request',
        linkedBy: 'supervisor-19',
        methods: ['in_person_id', 'video'],
        note: 'Saw her passport.',
        overrideReason: 'Nobody else is in.',
        requestId,
      },
    ]);
  });

  test('another county that processed its request keeps who, how and the note to itself', async () => {
    const ana = await resident(app, { counties: ['19', '34'] });
    const requests = await requestBy(app, ana);
    const verification = { ...inPerson, note: 'Came to Sacramento.' };
    await process(elsewhere, requests['34']!, ana.personId, { verification });
    const { body, text } = await summaryOf(worker, requests['19']!);
    expect(body.decision).toMatchObject({
      status: 'Processed',
      cause: 'sibling',
      by: null,
      methods: [],
      note: null,
    });
    expect(text).not.toContain('worker-34');
    const links = await worker.get(`/api/v1/persons/${ana.personId}/links`);
    expect(links.body.history).toMatchObject([{ how: 'request', linkedBy: null, methods: [], note: null }]);
    expect(links.text).not.toMatch(/worker-34|Sacramento/);
  });

  test('the history of the case shows the notes of the own county', async () => {
    const ana = await resident(app, { counties: ['19', '34'] });
    const requests = await requestBy(app, ana);
    await reject(worker, requests['19']!, { reason: 'other', note: 'Asked for her neighbour.' });
    const verification = { methods: ['documents_on_file'], note: 'Papers are here.' };
    await process(elsewhere, requests['34']!, ana.personId, { verification });
    await unlink(elsewhere, ana, { reason: 'customer_asked', note: 'She rang.' });
    const history = async (by: Actor, n: number) =>
      (await by.get(`/api/v1/cases/${ana.caseNumbers[n]}/history`)).body.items
        .filter((each: { notes: object[] }) => each.notes.length > 0)
        .map(({ kind, notes }: { kind: string; notes: object[] }) => [kind, notes]);
    expect(await history(worker, 0)).toEqual([
      ['rejected', [{ label: 'Note', text: 'Asked for her neighbour.' }]],
    ]);
    expect(await history(elsewhere, 1)).toEqual([
      ['unlinked', [{ label: 'Note', text: 'She rang.' }]],
      ['processed', [{ label: 'Note', text: 'Papers are here.' }]],
    ]);
  });
});

describe('an unlink', () => {
  test('names the account, who linked it, and leads to the request that it made', async () => {
    const ana = await resident(app);
    const { '19': requestId } = await requestBy(app, ana);
    await process(worker, requestId!, ana.personId);
    const looks = await looksDuring(app, async () =>
      expect(await linksOf(worker, ana)).toMatchObject({
        account: { accountId: ana.accountId, name: ana.name, email: 'p•••@e•••.org' },
        history: [{ how: 'request', linkedBy: 'worker-19', methods: ['in_person_id'], requestId }],
        requests: [{ requestId, requestStatus: 'Processed', ofLinkedAccount: true }],
      }),
    );
    expect(looks.map(({ subjects }) => subjects)).toEqual([[`account-${ana.accountId}`]]);
    await unlink(worker, ana, { reason: 'other', note: 'Her son had signed in.' });
    const after = await linksOf(worker, ana);
    const [entry] = after.history;
    expect([after.account, entry]).toMatchObject([
      null,
      { unlinkedBy: 'worker-19', unlinkReason: 'other', unlinkNote: 'Her son had signed in.' },
    ]);
    expect((await summaryOf(worker, entry.requestAfterwards)).body).toMatchObject({
      origin: 'unlink',
      why: 'The account was unlinked',
      unlink: { by: 'worker-19', note: 'Her son had signed in.' },
    });
  });

  test('keeps who and the note from another county', async () => {
    const ana = await resident(app, { counties: ['19', '34'] });
    await linkByMail(app, ana);
    await unlink(elsewhere, ana, { reason: 'suspected_fraud', note: 'Not her.' });
    const links = await worker.get(`/api/v1/persons/${ana.personId}/links`);
    expect(links.body.history).toMatchObject([
      { how: 'automatic', unlinkReason: null, unlinkedBy: null, unlinkNote: null },
    ]);
    const { body, text } = await summaryOf(worker, links.body.history[0].requestAfterwards);
    expect(body.unlink).toEqual({ at: expect.any(String), by: null, note: null });
    expect(body.warnings).toMatchObject([{ code: 'unlinked_for_fraud', at: expect.any(String) }]);
    expect(text).not.toMatch(/worker-34|Not her/);
  });
});

describe('before anybody is selected', () => {
  test('the summary shows the cases of whom the request may be about, as far as they are ours, and warns', async () => {
    const ana = await resident(app, { counties: ['19', '19', '34'], person: { customerPrivacy: true } });
    const { '19': requestId } = await requestBy(app, ana);
    const { body, text } = await summaryOf(worker, requestId!);
    expect(body.candidate).toEqual({
      personId: ana.personId,
      name: ana.name,
      cases: ana.caseNumbers.slice(0, 2).map((caseNumber) => ({ caseNumber, status: 'Active' })),
      casesInOtherCounties: 1,
    });
    expect(text).not.toContain(ana.caseNumbers[2]);
    expect(body.warnings).toEqual([
      {
        code: 'customer_privacy',
        text: 'This person has an active Customer Privacy record.',
        since: expect.any(String),
        fromRegistry: true,
        about: [{ kind: 'case', caseNumber: ana.caseNumbers[0] }],
      },
    ]);
    expect((await summaryOf(worker, requestId!, ana.personId)).body.candidate).toBeNull();
  });

  test('a warning says since when it stands, and who made it so', async () => {
    const ana = await resident(app, {
      counties: ['19'],
      case: { programs: [{ kind: 'Children Services', status: 'Active', worker: 'w-1' }] },
    });
    const reason = 'She asked for it by phone.';
    await supervisor.put(`/api/v1/persons/${ana.personId}/customer-privacy`, { active: true, reason });
    const { '19': requestId } = await requestBy(app, ana);
    const { body } = await summaryOf(worker, requestId!);
    expect(body.warnings).toMatchObject([
      { code: 'children_services', since: expect.any(String), fromRegistry: true },
      { code: 'customer_privacy', since: expect.any(String), by: expect.stringMatching(/^[A-Z]/) },
    ]);
    expect(body.warnings[1]).not.toHaveProperty('fromRegistry');
    expect(body.warnings[1].since > body.warnings[0].since).toBe(true);
  });

  test('the account that asks is told by its other requests of the county, and by whom it is linked to', async () => {
    const ana = await resident(app, { counties: ['19', '34'] });
    const { '19': first } = await requestBy(app, ana);
    await ana.ask({ zipCode: '96002', dateOfBirth: '1970-01-01' });
    const { body } = await summaryOf(worker, first!);
    expect(body.account).toEqual({
      requests: [
        { requestId: expect.any(String), requestDate: expect.any(String), requestStatus: 'Pending' },
      ],
      link: null,
    });
    await linkByMail(app, ana);
    const link = { personId: ana.personId, at: expect.any(String) };
    expect((await summaryOf(worker, first!)).body.account.link).toEqual(link);
  });

  test('whom a worker found not to be meant is shown no more', async () => {
    const ana = await resident(app);
    const { '19': requestId } = await requestBy(app, ana);
    await worker.post(`/api/v1/case-link-requests/${requestId}/dismiss-candidate`, {
      personId: ana.personId,
    });
    const { body } = await summaryOf(worker, requestId!);
    expect(body.candidate).toBeNull();
    expect(body.match.fields.some((each: { elsewhere: boolean }) => each.elsewhere)).toBe(false);
  });

  test('of somebody who is known in another county only, nothing is told', async () => {
    const ana = await resident(app, {
      counties: ['34'],
      case: { programs: [{ kind: 'CalFresh', status: 'Active' }] },
    });
    const { '19': requestId } = await requestBy(app, ana, { county: '19' });
    const { body, text } = await summaryOf(worker, requestId!);
    expect([body.candidate, body.warnings]).toEqual([null, []]);
    const given = body.match.fields.filter((each: { given: boolean }) => each.given);
    expect(
      given.map(({ agrees, onFile, elsewhere: there }: Record<string, unknown>) => [agrees, onFile, there]),
    ).toEqual(given.map(() => [false, false, true]));
    expect(text).not.toContain(ana.personId);
  });
});

describe('an account that is linked by now', () => {
  test('leaves nothing to decide: Close only, and a Reject is refused with text 3', async () => {
    const ana = await resident(app);
    const { '19': requestId } = await requestBy(app, ana);
    await linkByMail(app, ana);
    const text = 'This person is already linked to an E-Application account.';
    expect((await summaryOf(worker, requestId!)).body).toMatchObject({
      refusal: null,
      linkedMeanwhile: true,
      allowed: ['close'],
    });
    expect((await summaryOf(worker, requestId!, ana.personId)).body).toMatchObject({
      refusal: { code: 'person_already_linked', text },
      linkedMeanwhile: true,
      allowed: ['close'],
    });
    const tried = await reject(worker, requestId!, { reason: 'duplicate' });
    expect([tried.status, tried.body.code, tried.body.detail]).toEqual([409, 'person_already_linked', text]);
    const many = await worker.post('/api/v1/case-link-requests/bulk', {
      action: 'reject',
      reason: 'duplicate',
      ids: [requestId],
    });
    expect(many.body.items).toEqual([
      { requestId, done: false, code: 'person_already_linked', detail: text },
    ]);
    await (await app.as('ops')).post('/api/v1/ops/batches/close-linked-requests', {});
    expect(await statusOf(worker, requestId!)).toBe('Processed');
    expect(await decisionOn(worker, requestId!)).toMatchObject({ cause: 'batch', by: null });
  });

  test('a request that is about somebody else can still be rejected', async () => {
    const [ana, other] = [await resident(app), await resident(app)];
    const { '19': requestId } = await requestBy(app, ana, {
      caseNumber: other.caseNumbers[0]!,
      dateOfBirth: '1984-02-29',
    });
    await linkByMail(app, ana);
    const { body } = await summaryOf(worker, requestId!, other.personId);
    expect(body.refusal.code).toBe('account_already_linked');
    expect([...body.allowed].sort()).toEqual(expect.arrayContaining(['cancel', 'reject']));
    expect((await reject(worker, requestId!, { reason: 'suspected_fraud' })).status).toBe(200);
  });
});

describe('the search', () => {
  test('tells in words why each request exists', async () => {
    const ana = await resident(app);
    const { '19': differs } = await requestBy(app, ana);
    expect(await rowOf(worker, differs!, 'Pending')).toMatchObject({
      cause: 'mismatch',
      why: 'Differs: Date of Birth',
      ended: null,
    });
    const guarded = await resident(app, { person: { customerPrivacy: true } });
    const { '19': kept } = await requestBy(app, guarded, { dateOfBirth: '1984-02-29' });
    expect((await summaryOf(worker, kept!)).body).toMatchObject({
      cause: 'customer_privacy',
      why: 'Customer Privacy',
    });
    const { text } = await ana.customer.get('/api/v1/portal/link-requests');
    expect(text).not.toMatch(/Differs|mismatch|"why/);
  });

  test('tells of what ended when, by whom and why', async () => {
    const ana = await resident(app, { counties: ['19', '34'] });
    const first = await requestBy(app, ana);
    await reject(worker, first['19']!, { reason: 'duplicate' });
    expect((await rowOf(worker, first['19']!, 'Rejected')).ended).toEqual({
      at: expect.any(String),
      by: 'worker-19',
      cause: null,
      reason: 'duplicate',
    });
    const second = await requestBy(app, await resident(app));
    expect(await found(worker)).toContain(second['19']);
    const { body } = await worker.get('/api/v1/case-link-requests?status=Rejected');
    const dates = body.items.map(({ requestDate }: { requestDate: string }) => requestDate);
    expect(body.oldest).toBe([...dates].sort()[0]);
    expect(body.oldestPending).not.toBe(body.oldest);
  });
});

test('agreement with what lies in another county is not shown as if it were ours', async () => {
  const ana = await resident(app, { counties: ['34', '19'] });
  const requests = await requestBy(app, ana);
  const seenBy = async (by: Actor, requestId: string, personId?: string) => {
    const { body } = await summaryOf(by, requestId, personId);
    return body.match.fields
      .filter((each: { field: string }) => ['caseNumber', 'county', 'zipCode'].includes(each.field))
      .map(({ field, agrees, elsewhere: other }: Record<string, unknown>) => [field, agrees, other]);
  };
  for (const personId of [undefined, ana.personId]) {
    expect(await seenBy(worker, requests['19']!, personId)).toEqual([
      ['caseNumber', false, true],
      ['county', false, true],
      ['zipCode', true, false],
    ]);
    expect(await seenBy(elsewhere, requests['34']!, personId)).toEqual([
      ['caseNumber', true, false],
      ['county', true, false],
      ['zipCode', true, false],
    ]);
  }
});

describe('Select Person', () => {
  const search = (by: Actor, body: object) => by.post('/api/v1/persons/search', body);

  test('searches with the number that the registrant entered, without showing it', async () => {
    const ana = await resident(app, { profile: { ssn: '555667788' }, person: { ssn: '555667788' } });
    const { '19': requestId } = await requestBy(app, ana);
    expect((await summaryOf(worker, requestId!)).body.registrant).toMatchObject({ ssn: '***-**-7788' });
    const answer = await search(worker, { requestId, registrantSsn: true });
    expect(answer.body.items.map(({ personId }: { personId: string }) => personId)).toEqual([ana.personId]);
    expect(answer.text).not.toContain('5566');
  });

  test('says what is missing when no request says whose number it is', async () => {
    const { status, body } = await search(worker, { lastName: 'Ortiz', registrantSsn: true });
    expect([status, body.errors]).toEqual([
      422,
      [{ field: 'registrantSsn', message: 'needs the requestId whose registrant is meant' }],
    ]);
  });
});
