import { readFileSync } from 'node:fs';
import { expect, expectNoViolations, expectToFit, test } from './support/test.js';

test.use({ scene: 'audit-exports' });

test('an auditor prepares a case, downloads it, and reads how it is verified', async ({
  signInAs,
  page,
  town,
}) => {
  const { caseNumber } = town.customer('customer-1').enter;
  await signInAs('auditor', '/audit/exports');
  await expect(page.getByRole('heading', { name: 'Exports', exact: true })).toBeFocused();
  await expect(page.getByText('No case was exported yet.')).toBeVisible();
  await expectNoViolations(page);
  await page.goto(`/audit/exports?subject=case:${caseNumber}`);
  await page.getByText('With the other persons of the household').click();
  await page.getByRole('button', { name: 'Prepare' }).click();
  await expect(page.getByText('It stands first in the list below')).toBeVisible();
  const row = page.getByRole('row', { name: caseNumber });
  await expect(row.getByText('Ready')).toBeVisible({ timeout: 60_000 });
  await expect(row.getByText('Whole household')).toBeVisible();
  await expectNoViolations(page);
  await expectToFit(page);
  const started = page.waitForEvent('download');
  await row.getByRole('button', { name: `Download the export of case ${caseNumber}` }).click();
  const download = await started;
  expect(download.suggestedFilename()).toBe(`case-${caseNumber}-export.zip`);
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  await page.getByText('What it proves, and what not').click();
  await expect(page.getByText(/without a gap in any of its streams/)).toBeVisible();
  await expectNoViolations(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectToFit(page);
  await expectNoViolations(page);
});

test('a download of another case asks for that case first', async ({ signInAs, page, town }) => {
  const { caseNumber } = town.customer('customer-2').enter;
  await signInAs('auditor', `/audit/exports?subject=case:${caseNumber}`);
  await page.getByRole('button', { name: 'Prepare' }).click();
  const row = page.getByRole('row', { name: caseNumber });
  await expect(row.getByRole('button', { name: /Download/ })).toBeVisible({ timeout: 60_000 });
  await page.goto('/audit/exports?subject=case:B0000000');
  await row.getByRole('link', { name: `Choose case ${caseNumber} to download` }).click();
  await expect(row.getByRole('button', { name: /Download/ })).toBeVisible();
  await page.goto('/audit/exports?subject=case:B0000000');
  await page.getByRole('button', { name: 'Prepare' }).click();
  await expect(page.getByText(/must be the number of a case that is known here/)).toBeVisible();
  await expectNoViolations(page);
});

test('what failed, what is gone and what is being made say so', async ({ signInAs, page }) => {
  const base = {
    case: 'B19900001',
    household: false,
    by: { id: 'auditor', name: 'Priya Kaur' },
    requestedAt: '2026-12-01T18:00:00.000Z',
    goneAt: null,
    size: null,
    reason: null,
  };
  await page.route('**/api/v1/audit/exports', (route) =>
    route.fulfill({
      json: {
        items: [
          { ...base, exportId: 'a', state: 'running', done: 50, total: 200 },
          { ...base, exportId: 'b', state: 'failed', done: 0, total: 0, reason: 'Prepare it again.' },
          {
            ...base,
            exportId: 'c',
            state: 'gone',
            done: 200,
            total: 200,
            goneAt: '2026-12-02T18:00:00.000Z',
            reason: 'Its time was over.',
          },
        ],
        next: null,
      },
    }),
  );
  await signInAs('auditor', '/audit/exports');
  await expect(page.getByRole('progressbar', { name: 'Export of case B19900001' })).toHaveAttribute(
    'value',
    '50',
  );
  await expect(page.getByText('50 of 200 steps')).toBeVisible();
  await expect(page.getByText('Prepare it again.')).toBeVisible();
  await expect(page.getByText('Its time was over.')).toBeVisible();
  await expectNoViolations(page);
});
