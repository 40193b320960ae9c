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
