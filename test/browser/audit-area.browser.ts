import { expect, expectNoViolations, expectToFit, test } from './support/test.js';

test.use({ scene: 'audit-area' });

test('an auditor comes to the pages of audits, a worker to none of them', async ({ signInAs, page }) => {
  await signInAs('auditor');
  await expect(page).toHaveURL(/\/audit\/[a-z-]+$/);
  const entries = page.getByRole('navigation', { name: 'Audit' }).getByRole('link');
  await expect(entries.first()).toHaveAttribute('aria-current', 'page');
  await page.goto('/audit/nothing-of-the-kind');
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  await page.goto('/worker');
  await expect(page.getByRole('heading', { name: 'This page is not for you' })).toBeVisible();
});

test('a worker without rights of an auditor is told so', async ({ signInAs, page }) => {
  await signInAs('worker-19', '/audit');
  await expect(page.getByRole('heading', { name: 'This page is not for you' })).toBeVisible();
  await expectNoViolations(page);
});

test('a supervisor reaches what needs their approval, and nothing else', async ({ signInAs, page }) => {
  await signInAs('supervisor-19', '/audit/prove');
  await expect(page.getByText('It needs the right audit:read')).toBeVisible();
  const entries = page.getByRole('navigation', { name: 'Audit' }).getByRole('link');
  for (const each of await entries.all()) await expect(each).toHaveText('Erasures');
});

test('a reason is given once, goes with every call, and holds until another is given', async ({
  signInAs,
  page,
}) => {
  await signInAs('auditor', '/audit/erasures');
  const bar = page.getByRole('region', { name: 'Subject and reason' });
  await expect(bar).toContainText('No reason given (demo)');
  await bar.getByRole('button', { name: 'Change' }).click();
  const form = page.getByRole('form', { name: 'Reason' });
  await expectNoViolations(page);
  await expectToFit(page);
  await form.getByLabel('Reason').fill('Queja de Núñez, n.º 17');
  const asked = page.waitForRequest(/\/api\/v1\/audit\/erasures/);
  await form.getByRole('button', { name: 'Look' }).click();
  await expect(bar).toContainText('Reason: Queja de Núñez, n.º 17 (holds until');
  expect((await asked).headers()['caseledger-reason']).toBe(encodeURIComponent('Queja de Núñez, n.º 17'));
  await expectNoViolations(page);
  await page.reload();
  await expect(bar).toContainText('Queja de Núñez');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Queja');
});
