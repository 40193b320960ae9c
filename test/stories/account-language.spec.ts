import { message, process, reject, requestBy, sendCode, summaryOf, verify } from '../support/case-links.js';
import { resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** The language belongs to the account (rule G9). */
let app: TestApp;
let worker: Actor;

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
});
afterAll(() => app.stop());

const choose = (customer: Actor, language: unknown) =>
  customer.put('/api/v1/portal/account/language', { language });
const language = async (who: Actor): Promise<unknown> => (await who.get('/api/v1/me')).body.language;

test('an account has no language until its owner chooses one, and every session of theirs knows it then', async () => {
  const ana = await resident(app);
  expect(await language(ana.customer)).toBeNull();
  const chosen = await choose(ana.customer, 'es');
  expect([chosen.status, chosen.body]).toEqual([200, { language: 'es' }]);
  expect(chosen.headers['caseledger-position']).toEqual(expect.any(String));
  expect(await language(await app.as(`customer-${ana.number}`))).toBe('es');
  const again = await choose(ana.customer, 'es');
  expect([again.status, again.headers['caseledger-position']]).toEqual([200, undefined]);
  await choose(ana.customer, 'en');
  expect(await language(ana.customer)).toBe('en');
});

test('staff have none, and a language that nobody speaks here is refused by name', async () => {
  const ana = await resident(app);
  expect(await language(worker)).toBeNull();
  const refused = await choose(ana.customer, 'fr');
  expect([refused.status, refused.body.errors]).toEqual([
    422,
    [{ field: 'language', message: 'must be en or es' }],
  ]);
  expect(await language(ana.customer)).toBeNull();
});

test('the code, the link, the decision and the unlink are written in the language that holds by then', async () => {
  const ana = await resident(app);
  const to = `portal.${ana.number}@example.org`;
  const told = (template: string) => message(app, (each) => each.to === to && each.template === template);
  await choose(ana.customer, 'es');
  const asked = await ana.ask();
  const code = await sendCode(app, ana.customer, asked);
  const mail = await message(app, (each) => each.text.includes(code));
  expect(mail.subject).toBe('Su código de verificación');
  await verify(ana.customer, asked.body.attemptId, code);
  expect((await told('link_completed')).subject).toBe('Su caso está vinculado');
  await choose(ana.customer, 'en');
  await worker.post(`/api/v1/persons/${ana.personId}/unlink`, { reason: 'customer_asked' });
  expect((await told('account_unlinked')).subject).toBe('Your portal account was unlinked');
  const { '19': requestId } = await requestBy(app, ana);
  await choose(ana.customer, 'es');
  await reject(worker, requestId!, { reason: 'identity_not_verified' });
  expect((await told('request_rejected')).subject).toBe('Su solicitud para vincular su caso');
});

test('the old address of a changed contact is told in the language of the account that is linked to the person', async () => {
  const ana = await resident(app);
  await choose(ana.customer, 'es');
  const { '19': requestId } = await requestBy(app, ana);
  await process(worker, requestId!, ana.personId);
  const email = `new.${ana.number}@example.org`;
  const changed = await worker.put(`/api/v1/persons/${ana.personId}/contact`, { email, phones: [] });
  expect(changed.status).toBe(200);
  const told = await message(app, (each) => each.template === 'contact_changed');
  expect([told.to, told.subject]).toEqual([
    `ana.${ana.number}@example.org`,
    'Se cambiaron sus datos de contacto',
  ]);
});

test('the worker sees beside the request which language its account speaks', async () => {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  const seen = async () => (await summaryOf(worker, requestId!)).body.registrant.language;
  expect(await seen()).toBe('en');
  await choose(ana.customer, 'es');
  expect(await seen()).toBe('es');
});
