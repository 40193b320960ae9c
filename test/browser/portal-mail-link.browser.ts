import { askForCode, codeOf, enterCode, expectAllWell, wrongCode } from './support/portal.js';
import { expect, type Town, test } from './support/test.js';

test.use({ scene: 'portal-mail-link' });

test('the link of the mail asks to sign in, then for one press; the window that waited goes on by itself', async ({
  signInAs,
  page,
  town,
  browser,
}) => {
  await signInAs('customer-1');
  const attemptId = await askForCode(page, town.customer('customer-1').enter);
  const code = await codeOf(await town.person('ops'), attemptId);
  const elsewhere = await (await browser.newContext({ baseURL: town.url, locale: 'en-US' })).newPage();
  const asked: string[] = [];
  elsewhere.on('request', (request) => asked.push(request.url()));
  await elsewhere.goto(`/portal/verify/${attemptId}#${code}`);
  await expectAllWell(elsewhere, 'Sign in');
  expect(elsewhere.url()).not.toContain(code);
  await elsewhere.getByRole('button', { name: /\bcustomer-1$/ }).click();
  await expectAllWell(elsewhere, 'Link your case now?');
  await expect(elsewhere.getByText('You are signed in as Sarah Meyer.')).toBeVisible();
  expect(elsewhere.url()).not.toContain(code);
  // Opening the link links nothing.
  await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
  await elsewhere.getByRole('button', { name: 'Yes, link my case' }).click();
  await expectAllWell(elsewhere, 'Your case is linked');
  await expect(page.getByRole('heading', { name: 'Your case is linked' })).toBeVisible();
  expect(asked.filter((url) => url.includes(code))).toEqual([]);
  await elsewhere.goBack();
  expect(elsewhere.url()).not.toContain(code);
  await elsewhere.context().close();
});

test('in the browser that is signed in, the link of the mail is one press', async ({
  signInAs,
  page,
  town,
}) => {
  await signInAs('customer-9');
  const attemptId = await askForCode(page, town.customer('customer-9').enter);
  const code = await codeOf(await town.person('ops'), attemptId);
  await page.goto(`/portal/verify/${attemptId}#${code}`);
  await expect(page.getByRole('heading', { name: 'Link your case now?' })).toBeVisible();
  await expect(page).toHaveURL(`/portal/verify/${attemptId}`);
  await page.reload();
  await page.getByRole('button', { name: 'Yes, link my case' }).click();
  await expect(page.getByRole('heading', { name: 'Your case is linked' })).toBeVisible();
  // Opened once more: it is so already.
  await page.goto(`/portal/verify/${attemptId}#${code}`);
  await expectAllWell(page, 'Your case is already linked');
});

test('a link with an old code offers to enter the newest by hand', async ({ signInAs, page, town }) => {
  await signInAs('customer-10');
  const attemptId = await askForCode(page, town.customer('customer-10').enter);
  const code = await codeOf(await town.person('ops'), attemptId);
  await page.goto(`/portal/verify/${attemptId}#${wrongCode(code)}`);
  await page.getByRole('button', { name: 'Yes, link my case' }).click();
  await expect(page.getByRole('alert')).toHaveText(/You have 4 tries left\./);
  await expect(page.getByRole('alert')).toBeFocused();
  await expectAllWell(page, 'Link your case now?');
  await page.getByRole('link', { name: 'Enter the code by hand' }).click();
  await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
});

test('the link of a mail from before a resend says that a newer code was sent, and costs no try', async ({
  signInAs,
  page,
  town,
}) => {
  await signInAs('customer-6');
  const attemptId = await askForCode(page, town.customer('customer-6').enter);
  const ops = await town.person('ops');
  const old = await codeOf(ops, attemptId);
  await page.getByRole('button', { name: /^Send a new code/ }).click();
  const newest = await codeOf(ops, attemptId, 2);
  await page.goto(`/portal/verify/${attemptId}#${old}`);
  await page.getByRole('button', { name: 'Yes, link my case' }).click();
  await expect(page.getByRole('alert')).toHaveText(/^We have sent you a newer code since\./);
  await expectAllWell(page, 'Link your case now?');
  await page.getByRole('link', { name: 'Enter the code by hand' }).click();
  await enterCode(page, old);
  await expect(page.getByRole('alert')).toHaveText(/This did not cost you a try\./);
  await enterCode(page, wrongCode(newest));
  await expect(page.getByRole('alert')).toHaveText(/You have 4 tries left\./);
  await enterCode(page, newest);
  await expectAllWell(page, 'Your case is linked');
});

test('a link without a whole code leads to where it is entered', async ({ signInAs, page, town }) => {
  await signInAs('customer-11');
  const attemptId = await askForCode(page, town.customer('customer-11').enter);
  await page.goto(`/portal/verify/${attemptId}#1234`);
  await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
});

/** A code that another account has asked for, in the mail that brings it. */
async function mailOf(town: Town, identity: string): Promise<string> {
  const owner = await town.person(identity);
  const { attemptId, channels } = await owner.post<{
    attemptId: string;
    channels: readonly { id: string }[];
  }>('/api/v1/portal/link-attempts', town.customer(identity).enter);
  await owner.post(`/api/v1/portal/link-attempts/${attemptId}/code`, { channelId: channels[0]!.id });
  return `/portal/verify/${attemptId}#${await codeOf(await town.person('ops'), attemptId)}`;
}

test('the mail of another account links nothing, and its owner takes over where it led', async ({
  signInAs,
  page,
  town,
}) => {
  const link = await mailOf(town, 'customer-8');
  await signInAs('customer-12');
  await page.goto(link);
  await expectAllWell(page, 'We cannot find this');
  await expect(page.getByText('The message may be for another account.')).toBeVisible();
  await expect(page.getByText('You are signed in as María Ruiz.')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out and use another account' }).click();
  await expectAllWell(page, 'Sign in');
  await page.getByRole('button', { name: /\bcustomer-8$/ }).click();
  await expectAllWell(page, 'Link your case now?');
  expect(page.url()).not.toContain('#');
  await page.getByRole('button', { name: 'Yes, link my case' }).click();
  await expectAllWell(page, 'Your case is linked');
});

test('who opens the mail while a worker is signed in changes the account and is back at it', async ({
  signInAs,
  page,
  town,
}) => {
  const link = await mailOf(town, 'customer-7');
  await signInAs('worker-19');
  await page.goto(link);
  await expectAllWell(page, 'This page is not for you');
  await page.getByRole('button', { name: 'Sign out and use another account' }).click();
  await page.getByRole('button', { name: /\bcustomer-7$/ }).click();
  await expectAllWell(page, 'Link your case now?');
  await expect(page.getByText(/^It works until \d/)).toBeVisible();
});

test('who only signs out leaves no code behind for the next person', async ({ signInAs, page, town }) => {
  const link = await mailOf(town, 'customer-11');
  await signInAs('customer-12');
  await page.goto(link);
  await expectAllWell(page, 'We cannot find this');
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
  await expectAllWell(page, 'Sign in');
  expect(await page.evaluate(() => Object.keys(sessionStorage).join())).not.toContain('mailed-code');
});
