import { endSession, expect, expectNoViolations, pressAfterTheEnd, test } from './support/test.js';

test.use({ scene: 'session' });

test('a session that ends is renewed over the page, which stays as it is', async ({ signInAs, page }) => {
  await signInAs('worker-19', '/worker/case-link-requests');
  const name = page.getByLabel('Registrant Last Name');
  await name.fill('Stephens');
  await endSession(page);
  await pressAfterTheEnd(page.getByRole('button', { name: 'Search' }).first());
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await expect(dialog).toBeVisible();
  await expectNoViolations(page);
  // A browser closes a dialog at the second Escape, whatever the page says.
  for (const _time of [1, 2, 3]) await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: /worker-19$/ }).click();
  await expect(dialog).toBeHidden();
  await expect(name).toHaveValue('Stephens');
  await expect(page.getByText('Your session has ended')).toBeHidden();
});

test('who leaves instead is signed out', async ({ signInAs, page }) => {
  await signInAs('worker-19', '/worker/case-link-requests');
  await endSession(page);
  await pressAfterTheEnd(page.getByRole('button', { name: 'Search' }).first());
  await page.getByRole('button', { name: 'Leave this page and sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
