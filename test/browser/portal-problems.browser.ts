import { expectAllWell } from './support/portal.js';
import { expect, test } from './support/test.js';

test.use({ scene: 'portal-problems' });

test('a customer with nothing yet is told on every page what to do', async ({ signInAs, page }) => {
  await signInAs('customer-9');
  await expect(page.getByRole('heading', { name: 'Your account is not linked to a case yet' })).toBeVisible();
  await expectAllWell(page, 'Your case online');
  for (const title of ['My cases', 'My requests']) {
    await page.getByRole('navigation', { name: 'Portal' }).getByRole('link', { name: title }).click();
    await expectAllWell(page, title);
    await expect(page.getByRole('main').getByRole('link', { name: 'Link my case' })).toBeVisible();
  }
});

test('a list that cannot be had says why, and is there after another try', async ({ signInAs, page }) => {
  await signInAs('customer-9', '/portal/requests');
  await expect(page.getByText('You have no requests with the county.')).toBeVisible();
  await page.route('**/api/v1/portal/links', (route) => route.fulfill({ status: 500, body: 'a proxy' }));
  await page.getByRole('link', { name: 'My cases' }).click();
  await expect(page.getByRole('alert')).toHaveText(/The server answered with an error \(500\)\./);
  await expectAllWell(page, 'My cases');
  await page.unroute('**/api/v1/portal/links');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Your account is not linked to a case.')).toBeVisible();
});

test('the portal is for customers, and an address that is none says so', async ({ signInAs, page }) => {
  await signInAs('worker-19');
  await page.goto('/portal');
  await expectAllWell(page, 'This page is not for you');
  await page.context().clearCookies();
  await signInAs('customer-9', '/portal/nowhere');
  await expectAllWell(page, 'Page not found');
});
