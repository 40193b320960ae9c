import { countySettingsDecider } from '#contexts/county-settings';
import { countyCode } from '#kernel';
import {
  byCounty,
  found,
  linkByMail,
  linkedCases,
  message,
  process,
  requestBy,
  requestsOf,
  summaryOf,
} from '../support/case-links.js';
import { resident } from '../support/residents.js';
import { step } from '../support/step.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Seed 000, Unlinking a Primary Applicant from a Self-Service Portal Account. */
let app: TestApp;
let worker: Actor;

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
});
afterAll(() => app.stop());

const notLinked = 'This person is not linked to any E-Application account.';
const unlink = (by: Actor, personId: string, body: object) =>
  by.post(`/api/v1/persons/${personId}/unlink`, body);

test('a Primary Applicant is unlinked by the steps of the job aid, and requests for every county follow', async () => {
  const ana = await resident(app, { counties: ['19', '19', '34'] });
  await linkByMail(app, ana);
  expect([...(await linkedCases(ana.customer))].sort()).toEqual(ana.caseNumbers);
  const selected = await step(
    '5–6. Select Person: enter search information, Search, Name, Select',
    async () => {
      const { body } = await worker.post('/api/v1/persons/search', {
        lastName: ana.lastName,
        firstName: 'Ana',
      });
      const { personId } = body.items[0];
      const { link } = (await worker.get(`/api/v1/persons/${personId}`)).body;
      expect(link).toMatchObject({ linked: true, history: [{ how: 'automatic', unlinkedAt: null }] });
      return personId as string;
    },
  );
  await step('7a. Case Link Select Person Summary: click the Unlink button', async () => {
    const done = await unlink(worker, selected, { reason: 'customer_asked' });
    expect(done.status).toBe(200);
    expect(done.body).toEqual({ personId: ana.personId, text: notLinked });
  });
  await step('When a Primary Applicant is unlinked, all associated cases are unlinked as well', async () => {
    expect(await linkedCases(ana.customer)).toEqual([]);
    expect((await worker.get(`/api/v1/persons/${selected}`)).body.link).toMatchObject({ linked: false });
  });
  await step('The system auto generates a Case Link request for that Primary Applicant', async () => {
    const requests = byCounty(await requestsOf(app, ana));
    expect(Object.keys(requests).sort()).toEqual(['19', '34']);
    const { body } = await summaryOf(worker, requests['19']!, selected);
    expect(body).toMatchObject({
      linkedStatus: 'Pending',
      origin: 'unlink',
      unlinkReason: 'customer_asked',
      registrant: { lastName: ana.lastName },
      refusal: null,
    });
  });
  const { text } = await message(app, (each) => each.template === 'account_unlinked');
  expect(text).toContain('unlinked your portal account');
  expect(text).not.toContain(ana.lastName);
});

test('unlinking a person who is not linked says so, word for word, also the second time', async () => {
  const ana = await resident(app);
  const never = await unlink(worker, ana.personId, { reason: 'customer_asked' });
  expect(never.status).toBe(409);
  expect(never.body).toMatchObject({ code: 'person_not_linked', detail: notLinked });
  await linkByMail(app, ana);
  expect((await unlink(worker, ana.personId, { reason: 'case_closed' })).status).toBe(200);
  const again = await unlink(worker, ana.personId, { reason: 'case_closed' });
  expect([again.status, again.body.code]).toEqual([409, 'person_not_linked']);
  expect(await requestsOf(app, ana)).toHaveLength(1);
});

test('an unlink whose answer was lost can be sent again with its key', async () => {
  const ana = await resident(app);
  await linkByMail(app, ana);
  const key = { 'idempotency-key': crypto.randomUUID() };
  const path = `/api/v1/persons/${ana.personId}/unlink`;
  const first = await worker.post(path, { reason: 'customer_asked' }, key);
  const again = await worker.post(path, { reason: 'customer_asked' }, key);
  expect([again.status, again.text]).toEqual([first.status, first.text]);
  expect(await requestsOf(app, ana)).toHaveLength(1);
});

test('a wrong link is undone, the right account is linked, and the wrong one is never linked by itself again', async () => {
  const ana = await resident(app);
  const wrong = await resident(app, { profile: { firstName: 'Ana', lastName: ana.lastName } });
  const { '19': requestId } = await requestBy(app, wrong, { caseNumber: ana.caseNumbers[0]! });
  expect((await process(worker, requestId!, ana.personId)).status).toBe(200);
  expect((await unlink(worker, ana.personId, { reason: 'linked_in_error' })).status).toBe(200);

  await linkByMail(app, ana);
  expect(await linkedCases(ana.customer)).toEqual(ana.caseNumbers);
  expect(await linkedCases(wrong.customer)).toEqual([]);

  await unlink(worker, ana.personId, { reason: 'customer_asked' });
  const tried = await wrong.ask({ caseNumber: ana.caseNumbers[0]! });
  expect(tried.body.outcome).toBe('requested');
  const [newest] = await requestsOf(app, wrong);
  const { body } = await summaryOf(worker, newest!, ana.personId);
  expect(body.warnings).toContainEqual(expect.objectContaining({ code: 'unlinked_in_error' }));
});

test.each(['linked_in_error', 'suspected_fraud'])(
  'a pair that was unlinked for %s becomes a request, until a worker links it again',
  async (reason) => {
    const ana = await resident(app);
    await linkByMail(app, ana);
    await unlink(worker, ana.personId, { reason });
    expect((await ana.ask()).body.outcome).toBe('requested');
    const [newest] = await requestsOf(app, ana);
    expect((await process(worker, newest!, ana.personId)).status).toBe(200);
    await unlink(worker, ana.personId, { reason: 'customer_asked' });
    expect((await ana.ask()).body.outcome).toBe('verify');
  },
);

test('a reason is mandatory, and the reason other needs a note', async () => {
  const ana = await resident(app);
  await linkByMail(app, ana);
  const none = await unlink(worker, ana.personId, {});
  expect([none.status, none.body.errors[0].field]).toEqual([422, 'reason']);
  const other = await unlink(worker, ana.personId, { reason: 'other' });
  expect([other.status, other.body.code]).toEqual([409, 'note_required']);
  expect(await linkedCases(ana.customer)).toEqual(ana.caseNumbers);
  expect((await unlink(worker, ana.personId, { reason: 'other', note: 'See the file.' })).status).toBe(200);
});

test('a county can leave unlinking to its supervisors', async () => {
  const county = countyCode('34');
  const context = {
    actor: { kind: 'supervisor' as const, id: 'supervisor-34', county },
    command: 'ChangeSettings',
    idempotencyKey: crypto.randomUUID(),
    correlationId: 'story',
  };
  await app.system.engine.execute(
    countySettingsDecider,
    county,
    {
      kind: 'change',
      county,
      changes: { unlinkRoles: ['supervisor'] },
      reason: 'Fewer slips.',
      at: app.clock.now(),
    },
    context,
  );
  const ana = await resident(app, { counties: ['34'] });
  await linkByMail(app, ana);
  const refused = await unlink(await app.as('worker-34'), ana.personId, { reason: 'customer_asked' });
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({
    code: 'not_allowed_here',
    detail: 'Your county lets only supervisors unlink an account. Ask a supervisor.',
  });
  expect(await linkedCases(ana.customer)).toEqual(ana.caseNumbers);
  const supervisor = await app.as('supervisor-34');
  expect((await unlink(supervisor, ana.personId, { reason: 'customer_asked' })).status).toBe(200);
  expect(await found(supervisor, { lastName: ana.lastName })).toHaveLength(1);
});
