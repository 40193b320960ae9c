import {
  found,
  linkedCases,
  message,
  process,
  requestBy,
  statusOf,
  summaryOf,
} from '../support/case-links.js';
import { resident } from '../support/residents.js';
import { step } from '../support/step.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Seed 000, Processing a Case Link Request. County A is Los Angeles (19), County B is Sacramento (34). */
let app: TestApp;
let inA: Actor;
let inB: Actor;

beforeAll(async () => {
  app = await testApp();
  inA = await app.as('worker-19');
  inB = await app.as('worker-34');
});
afterAll(() => app.stop());

test('a request is processed by the steps of the job aid, and the customer sees the case', async () => {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  await step('1–3. Case Info > e-Tools > Case Link Request', async () => {
    expect(await found(inA)).toContain(requestId);
  });
  await step(
    '4. Case Link Request Search: enter the Registrant Names, click Search, click Submit',
    async () => {
      const { body } = await inA.get(
        `/api/v1/case-link-requests?firstName=ana&lastName=${ana.lastName.toUpperCase()}`,
      );
      expect(body).toMatchObject({ total: 1, page: 1, pageSize: 25 });
      expect(body.items).toEqual([
        expect.objectContaining({
          requestId,
          registrantName: ana.name,
          requestType: 'Link',
          requestStatus: 'Pending',
        }),
      ]);
    },
  );
  const registrant = await step(
    '5. Select Person: the information the registrant entered prepopulates',
    async () => {
      const { body } = await summaryOf(inA, requestId!);
      expect(body.registrant).toMatchObject({
        firstName: 'Ana',
        lastName: ana.lastName,
        caseNumber: ana.caseNumbers[0],
      });
      expect(body).toMatchObject({
        linkedStatus: 'Pending',
        person: null,
        allowed: expect.arrayContaining(['close']),
      });
      expect(body.allowed).not.toContain('process');
      return body.registrant;
    },
  );
  const selected = await step('5a–c. Click Search, click the Name radio button, click Select', async () => {
    const { firstName, lastName, caseNumber } = registrant;
    const { body } = await inA.post('/api/v1/persons/search', { firstName, lastName, caseNumber, requestId });
    expect(body.items[0]).toMatchObject({ personId: ana.personId, caseNumbers: ana.caseNumbers });
    return body.items[0].personId as string;
  });
  await step('6. Case Link Select Person Summary: both sides of every field display', async () => {
    const { body } = await summaryOf(inA, requestId!, selected);
    expect(body.fields).toContainEqual({
      field: 'dateOfBirth',
      given: '1999-01-01',
      onFile: ['1984-02-29'],
      agrees: false,
      decisive: true,
    });
    expect(body.fields).toContainEqual(
      expect.objectContaining({
        field: 'lastName',
        given: ana.lastName,
        onFile: [ana.lastName],
        agrees: true,
      }),
    );
    expect(body).toMatchObject({ refusal: null, match: { full: false, primaryApplicant: true } });
    expect(body.allowed).toEqual(expect.arrayContaining(['process', 'reject', 'cancel']));
  });
  await step('6a. Click the Continue button: the Linked Status field updates to Processed', async () => {
    const done = await process(inA, requestId!, selected);
    expect(done.status).toBe(200);
    expect(done.body).toEqual({ requestId, status: 'Processed' });
    const { body } = await summaryOf(inA, requestId!, selected);
    expect(body).toMatchObject({
      linkedStatus: 'Processed',
      processing: { cause: 'direct', by: 'worker-19' },
      refusal: null,
      allowed: ['close'],
    });
  });
  await step('6e. Click the Close button: the request is no longer in the default results', async () => {
    expect(await found(inA)).not.toContain(requestId);
    expect(await found(inA, { status: 'Processed' })).toContain(requestId);
  });
  expect(await linkedCases(ana.customer)).toEqual(ana.caseNumbers);
  const { subject } = await message(app, (each) => each.to === `portal.${ana.number}@example.org`);
  expect(subject).toBe('Your request to link your case was approved');
});

test('Example: 3 cases in County A and 2 in County B make two requests, and processing one processes both', async () => {
  const ana = await resident(app, { counties: ['19', '19', '19', '34', '34'] });
  const requests = await requestBy(app, ana);
  expect(Object.keys(requests).sort()).toEqual(['19', '34']);
  expect(await found(inA)).toContain(requests['19']);
  expect(await found(inA)).not.toContain(requests['34']);
  expect(await found(inB)).toContain(requests['34']);

  expect((await process(inA, requests['19']!, ana.personId)).status).toBe(200);

  expect(await statusOf(inA, requests['19']!)).toBe('Processed');
  const sibling = (await summaryOf(inB, requests['34']!)).body;
  expect(sibling).toMatchObject({ linkedStatus: 'Processed', processing: { cause: 'sibling', by: null } });
  expect(await found(inB)).not.toContain(requests['34']);
  expect([...(await linkedCases(ana.customer))].sort()).toEqual(ana.caseNumbers);
  expect(await mailsTo(ana.number)).toEqual(['request_processed']);
});

test('a county where the person is Permanently Out of the Home gets no request', async () => {
  const ana = await resident(app, { counties: ['19'] });
  await app.person({
    personId: ana.personId,
    firstName: 'Ana',
    lastName: ana.lastName,
    dateOfBirth: '1984-02-29',
    gender: 'Female',
    cases: [
      {
        caseNumber: 'GONE01',
        county: '34',
        status: 'Active',
        programs: [{ kind: 'CalWORKs', status: 'Active', primaryApplicant: true }],
        permanentlyOutOfTheHome: true,
      },
    ],
  });
  expect(Object.keys(await requestBy(app, ana))).toEqual(['19']);
});

test('requests that the customer submitted with different data are processed separately', async () => {
  const ana = await resident(app, { counties: ['19', '34'] });
  const earlier = await requestBy(app, ana);
  const later = await requestBy(app, ana, { zipCode: '90001' });
  expect((await process(inA, earlier['19']!, ana.personId)).status).toBe(200);
  expect(await statusOf(inA, later['19']!)).toBe('Pending');
  expect(await statusOf(inB, later['34']!)).toBe('Pending');
  const { body } = await summaryOf(inA, later['19']!, ana.personId);
  expect(body.refusal.text).toBe('This person is already linked to an E-Application account.');
});

test('Continue without saying how the identity was verified is not accepted', async () => {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  const none = await process(inA, requestId!, ana.personId, { verification: { methods: [] } });
  expect(none.status).toBe(422);
  expect(none.body.errors[0].field).toBe('verification.methods');
  const unnamed = await process(inA, requestId!, ana.personId, { verification: { methods: ['other'] } });
  expect(unnamed.status).toBe(409);
  expect(unnamed.body.code).toBe('note_required');
  expect(await statusOf(inA, requestId!)).toBe('Pending');
  const verification = { methods: ['other'], note: 'Her caseworker vouched for her.' };
  expect((await process(inA, requestId!, ana.personId, { verification })).status).toBe(200);
});

test('Continue sent twice with one key links once; a later one is told that the request is Processed', async () => {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  const body = { personId: ana.personId, verification: { methods: ['video'] } };
  const key = { 'idempotency-key': crypto.randomUUID() };
  const path = `/api/v1/case-link-requests/${requestId}/process`;
  const first = await inA.post(path, body, key);
  const again = await inA.post(path, body, key);
  expect([again.status, again.text]).toEqual([200, first.text]);
  const later = await inA.post(path, body);
  expect(later.status).toBe(409);
  expect(later.body.code).toBe('request_not_pending');
});

async function mailsTo(number: number): Promise<readonly string[]> {
  await message(app, (each) => each.to === `portal.${number}@example.org`);
  const { body } = await (await app.as('ops')).get('/api/v1/ops/outbox?pageSize=100');
  return body.items
    .filter((each: { to: string }) => each.to === `portal.${number}@example.org`)
    .map((each: { template: string }) => each.template);
}
