import { expect, expectNoViolations, expectToFit, test } from './support/test.js';
import { newPerson } from './support/worker.js';

test.use({ scene: 'audit-timeline' });

test('an auditor reads what happened, opens an entry, and goes to how things stood then', async ({
  signInAs,
  town,
  page,
}) => {
  const { personId } = await newPerson(town, { id: '7101', first: 'Tilda', last: 'Timeline' });
  const worker = await town.person('worker-19');
  await worker.put(`/api/v1/persons/${personId}/contact`, { email: 'old@example.org', phones: [] });
  await worker.put(`/api/v1/persons/${personId}/contact`, { email: 'new@example.org', phones: [] });
  await signInAs('auditor', '/audit/timeline');
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeFocused();
  await expectNoViolations(page);
  await page.getByLabel('Subject', { exact: true }).selectOption('person');
  await page.getByLabel(/^Id/).fill(personId);
  await page.getByLabel(/^Reason/).fill('Complaint 17');
  await page.getByRole('button', { name: 'Look' }).click();
  const entries = page.getByRole('region', { name: 'What happened' }).locator('.entry');
  await expect(entries).toHaveCount(4);
  await expect(page.getByRole('img', { name: /^4 events by month: / })).toBeVisible();
  const newest = entries.first();
  await newest.locator('summary').click();
  await expect(newest).toContainText(/County 19 worker .*: The Contact Detail of Tilda Timeline changed/);
  await expect(
    newest.getByRole('row', { name: /E-mail Address old@example\.org new@example\.org/ }),
  ).toBeVisible();
  await expectNoViolations(page);
  await expectToFit(page);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV for spreadsheets' }).click();
  expect((await download).suggestedFilename()).toBe('timeline-spreadsheet.csv');

  const kinds = page.getByLabel('Events', { exact: true });
  await expect(kinds.getByRole('option')).toHaveText(['All', 'Persons and contact', 'Cases', 'Links']);
  await kinds.selectOption('cases');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(entries).toHaveCount(1);
  await page.getByLabel('To', { exact: true }).fill('2020-01-01');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByText('Nothing of this kind happened then.')).toBeVisible();
  await page.getByLabel('Events', { exact: true }).selectOption('');
  await page.getByLabel('To', { exact: true }).fill('');
  // What was shown before stands there at once, and is asked for again: that answer must not hold what comes next.
  const askedAgain = page.waitForResponse(/\/api\/v1\/audit\/timeline\?/);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await askedAgain;

  await expect(entries).toHaveCount(4);
  await worker.put(`/api/v1/persons/${personId}/contact`, { email: 'newest@example.org', phones: [] });
  await page.getByRole('button', { name: '1 new. Show' }).click();
  await expect(entries).toHaveCount(5);

  await entries.nth(2).locator('summary').click();
  await entries.nth(2).getByRole('link', { name: 'As of then' }).click();
  await expect(page.getByRole('heading', { name: /^As of /, level: 2 })).toBeVisible();
  await expect(page.getByText('old@example.org')).toBeVisible();
  await expect(page.getByText(/Folded from the ledger by today’s program/)).toBeVisible();
  await expectNoViolations(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectToFit(page);
});

test('two moments stand side by side; before the first one there is a way to it', async ({
  signInAs,
  town,
  page,
}) => {
  const { personId } = await newPerson(town, { id: '7102', first: 'Cora', last: 'Compared' });
  const worker = await town.person('worker-19');
  await worker.put(`/api/v1/persons/${personId}/contact`, { email: 'old@example.org', phones: [] });
  await signInAs('auditor', `/audit/as-of?subject=person:${personId}`);
  await expect(page.getByLabel(/^Date/)).toHaveValue(/^\d{4}-\d\d-\d\d$/);
  await page.getByLabel(/^Date/).fill('');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByText('Choose a date.')).toBeVisible();
  await page.getByLabel(/^Date/).fill('2020-01-01');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByText(/Nothing was known yet at that moment/)).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Show how it stood then' }).click();
  await expect(page.getByText('Cora')).toBeVisible();
  await expect(page.getByText(/^\d\d\/\d\d\/\d{4}$/).first()).toBeVisible();
  await page.getByLabel('Compare to: Date').fill('2090-01-01');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  const differing = page.getByRole('table', { name: 'What differs between the two moments' });
  await expect(differing.getByRole('row', { name: /E-mail Address - old@example\.org/ })).toBeVisible();
  await expect(page.getByText(/fields? (is|are) equal$/)).toBeVisible();
  await expectNoViolations(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectToFit(page);
});

test('what nobody knows is said, and a worker has no state', async ({ signInAs, page }) => {
  await signInAs('auditor', '/audit/timeline?subject=case:B00000000');
  await expect(page.getByText(/There is no such object|is not there|not found/i)).toBeVisible();
  await expectNoViolations(page);
  await page.goto('/audit/as-of?subject=worker:worker-19');
  await expect(page.getByText(/does not show a worker/)).toBeVisible();
});
