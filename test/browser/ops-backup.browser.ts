import { expect, expectNoViolations, expectToFit, test } from './support/test.js';

test.use({ scene: 'outbox' });

const backup = {
  id: '0b0e6a3e-6f0e-4e0e-9f0e-0e0e0e0e0e0e',
  startedAt: '2026-11-30T02:00:00.000Z',
  finishedAt: '2026-11-30T02:00:41.000Z',
  place: '/backups/2026-11-30-on-a-disk-with-a-rather-long-name/of-the-data-folder-of-caseledger',
  size: 1_234_567_890,
  checked: true,
  version: '0.1.0',
  head: { main: { events: 1_204_000, eventId: 'e', seal: 37_011 }, looks: { events: 9_100, seal: 4_000 } },
};
const answer = {
  embedded: true,
  items: [
    backup,
    { ...backup, id: '1b0e6a3e-6f0e-4e0e-9f0e-0e0e0e0e0e0e', startedAt: '2026-11-29T02:00:00.000Z' },
  ],
  maxAgeHours: 26,
  tooOld: true,
  leftOut: ['the master key'],
};

test('without a backup the page says so, what is not in one, and how one is made and restored', async ({
  signInAs,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('ops', '/ops/backup');
  await expect(page.getByRole('heading', { name: 'Backup', exact: true })).toBeFocused();
  await expect(page.getByText('No backup of this data folder is known.')).toBeVisible();
  await expect(page.getByText('the master key', { exact: true })).toBeVisible();
  await expectNoViolations(page);
  await expectToFit(page);
  await page.getByRole('button', { name: 'Copy command' }).press('Enter');
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'npx caseledger backup /backups/$(date +%F)',
  );
  await page.setViewportSize({ width: 320, height: 800 });
  await expectToFit(page);
});

test('one that is too old is said to be, above its figures', async ({ signInAs, page }) => {
  await page.route('**/api/v1/ops/backups', (route) => route.fulfill({ json: answer }));
  await signInAs('ops', '/ops/backup');
  await expect(page.getByText('The newest backup is older than 26 hours.')).toBeVisible();
  await expect(page.getByText('1.2 GB', { exact: true })).toBeVisible();
  await expect(page.getByText('1,204,000 events, under seal 37,011')).toBeVisible();
  await expectNoViolations(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectToFit(page);
});

test('stores on servers are backed up there', async ({ signInAs, page }) => {
  await page.route('**/api/v1/ops/backups', (route) =>
    route.fulfill({ json: { ...answer, embedded: false, items: [], tooOld: true } }),
  );
  await signInAs('ops', '/ops/backup');
  await expect(page.getByText(/The stores are on servers/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy command' })).toHaveCount(0);
  await expectNoViolations(page);
});

test('what cannot be asked says so and offers to try again', async ({ signInAs, page }) => {
  await page.route('**/api/v1/ops/backups', (route) => route.abort());
  await signInAs('ops', '/ops/backup');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 30_000 });
  await page.unroute('**/api/v1/ops/backups');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Newest backup' })).toBeVisible();
});
