import { expect, expectNoViolations, expectToFit, test } from './support/test.js';
import { newPerson } from './support/worker.js';

test.use({ scene: 'audit-erasures' });

test('an auditor begins, a supervisor finds it in the queue and approves, and the person is gone', async ({
  signInAs,
  alsoSignInAs,
  page,
  town,
}) => {
  const { personId } = await newPerson(town, { id: '7001', first: 'Ottilie', last: 'Vanishing' });
  await signInAs('auditor', '/audit/erasures');
  await expect(page.getByRole('heading', { name: 'Erasures', exact: true })).toBeFocused();
  await expect(page.getByText('No erasure was ever begun.')).toBeVisible();
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByText('Say on what the erasure rests.')).toBeVisible();
  await expectNoViolations(page);
  await page.getByLabel('Person (id) *', { exact: true }).fill(personId);
  await page.getByLabel('Person (id) once more').fill('another');
  await page.getByLabel('Legal basis').fill('Her letter of May 1');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByText('Type the same id once more.')).toBeVisible();
  await page.getByLabel('Person (id) once more').fill(personId);
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByRole('heading', { name: `Erasure of Person ${personId}` })).toBeVisible();
  await expect(page.getByText('Waits for the second person, lapses in 7 days')).toBeVisible();
  for (const list of ['What goes', 'What stays readable', 'Legal holds', 'What was handed out before'])
    await expect(page.getByRole('region', { name: list })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0);
  await expectNoViolations(page);
  await expectToFit(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectToFit(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  const other = await alsoSignInAs('supervisor-19', '/worker/supervisor-queue?kind=erasure');
  const queue = other.getByRole('region', { name: 'Erasures to approve' });
  await expect(queue.getByRole('row').filter({ hasText: 'Ottilie Vanishing' })).toBeVisible();
  await expectNoViolations(other);
  await queue.getByRole('link', { name: /^Look and decide/ }).click();
  await expect(other.getByRole('navigation', { name: 'Audit' }).getByRole('link')).toHaveText(['Erasures']);
  await other.getByRole('button', { name: 'Approve' }).click();
  const dialog = other.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Erase' }).click();
  await expect(dialog.getByText(`Type ${personId} to confirm.`).last()).toBeVisible();
  await expectNoViolations(other);
  await dialog.getByLabel('Person (id)').fill(personId);
  await dialog.getByRole('button', { name: 'Erase' }).click();
  await expect(other.getByRole('status').filter({ hasText: 'Done' })).toBeVisible({ timeout: 30_000 });
  await expect(other.getByRole('region', { name: 'What went' })).toBeVisible();
  await expectNoViolations(other);
  await other.getByRole('link', { name: 'All erasures' }).click();
  await expect(other.getByRole('row').filter({ hasText: personId })).toContainText('Done');
  await other.setViewportSize({ width: 320, height: 800 });
  await expectToFit(other);
  await expectNoViolations(other);
});

test('a hold is set, forbids, and is lifted by another auditor', async ({
  signInAs,
  alsoSignInAs,
  page,
  town,
}) => {
  const { personId } = await newPerson(town, { id: '7002', first: 'Ludmilla', last: 'Holding' });
  await signInAs('auditor', '/audit/erasures/holds');
  await page.getByLabel('Person (id)').fill(personId);
  await page.getByLabel('Reason of the hold').fill('An appeal is pending');
  await page.getByRole('button', { name: 'Set the hold' }).click();
  const row = page.getByRole('row').filter({ hasText: personId });
  await expect(row).toContainText('Stands; another auditor lifts it');
  await expectNoViolations(page);
  await page
    .getByRole('navigation', { name: 'Erasures and holds' })
    .getByRole('link', { name: 'Erasures' })
    .click();
  // The form of a hold has a field of the same name.
  const form = page.getByRole('form', { name: 'Begin an erasure' });
  await form.getByLabel('Person (id) *', { exact: true }).fill(personId);
  await form.getByLabel('Person (id) once more').fill(personId);
  await form.getByLabel('Legal basis').fill('Her wish');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByText(/A legal hold of auditor auditor since/)).toBeVisible();
  await expectNoViolations(page);

  const other = await alsoSignInAs('auditor-b', '/audit/erasures/holds');
  const there = other.getByRole('row').filter({ hasText: personId });
  await there.getByRole('button', { name: 'Lift' }).click();
  await other.getByRole('dialog').getByLabel('Reason').fill('It was decided');
  await expectNoViolations(other);
  await other.getByRole('dialog').getByRole('button', { name: 'Lift', exact: true }).click();
  await expect(there).toContainText('It was decided');
  await other.setViewportSize({ width: 320, height: 800 });
  await expectToFit(other);
  await expectNoViolations(other);
});

test('erasures that cannot be loaded say so and offer to try again', async ({ signInAs, page }) => {
  await page.route('**/api/v1/audit/erasures*', (route) => route.abort());
  await signInAs('auditor', '/audit/erasures');
  await expect(page.getByText('The server cannot be reached.')).toBeVisible();
  await page.unroute('**/api/v1/audit/erasures*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'All erasures' })).toBeVisible();
  await expect(page.getByText('The server cannot be reached.')).toHaveCount(0);
});
