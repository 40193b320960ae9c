import { expect, expectNoViolations, expectToFit, test } from './support/test.js';

test.use({ scene: 'ops-projections' });

test('every view is listed, and one is rebuilt after a dry run', async ({ signInAs, page }) => {
  await signInAs('ops');
  await expect(page.getByRole('heading', { name: 'Projections', level: 1 })).toBeVisible();
  const table = page.getByRole('table', { name: /Projections/ });
  await expect(table.getByRole('row').filter({ hasText: 'case-link-requests' })).toContainText('running');
  await expectNoViolations(page);
  await expectToFit(page);
  await table.getByRole('link', { name: 'request-counts' }).click();
  await expect(page.getByRole('heading', { name: 'request-counts', level: 1 })).toBeVisible();
  await expect(page.getByText('There is no other copy to go back to')).toBeVisible();
  await page.getByRole('button', { name: 'Dry run' }).click();
  await expect(page.getByText('Disk needed')).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Rebuild', exact: true }).click();
  await expect(page.getByText(/request-counts rebuilt from/)).toBeVisible();
  await expect(page.getByText('replaced', { exact: false }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Roll back' }).click();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expectNoViolations(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click();
  await expect(page.getByText('is live again.')).toBeVisible();
  await page.getByRole('button', { name: 'Retire' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retire' }).click();
  await expect(page.getByText('There is no other copy to go back to')).toBeVisible();
  await expectToFit(page);
});

const view = {
  ...{ name: 'cases', version: 2, build: 'v2-1', role: 'live', position: '0000000000000042' },
  ...{ lagEvents: 1_204, lagSeconds: 95.5, eventsPerSecond: 0, deadLetters: 1, hasCaughtUp: true },
};
const rebuild = {
  ...{ id: 'r-1', rebuildId: 'r-1', views: ['cases'], dryRun: false, compareOnly: false },
  startedAt: '2026-05-01T17:00:00.000Z',
};

/** What the server answers in states that a healthy one never comes to. */
async function answers(page: import('@playwright/test').Page, state: string, rebuilds: readonly object[]) {
  const copies = [
    { name: 'cases', version: 2, build: 'v2-1', state: 'live' },
    { name: 'cases', version: 2, build: 'v2-2', state: 'building' },
  ];
  const well = { ...view, name: 'a-view', lagEvents: 0, lagSeconds: 0, deadLetters: 0, state: 'running' };
  const items = [well, { ...view, state, reason: 'its copy is gone' }];
  await page.route('**/api/v1/ops/projections', (route) => route.fulfill({ json: { items, copies } }));
  await page.route('**/api/v1/ops/rebuilds', (route) => route.fulfill({ json: { items: rebuilds } }));
}

test('a view in trouble comes first, and only its change of state is said aloud', async ({
  signInAs,
  page,
}) => {
  await answers(page, 'running', []);
  await signInAs('ops');
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows.nth(1)).toContainText('cases');
  await expect(page.getByText('1 of 2 needs somebody.')).toBeVisible();
  const said = page.getByRole('status').filter({ hasText: 'cases: stopped' });
  await expect(said).toHaveCount(0);
  await page.unroute('**/api/v1/ops/projections');
  await answers(page, 'stopped', []);
  await expect(said).toHaveText('cases: stopped');
  await expect(rows.nth(1)).toContainText('its copy is gone');
  await expectNoViolations(page);
  await expectToFit(page);
});

test('a rebuild says how far it is; what differs is accepted with a reason', async ({ signInAs, page }) => {
  const progress = { phase: 'reading', done: 250_000, total: 1_000_000, perSecond: 9_000, secondsLeft: 95 };
  await answers(page, 'running', [{ ...rebuild, state: 'running', progress }]);
  await signInAs('ops');
  await expect(page.getByRole('progressbar')).toHaveAttribute('value', '250000');
  await expect(page.getByText('250,000 of 1,000,000 events')).toContainText('about 1 min 35 s left');
  await expectNoViolations(page);
  const difference = { documents: 31, ids: Array.from({ length: 20 }, (_, n) => `B19900${100 + n}`) };
  const differs = {
    ...{ name: 'cases', build: 'v2-2', against: 'live copy', comparison: 'different', documents: 900 },
    ...{ difference, switched: false, kept: true },
  };
  const done = { ...rebuild, state: 'done', result: { views: [differs], events: 1_000, seconds: 1 } };
  await page.unroute('**/api/v1/ops/rebuilds');
  await page.unroute('**/api/v1/ops/projections');
  await answers(page, 'running', [done]);
  await expect(page.getByText('31 documents of the new copy')).toBeVisible();
  await expect(page.getByText('B19900100')).toContainText('B19900119, …');
  await expectNoViolations(page);
  await expectToFit(page);
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('button', { name: 'Accept and switch' }).click();
  await expect(page.getByText('Say why: it is recorded.').first()).toBeVisible();
  await expectNoViolations(page);
  let sent: unknown;
  await page.route('**/api/v1/ops/rebuilds/r-1/accept-difference', (route) => {
    sent = route.request().postDataJSON();
    return route.fulfill({ status: 202, json: { ...rebuild, state: 'running' } });
  });
  await page.getByLabel('Reason').fill('A row was edited by hand');
  await page.getByRole('button', { name: 'Accept and switch' }).click();
  await expect(page.getByText('Readers of cases are switched')).toBeVisible();
  expect(sent).toEqual({ reason: 'A row was edited by hand' });
});

test('how far a view was behind is a picture and a table', async ({ signInAs, page }) => {
  const items = Array.from({ length: 90 }, (_, n) => ({
    at: new Date(Date.UTC(2026, 4, 1, 17, n)).toISOString(),
    ...{ lagEvents: n * 10, lagSeconds: n === 40 ? 75 : n / 10 },
  }));
  await page.route('**/api/v1/ops/projections/cases/lag**', (route) =>
    route.fulfill({ json: { name: 'cases', hours: 24, items } }),
  );
  await signInAs('ops', '/ops/projections/cases');
  await expect(page.getByRole('img')).toHaveAccessibleName(/At most 1 min 15 s behind/);
  await page.getByText('As a table').click();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(61);
  await expectNoViolations(page);
  await expectToFit(page);
});
