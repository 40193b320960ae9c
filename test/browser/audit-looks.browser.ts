import { readFileSync } from 'node:fs';
import { expect, expectNoViolations, expectToFit, test } from './support/test.js';

test.use({ scene: 'audit-looks' });

test('an auditor reads who looked at a person, takes the list away, and finds that among the disclosures', async ({
  signInAs,
  page,
  town,
}) => {
  const { personId, enter } = town.customer('customer-1');
  await (await town.person(`worker-${enter.county}`)).get(`/api/v1/persons/${personId}`);
  await signInAs('auditor', '/audit/looks');
  await expect(page.getByRole('heading', { name: 'Who looked', exact: true })).toBeFocused();
  await expectNoViolations(page);
  await page.goto(`/audit/looks?subject=person:${personId}`);
  const row = page.getByRole('row', { name: /opened the person/ }).first();
  await expect(row).toContainText(`worker, county ${enter.county}`);
  await expect(row).toContainText('Shown');
  await expectNoViolations(page);
  await expectToFit(page);
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV for spreadsheets' }).click();
  const download = await started;
  expect(download.suggestedFilename()).toBe('looks-spreadsheet.csv');
  expect(readFileSync(await download.path(), 'utf8').startsWith('\ufeffWhen,')).toBe(true);
  await page.getByRole('link', { name: 'Disclosures' }).click();
  await expect(page.getByRole('row', { name: /who looked/ })).toContainText('audit');
  await expectNoViolations(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectToFit(page);
  await expectNoViolations(page);
  await page.getByRole('link', { name: 'Who looked', exact: true }).last().click();
  await expect(page.getByText('opened the person').first()).toBeVisible();
  await expectToFit(page);
  await expectNoViolations(page);
});

test('where nobody looked, the days that were searched are said', async ({ signInAs, page, town }) => {
  const { personId } = town.customer('customer-2');
  await signInAs('auditor', `/audit/looks?subject=person:${personId}`);
  await page.getByLabel('From').fill('2020-01-01');
  await page.getByLabel('To').fill('2020-01-31');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByText('Nobody looked from 01/01/2020 to 01/31/2020.')).toBeVisible();
  await expect(page).toHaveURL(/from=2020-01-01&to=2020-01-31/);
  await expectNoViolations(page);
});

test('unusual looks say why, and lead to what the worker looked at that day', async ({
  signInAs,
  page,
  town,
}) => {
  const { personId, name, enter } = town.customer('customer-3');
  // Cases of the demo have workers; none has a supervisor.
  await (await town.person(`supervisor-${enter.county}`)).get(`/api/v1/persons/${personId}`);
  await signInAs('auditor', '/audit/looks/unusual');
  const row = page.getByRole('row', { name: new RegExp(name) }).first();
  await expect(row).toContainText('No case, request or e-Message of this person is, or was');
  await expectNoViolations(page);
  await expectToFit(page);
  await row.getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: /^What Worker supervisor-\d\d looked at$/ })).toBeVisible();
  await expect(page.getByText('opened the person').first()).toBeVisible();
  await page.goto('/audit/looks/unusual?from=2020-01-01&to=2020-01-31');
  await expect(page.getByText('Nothing unusual from 01/01/2020 to 01/31/2020.')).toBeVisible();
  await expectNoViolations(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectToFit(page);
});
