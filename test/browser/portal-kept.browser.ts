import {
  askForCode,
  codeField,
  codeOf,
  enterCode,
  expectAllWell,
  expectFilledIn,
  fillLinkForm,
  linkForm,
  wrongCode,
} from './support/portal.js';
import {
  endSession,
  expect,
  expectNoViolations,
  expectToFit,
  pressAfterTheEnd,
  test,
} from './support/test.js';

test.use({ scene: 'portal-kept' });

const press = { name: 'Link my case' };

test('a form that is filled in by half survives a reload, an unfinished county too', async ({
  signInAs,
  page,
  town,
}) => {
  const { enter } = town.customer('customer-12');
  await signInAs('customer-12', '/portal/link');
  const form = linkForm(page);
  await form.year.fill('1969');
  await form.zipCode.fill('900');
  await form.county.fill('san');
  await page.reload();
  await expect(form.year).toHaveValue('1969');
  await expect(form.zipCode).toHaveValue('900');
  await expect(form.county).toHaveValue('san');
  await fillLinkForm(page, enter);
  await page.reload();
  await expectFilledIn(page, enter);
});

test('a session that ends in the middle of the form costs nothing', async ({ signInAs, page, town }) => {
  const { enter } = town.customer('customer-11');
  await signInAs('customer-11', '/portal/link');
  await fillLinkForm(page, enter);
  await endSession(page);
  await pressAfterTheEnd(linkForm(page).goOn);
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await expect(dialog).toBeVisible();
  await expectNoViolations(page);
  await expectToFit(page);
  await dialog.getByRole('button', { name: /customer-11$/ }).click();
  await expect(dialog).toBeHidden();
  await expectFilledIn(page, enter);
  await linkForm(page).goOn.click();
  await expect(page.getByRole('heading', { name: 'Where should we send your code?' })).toBeVisible();
});

test('who signs in after a session that ended finds their own form, and nobody else does', async ({
  signInAs,
  page,
  town,
}) => {
  const { enter } = town.customer('customer-8');
  await signInAs('customer-8', '/portal/link');
  await fillLinkForm(page, enter);
  await endSession(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.getByRole('button', { name: /\bcustomer-9$/ }).click();
  await expect(linkForm(page).caseNumber).toHaveValue('');
  await expect(linkForm(page).year).toHaveValue('');
  await endSession(page);
  await page.reload();
  await page.getByRole('button', { name: /\bcustomer-8$/ }).click();
  await expectFilledIn(page, enter);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await signInAs('customer-8', '/portal/link');
  await expect(linkForm(page).caseNumber).toHaveValue('');
});

test('a reload or a session that ends in the middle of the code costs nothing', async ({
  signInAs,
  page,
  town,
}) => {
  await signInAs('customer-1');
  const attemptId = await askForCode(page, town.customer('customer-1').enter);
  const code = await codeOf(await town.person('ops'), attemptId);
  await codeField(page).fill(code.slice(0, 4));
  await page.reload();
  await expect(codeField(page)).toHaveValue(code.slice(0, 4));
  await codeField(page).fill(code);
  await endSession(page);
  await pressAfterTheEnd(page.getByRole('button', press));
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.getByRole('button', { name: /customer-1$/ }).click();
  await expect(dialog).toBeHidden();
  await expect(codeField(page)).toHaveValue(code);
  await page.getByRole('button', press).click();
  await expect(page.getByRole('heading', { name: 'Your case is linked' })).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(code);
});

test('who signs in again and presses at once reads that it was linked just now', async ({
  signInAs,
  page,
  town,
}) => {
  await signInAs('customer-6');
  const attemptId = await askForCode(page, town.customer('customer-6').enter);
  const code = await codeOf(await town.person('ops'), attemptId);
  await codeField(page).fill(code);
  await endSession(page);
  await pressAfterTheEnd(page.getByRole('button', press));
  // Nothing is known of the attempt before its code was redeemed.
  const redeemed = page.waitForResponse(
    (answer) => answer.url().endsWith(`${attemptId}/verify`) && answer.status() === 200,
  );
  await page.route(`**/link-attempts/${attemptId}`, (route) => redeemed.then(() => route.continue()));
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.getByRole('button', { name: /customer-6$/ }).click();
  await page.getByRole('button', press).click();
  await expect(page.getByRole('heading', { name: 'Your case is linked' })).toBeVisible();
});

test('without a network nothing is sent later unseen, and what was typed goes when it is pressed again', async ({
  signInAs,
  page,
  town,
  context,
}) => {
  await signInAs('customer-9');
  const attemptId = await askForCode(page, town.customer('customer-9').enter);
  const code = await codeOf(await town.person('ops'), attemptId);
  await context.setOffline(true);
  await enterCode(page, code);
  await expect(page.getByRole('alert')).toHaveText(/^The server cannot be reached\./);
  await expectAllWell(page, 'Enter your code');
  await expect(codeField(page)).toHaveValue(code);
  await context.setOffline(false);
  await expect(page.getByText('You are offline.')).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
  await page.getByRole('button', press).click();
  await expect(page.getByRole('heading', { name: 'Your case is linked' })).toBeVisible();
});

test('a press whose answer was lost on the way counts once when it is pressed again', async ({
  signInAs,
  page,
  town,
}) => {
  await signInAs('customer-10');
  const attemptId = await askForCode(page, town.customer('customer-10').enter);
  const code = await codeOf(await town.person('ops'), attemptId);
  await page.route(
    '**/verify',
    async (route) => {
      expect((await route.fetch()).status()).toBe(409);
      await route.abort();
    },
    { times: 1 },
  );
  await enterCode(page, wrongCode(code));
  await expect(page.getByRole('alert')).toHaveText(/^The server cannot be reached\./);
  await page.getByRole('button', press).click();
  await expect(page.getByRole('alert')).toHaveText(/You have 4 tries left\./);
});
