import { message, reject, requestBy } from '../support/case-links.js';
import { resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

let app: TestApp;
let supervisor: Actor;
beforeAll(async () => {
  app = await testApp();
  supervisor = await app.as('supervisor-19');
});
afterAll(() => app.stop());

test('a supervisor changes what holds in the own county, and only there', async () => {
  const changed = await supervisor.put('/api/v1/county-settings', {
    changes: { coolOffHours: 48 },
    reason: 'agreed with the board',
  });
  expect(changed).toMatchObject({
    status: 200,
    body: { county: '19', settings: { coolOffHours: 48, actionDays: 10 } },
  });
  expect((await (await app.as('worker-19')).get('/api/v1/county-settings')).body.settings.coolOffHours).toBe(
    48,
  );
  expect((await (await app.as('worker-34')).get('/api/v1/county-settings')).body.settings.coolOffHours).toBe(
    24,
  );
});

test('workers of the county read its policy and templates for e-Messages, which a supervisor wrote', async () => {
  const text = { title: 'Proof', subject: 'We need a document', body: 'Please send it.' };
  const es = { title: 'Comprobante', subject: 'Necesitamos un documento', body: 'Envíelo, por favor.' };
  const changes = {
    businessHours: { from: '07:30', to: '18:00' },
    eMessagePolicy: 'Answer within three days.',
    eMessageTemplates: [{ en: text, es }],
    documentsPerAction: 6,
    fileMegabytes: 12,
    actionMegabytes: 24,
  };
  const saved = await supervisor.put('/api/v1/county-settings', { changes, reason: 'A new policy' });
  expect(saved).toMatchObject({ status: 200, body: { settings: changes } });
  const read = await (await app.as('worker-19')).get('/api/v1/county-settings');
  expect(read.body.settings).toMatchObject(changes);
});

test('a worker may look but not change', async () => {
  const refused = await (await app.as('worker-19')).put('/api/v1/county-settings', {
    changes: { coolOffHours: 1 },
    reason: 'x',
  });
  expect(refused).toMatchObject({ status: 403, body: { code: 'missing_right' } });
});

test.each([
  [{ coolOffHours: -1 }, 'coolOffHours'],
  [{ holidays: ['2026-02-30'] }, 'holidays'],
  [{ holidays: 7 }, 'holidays'],
  [{ unknownSetting: true }, 'unknownSetting'],
  [{ businessHours: { from: '09:00', to: '08:00' } }, 'businessHours.to'],
  [{ actionMegabytes: 1 }, 'actionMegabytes'],
  [{ eMessageTemplates: [{ en: { title: '', subject: 'a', body: 'b' } }] }, 'eMessageTemplates.0'],
])('a wrong value is named: %j', async (changes, field) => {
  const refused = await supervisor.put('/api/v1/county-settings', { changes, reason: 'a try' });
  expect(refused.status).toBe(422);
  expect(JSON.stringify(refused.body.errors)).toContain(field);
});

test('a county never widens who may unlink', async () => {
  const refused = await supervisor.put('/api/v1/county-settings', {
    changes: { unlinkRoles: ['customer'] },
    reason: 'a try',
  });
  expect(refused).toMatchObject({ status: 409, body: { code: 'right_widened' } });
});

describe('how customers reach the county', () => {
  const contact = {
    phone: '(213) 555-0119',
    address: { en: '12 Main St, first floor', es: '12 Main St, planta baja' },
    hours: {
      en: 'Monday to Friday, 8:00 AM to 5:00 PM',
      es: 'De lunes a viernes, de 8:00 a. m. a 5:00 p. m.',
    },
  };
  const set = (by: Actor) =>
    by.put('/api/v1/county-settings', { changes: { contact }, reason: 'The office has moved.' });
  const shown = async (county: string) => (await app.nobody.get(`/api/v1/counties/${county}/contact`)).body;

  test('is not set until a supervisor sets it, and then everybody may know', async () => {
    expect(await shown('34')).toEqual({
      county: '34',
      countyName: 'Sacramento',
      phone: null,
      address: null,
      hours: null,
    });
    const saved = await set(await app.as('supervisor-34'));
    expect([saved.status, saved.body.settings.contact]).toEqual([200, { ...contact, phone: '2135550119' }]);
    expect(await shown('34')).toMatchObject({ ...contact, phone: '2135550119' });
    expect((await shown('19')).phone).toBeNull();
  });

  test('a number that nobody can call is refused by the rule of phones, at its field', async () => {
    const refused = await supervisor.put('/api/v1/county-settings', {
      changes: { contact: { ...contact, phone: '0000000000' } },
      reason: 'a try',
    });
    expect([refused.status, refused.body.errors[0].field]).toEqual([422, 'contact.phone']);
  });

  test('a worker cannot change it, and a county that is none has none', async () => {
    expect((await set(await app.as('worker-34'))).status).toBe(403);
    expect((await app.nobody.get('/api/v1/counties/59/contact')).status).toBe(404);
  });

  test('of two who change it the second is told that somebody was faster', async () => {
    const supervisor = await app.as('supervisor-34');
    const seen = (await supervisor.get('/api/v1/county-settings')).body.settings;
    const save = (changes: object, before: object) =>
      supervisor.put('/api/v1/county-settings', { changes, seen: before, reason: 'It is so now.' });
    const first = await save(
      { contact: { ...seen.contact, phone: '9165550177' }, coolOffHours: 30 },
      { contact: seen.contact, coolOffHours: seen.coolOffHours },
    );
    expect(first.status).toBe(200);
    for (const stale of [{ contact: seen.contact }, { coolOffHours: seen.coolOffHours }]) {
      const second = await save({ contact: { ...seen.contact, phone: '9165550178' } }, stale);
      expect([second.status, second.body.code]).toEqual([409, 'conflict']);
    }
    const { contact } = first.body.settings;
    expect((await save({ contact: { ...contact, phone: '9165550178' } }, { contact })).status).toBe(200);
  });

  test('a mail that tells to contact the county says how, in the language of the account', async () => {
    await set(await app.as('supervisor-34'));
    const ana = await resident(app, { counties: ['34'] });
    await ana.customer.put('/api/v1/portal/account/language', { language: 'es' });
    const { '34': requestId } = await requestBy(app, ana);
    await reject(await app.as('worker-34'), requestId!, { reason: 'identity_not_verified' });
    const to = `portal.${ana.number}@example.org`;
    const mail = await message(app, (each) => each.to === to && each.template === 'request_rejected');
    expect(mail.text).toMatch(
      /Condado de Sacramento\n\(213\) 555-0119\nDe lunes a viernes, de 8:00 a\. m\. a 5:00 p\. m\.\n12 Main St, planta baja\n$/,
    );
  });

  test('a mail of a county that has set nothing ends with its own words', async () => {
    const ana = await resident(app);
    const { '19': requestId } = await requestBy(app, ana);
    await reject(await app.as('worker-19'), requestId!, { reason: 'identity_not_verified' });
    const to = `portal.${ana.number}@example.org`;
    const mail = await message(app, (each) => each.to === to && each.template === 'request_rejected');
    expect(mail.text).toMatch(/\/portal\n$/);
  });
});
