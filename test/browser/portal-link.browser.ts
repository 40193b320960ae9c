import {
  askForCode,
  askToLink,
  attemptOf,
  codeOf,
  enterCode,
  expectAllWell,
  expectFilledIn,
  fillLinkForm,
  linkForm,
  messagesOf,
} from './support/portal.js';
import { expect, test } from './support/test.js';

test.use({ scene: 'portal-link' });

test('a customer links a case with a code by e-mail, and sees it at once', async ({
  signInAs,
  page,
  town,
}) => {
  const { enter } = town.customer('customer-1');
  await signInAs('customer-1');
  await expectAllWell(page, 'Your case online');
  await page.getByRole('main').getByRole('link', { name: 'Link my case' }).first().click();
  await expectAllWell(page, 'Link my case');
  await fillLinkForm(page, enter);
  await linkForm(page).goOn.click();
  await expectAllWell(page, 'Where should we send your code?');
  await expect(page.getByText(/^The code works for a limited time\./)).toBeVisible();
  const byMail = page.getByRole('radio', { name: /^By e-mail to s•••@e•••\.org$/ });
  await expect(page.getByRole('radio', { name: /^By text message to \(•••\) •••-••\d\d/ })).toBeVisible();
  await page.getByText(/^By e-mail to/).click();
  await expect(byMail).toBeChecked();
  await page.getByRole('button', { name: 'Send the code' }).click();
  await expectAllWell(page, 'Enter your code');
  await expect(
    page.getByText(/We sent a code by e-mail to s•••@e•••\.org\. It works until \d/),
  ).toBeVisible();
  await enterCode(page, await codeOf(await town.person('ops'), attemptOf(page)));
  await expectAllWell(page, 'Your case is linked');
  await expect(page.getByRole('heading', { name: `Case ${enter.caseNumber}` })).toBeVisible();
  await page.getByRole('link', { name: 'See my cases' }).click();
  await expectAllWell(page, 'My cases');
  await expect(page.getByRole('heading', { name: `Case ${enter.caseNumber}` })).toBeVisible();
  await page.getByRole('link', { name: 'Home' }).click();
  await expect(page.getByRole('heading', { name: /^Your account is linked to \d+ cases?$/ })).toBeVisible();
  await expectAllWell(page, 'Your case online');
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'My cases' })).toBeVisible();
});

test('the code can come as a text message', async ({ signInAs, page, town }) => {
  const { enter } = town.customer('customer-8');
  await signInAs('customer-8');
  const attemptId = await askForCode(page, enter, /^By text message/);
  await expect(page.getByText(/We sent a code by text message to \(•••\) •••-••\d\d\./)).toBeVisible();
  const [message] = await messagesOf(await town.person('ops'), attemptId);
  expect(message!.channel).toBe('text');
  // As people type it from a telephone.
  await enterCode(page, `${message!.code.slice(0, 4)} ${message!.code.slice(4)}`);
  await expect(page.getByRole('heading', { name: 'Your case is linked' })).toBeVisible();
});

test('who looks elsewhere before the code is entered finds the way back to it', async ({
  signInAs,
  page,
  town,
}) => {
  await signInAs('customer-9');
  const attemptId = await askForCode(page, town.customer('customer-9').enter);
  await page.getByRole('link', { name: 'Home' }).click();
  await expect(page.getByRole('heading', { name: 'You have started to link your case' })).toBeVisible();
  await expect(
    page.getByText(/It works until \d{1,2}:\d\d [AP]M\. If you are signed out before then,/),
  ).toBeVisible();
  await expectAllWell(page, 'Your case online');
  await page.getByRole('navigation', { name: 'Portal' }).getByRole('link', { name: 'Link my case' }).click();
  await expect(
    page.getByText(/^You have already started to link a case\. You can finish it until \d/),
  ).toBeVisible();
  await expectAllWell(page, 'Link my case');
  await page.getByRole('link', { name: 'Continue with that case' }).click();
  await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
  expect(page.url()).toContain(attemptId);
});

test('who has no contact on file is told to contact the county, and comes back to a filled form', async ({
  signInAs,
  page,
  town,
}) => {
  const { enter } = town.customer('customer-3');
  await signInAs('customer-3');
  await askToLink(page, enter);
  await expectAllWell(page, 'Please contact Sacramento County');
  await page.getByRole('link', { name: 'Try again' }).click();
  await expectFilledIn(page, enter);
  await page.getByRole('link', { name: 'My requests' }).click();
  await expect(page.getByText('You have no requests with the county.')).toBeVisible();
  await expectAllWell(page, 'My requests');
});
