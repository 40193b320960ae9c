import { fillLinkForm } from './support/portal.js';
import { deaf, endSession, expect, expectNoViolations, pressAfterTheEnd, test } from './support/test.js';

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

test('behind the end of a session nobody reads the page, and what was typed comes back with it', async ({
  signInAs,
  page,
  town,
}) => {
  await signInAs('customer-1', '/portal/link');
  await fillLinkForm(page, town.customer('customer-1').enter);
  await endSession(page);
  await pressAfterTheEnd(page.getByRole('button', { name: 'Continue', exact: true }));
  await expect(page.locator('h1')).toBeHidden();
  await expect(page.getByLabel('ZIP Code')).toBeHidden();
  await expect(page.getByText('Sign out', { exact: true })).toBeHidden();
  await expectNoViolations(page);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /customer-1$/ })
    .click();
  await expect(page.getByRole('textbox', { name: 'ZIP Code' })).toHaveValue('90012');
});

test('who signs out in one window has left the others, which show nothing of theirs any more', async ({
  signInAs,
  page,
}) => {
  await signInAs('customer-5', '/portal/links');
  await expect(page.getByRole('heading', { name: /^Case / }).first()).toBeVisible();
  const other = await page.context().newPage();
  await other.goto('/portal');
  await other.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Case / })).toHaveCount(0);
});

test('before a session ends the page asks, and one press keeps it; who is away comes back to a hidden page', async ({
  page,
  signInAs,
}) => {
  await page.clock.install();
  // A hint, or an answer that is under way, would be a use of the session in the middle of the hours that follow.
  await deaf(page);
  await signInAs('customer-3', '/portal/link');
  await page.getByRole('textbox', { name: 'ZIP Code' }).fill('95814');
  await page.waitForLoadState('networkidle');
  const asks = page.getByRole('dialog', { name: 'Are you still there?' });
  await page.clock.fastForward('11:00');
  await expect(asks).toHaveCount(0);
  await page.clock.fastForward('01:30');
  await expect(asks).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press('Enter');
  await expect(asks).toHaveCount(0);
  await page.clock.fastForward('12:30');
  await expect(asks).toBeVisible();
  await page.clock.fastForward('02:30');
  await expect(page.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
  await expect(page.getByLabel('ZIP Code')).toBeHidden();
});

test('who is signed in again does not read that they are not', async ({ signInAs, page, town }) => {
  await signInAs('customer-9', '/portal/link');
  await fillLinkForm(page, { ...town.customer('customer-9').enter, zipCode: '96001' });
  await endSession(page);
  await pressAfterTheEnd(page.getByRole('button', { name: 'Continue', exact: true }));
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /customer-9$/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Link my case' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Your request went to the county' })).toBeVisible();
});
