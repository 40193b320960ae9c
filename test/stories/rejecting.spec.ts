import {
  found,
  linkByMail,
  message,
  process,
  reject,
  requestBy,
  statusOf,
  summaryOf,
} from '../support/case-links.js';
import { resident } from '../support/residents.js';
import { step } from '../support/step.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Seed 000 and 001, Rejecting a Case Link Request. */
let app: TestApp;
let inA: Actor;
let inB: Actor;

beforeAll(async () => {
  app = await testApp();
  inA = await app.as('worker-19');
  inB = await app.as('worker-34');
});
afterAll(() => app.stop());

test('a request is rejected by the steps of the job aid', async () => {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  await step('4. Case Link Request Search: enter the names, Search, Submit', async () => {
    expect(await found(inA, { firstName: 'Ana', lastName: ana.lastName })).toEqual([requestId]);
  });
  await step('5. Select Person: Search, Name radio button, Select', async () => {
    const { body } = await inA.post('/api/v1/persons/search', { lastName: ana.lastName, requestId });
    expect(body.items.map((each: { personId: string }) => each.personId)).toContain(ana.personId);
  });
  await step('6a. Case Link Select Person Summary: click the Reject button', async () => {
    const done = await reject(inA, requestId!, { reason: 'identity_not_verified' });
    expect([done.status, done.body]).toEqual([200, { requestId, status: 'Rejected' }]);
  });
  await step('6b. Click the Close button', async () => {
    const { body } = await summaryOf(inA, requestId!, ana.personId);
    expect(body).toMatchObject({
      linkedStatus: 'Rejected',
      rejection: { reason: 'identity_not_verified', by: 'worker-19' },
      allowed: ['close'],
    });
    expect(await found(inA)).not.toContain(requestId);
    expect(await found(inA, { status: 'Rejected' })).toContain(requestId);
  });
  const { text } = await message(app, (each) => each.to === `portal.${ana.number}@example.org`);
  expect(text).toContain('Los Angeles County looked at your request and could not link your case');
  expect(text).not.toMatch(/identity|verified/);
  expect((await ana.customer.get('/api/v1/portal/link-requests')).body.items[0].status).toBe('Rejected');
});

test('Example: County A rejects, and the request of County B remains Pending', async () => {
  const ana = await resident(app, { counties: ['19', '19', '19', '34', '34'] });
  const requests = await requestBy(app, ana);
  await reject(inA, requests['19']!, { reason: 'suspected_fraud' });
  expect(await statusOf(inA, requests['19']!)).toBe('Rejected');
  expect(await statusOf(inB, requests['34']!)).toBe('Pending');
  expect(await found(inB)).toContain(requests['34']);
});

test('County B learns only the class of that rejection, and needs a note to continue', async () => {
  const ana = await resident(app, { counties: ['19', '34'] });
  const requests = await requestBy(app, ana);
  await reject(inA, requests['19']!, { reason: 'customer_privacy' });
  const { body, text } = await summaryOf(inB, requests['34']!, ana.personId);
  expect(body.warnings).toEqual([
    {
      code: 'rejected_elsewhere',
      text: 'Another county rejected this submission (protection of the person). To continue, add a note.',
    },
  ]);
  expect(text).not.toMatch(/customer_privacy|worker-19|Los Angeles/);
  const without = await process(inB, requests['34']!, ana.personId);
  expect(without.status).toBe(409);
  expect(without.body.code).toBe('note_required');
  const verification = { methods: ['in_person_id'], note: 'Came to the office with her passport.' };
  expect((await process(inB, requests['34']!, ana.personId, { verification })).status).toBe(200);
  expect(await statusOf(inA, requests['19']!)).toBe('Rejected');
});

describe('validation messages, word for word', () => {
  /** The page shows the message and offers Reject and Cancel; Continue meets the same message; Reject works. */
  async function refusedThenRejected(about: {
    requestId: string;
    personId: string;
    code: string;
    text: string;
  }) {
    const { requestId, personId, code, text } = about;
    const { body } = await summaryOf(inA, requestId, personId);
    expect(body.refusal).toEqual({ code, text });
    expect(body.allowed).toEqual(expect.arrayContaining(['reject', 'cancel']));
    expect(body.allowed).not.toContain('process');
    const tried = await process(inA, requestId, personId);
    expect(tried.status).toBe(409);
    expect(tried.body).toMatchObject({ code, detail: text });
    expect(await statusOf(inA, requestId)).toBe('Pending');
    expect((await reject(inA, requestId, { reason: 'not_primary_applicant' })).status).toBe(200);
    expect((await summaryOf(inA, requestId, personId)).body.allowed).toEqual(['close']);
  }

  /** Somebody on a case who is Primary Applicant of nothing. */
  const child = () =>
    resident(app, {
      case: { programs: [{ kind: 'CalFresh', status: 'Active' }] },
      person: { firstName: 'Leo' },
    });

  test('the selected person is not the Primary Applicant', async () => {
    const leo = await child();
    const { '19': requestId } = await requestBy(app, leo);
    await refusedThenRejected({
      requestId: requestId!,
      personId: leo.personId,
      code: 'not_primary_applicant',
      text: `Unable to link person to this account, Leo ${leo.lastName} is not the Primary Applicant listed on this case.`,
    });
  });

  test('the requesting account is linked to somebody else', async () => {
    const linked = await resident(app);
    const other = await resident(app);
    await linkByMail(app, linked);
    const { '19': requestId } = await requestBy(app, linked, {
      caseNumber: other.caseNumbers[0]!,
      dateOfBirth: '1984-02-29',
      zipCode: '99999',
    });
    await refusedThenRejected({
      requestId: requestId!,
      personId: other.personId,
      code: 'account_already_linked',
      text: `Unable to link person to this account; ${linked.name} is already linked to another account.`,
    });
  });

  test('the selected person is linked to another account', async () => {
    const owner = await resident(app);
    const second = await resident(app, { profile: { firstName: 'Ana', lastName: owner.lastName } });
    await linkByMail(app, owner);
    const { '19': requestId } = await requestBy(app, second, { caseNumber: owner.caseNumbers[0]! });
    await refusedThenRejected({
      requestId: requestId!,
      personId: owner.personId,
      code: 'person_already_linked',
      text: 'This person is already linked to an E-Application account.',
    });
  });

  test('the account linked itself after its request was made: neither Continue nor Reject, the batch closes it', async () => {
    const ana = await resident(app);
    const { '19': requestId } = await requestBy(app, ana);
    await linkByMail(app, ana);
    const refusal = {
      code: 'person_already_linked',
      text: 'This person is already linked to an E-Application account.',
    };
    const { body } = await summaryOf(inA, requestId!, ana.personId);
    expect(body).toMatchObject({ refusal, linkedMeanwhile: true, allowed: ['close'] });
    for (const tried of [
      await process(inA, requestId!, ana.personId),
      await reject(inA, requestId!, { reason: 'duplicate' }),
    ]) {
      expect(tried.status).toBe(409);
      expect(tried.body).toMatchObject({ code: refusal.code, detail: refusal.text });
    }
    expect(await statusOf(inA, requestId!)).toBe('Pending');
  });

  test('of several that apply the first is shown, and all are logged', async () => {
    const leo = await child();
    const owner = await resident(app);
    await linkByMail(app, owner);
    const { '19': requestId } = await requestBy(app, owner, { caseNumber: leo.caseNumbers[0]! });
    const tried = await process(inA, requestId!, leo.personId);
    expect(tried.body.code).toBe('not_primary_applicant');
    expect(await loggedRefusals(requestId!)).toEqual([['not_primary_applicant', 'account_already_linked']]);
  });

  async function loggedRefusals(requestId: string): Promise<readonly unknown[]> {
    const submission = requestId.slice(0, requestId.lastIndexOf('-'));
    const events = await app.system.store.readStream(`link-submission-${submission}`);
    return events
      .map((each) => app.system.engine.codec.decode(each))
      .flatMap((each) =>
        each?.type === 'ProcessingRefused' ? [(each.data as { codes: unknown }).codes] : [],
      );
  }
});

test.each([
  'children_services',
  'customer_privacy',
  'not_primary_applicant',
  'identity_not_verified',
  'suspected_fraud',
  'duplicate',
  'no_matching_person',
])('the reason %s is enough by itself', async (reason) => {
  const { '19': requestId } = await requestBy(app, await resident(app));
  expect((await reject(inA, requestId!, { reason })).status).toBe(200);
});

test('the reason other needs a note, and an unknown one is named', async () => {
  const { '19': requestId } = await requestBy(app, await resident(app));
  const without = await reject(inA, requestId!, { reason: 'other' });
  expect([without.status, without.body.code]).toEqual([409, 'note_required']);
  const unknown = await reject(inA, requestId!, { reason: 'bad_weather' });
  expect([unknown.status, unknown.body.errors[0].field]).toEqual([422, 'reason']);
  const note = 'Asked by phone to forget it.';
  expect((await reject(inA, requestId!, { reason: 'other', note })).status).toBe(200);
});

test('what is rejected stays rejected: neither Continue nor another reason changes it', async () => {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  await reject(inA, requestId!, { reason: 'duplicate' });
  for (const again of [
    await process(inA, requestId!, ana.personId),
    await reject(inA, requestId!, { reason: 'suspected_fraud' }),
    await inA.post(`/api/v1/case-link-requests/${requestId}/take`),
  ]) {
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({
      code: 'request_not_pending',
      detail:
        'This request is Rejected already, so it can no longer be changed. Close it and go back to the search.',
    });
  }
});

test('Reject is offered where Select Person finds nobody', async () => {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana, { caseNumber: 'NOBODY1' });
  const { body } = await summaryOf(inA, requestId!);
  expect(body.allowed).toEqual(expect.arrayContaining(['reject', 'close']));
  expect((await reject(inA, requestId!, { reason: 'no_matching_person' })).status).toBe(200);
});

test('the same key with another reason is refused, and what the first one did stays', async () => {
  const { '19': requestId } = await requestBy(app, await resident(app));
  const key = { 'idempotency-key': crypto.randomUUID() };
  const path = `/api/v1/case-link-requests/${requestId}/reject`;
  expect((await inA.post(path, { reason: 'duplicate' }, key)).status).toBe(200);
  expect((await inA.post(path, { reason: 'duplicate' }, key)).status).toBe(200);
  const other = await inA.post(path, { reason: 'suspected_fraud' }, key);
  expect([other.status, other.body.code]).toEqual([409, 'idempotency_key_reused']);
  expect((await summaryOf(inA, requestId!)).body.rejection.reason).toBe('duplicate');
});

test('the customer is told once, after the last county, and never of a county they did not name', async () => {
  const ana = await resident(app, { counties: ['19', '34'] });
  const requests = await requestBy(app, ana);
  const mails = async () => {
    const { body } = await (await app.as('ops')).get('/api/v1/ops/outbox?pageSize=100');
    return body.items.filter(
      (each: { to: string; template: string }) =>
        each.to === `portal.${ana.number}@example.org` && each.template === 'request_rejected',
    );
  };
  await reject(inB, requests['34']!, { reason: 'identity_not_verified' });
  await reject(inA, requests['19']!, { reason: 'identity_not_verified' });
  const [mail, ...more] = await app.until(async () => {
    const found = await mails();
    return found.length > 0 ? found : undefined;
  });
  expect(more).toEqual([]);
  expect(mail.text).toContain('Los Angeles County');
  expect(mail.text).not.toContain('Sacramento');
});

test('a note of blanks is no note', async () => {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  const refused = await reject(inA, requestId!, { reason: 'other', note: '   ' });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'note' }] } });
  expect(await statusOf(inA, requestId!)).toBe('Pending');
});
