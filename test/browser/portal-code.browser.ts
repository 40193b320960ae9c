import {
  askForCode,
  askToLink,
  attemptOf,
  codeField,
  codeOf,
  enterCode,
  expectAllWell,
  messagesOf,
  wrongCode,
} from './support/portal.js';
import { expect, test } from './support/test.js';

test.use({ scene: 'portal-code' });

test('each wrong code says how many tries are left; the fifth sends the request to the county', async ({
  signInAs,
  page,
  town,
}) => {
  await signInAs('customer-1');
  const attemptId = await askForCode(page, town.customer('customer-1').enter);
  const code = await codeOf(await town.person('ops'), attemptId);
  const summary = page.getByRole('alert');
  await page.getByRole('button', { name: 'Link my case' }).click();
  await expect(summary.getByRole('link')).toHaveText('Enter the code from our message.');
  await expectAllWell(page, 'Enter your code');
  await enterCode(page, code.slice(1));
  await expect(summary.getByRole('link')).toHaveText('The code has 8 digits. Check the message again.');
  for (const left of ['4 tries', '3 tries', '2 tries', '1 try']) {
    await enterCode(page, wrongCode(code));
    await expect(summary.getByRole('link')).toHaveText(
      `This code is not right. Check the newest message. You have ${left} left.`,
    );
    await expect(summary).toBeFocused();
    await expect(codeField(page)).toHaveValue(wrongCode(code));
  }
  await expectAllWell(page, 'Enter your code');
  await enterCode(page, wrongCode(code));
  await expectAllWell(page, 'Your request went to the county');
  await expect(page.getByText('The code was wrong five times')).toBeVisible();
  await page.goto(`/portal/link/${attemptId}/code`);
  await expect(page.getByRole('heading', { name: 'Your request went to the county' })).toBeVisible();
});

test('a new code takes the place of the one before, up to three sendings', async ({
  signInAs,
  page,
  town,
}) => {
  const ops = await town.person('ops');
  await signInAs('customer-10');
  const attemptId = await askForCode(page, town.customer('customer-10').enter);
  const first = await codeOf(ops, attemptId);
  await codeField(page).fill('1234');
  await page.getByRole('button', { name: 'Send a new code (2 left)' }).click();
  await expect(page.getByText('We sent you a new code. Only the newest one works.')).toBeVisible();
  await expect(codeField(page)).toBeFocused();
  await expect(codeField(page)).toHaveValue('');
  await enterCode(page, first);
  await expect(page.getByRole('alert')).toContainText('We have sent you a newer code since.');
  await page.getByRole('button', { name: 'Send a new code (1 left)' }).click();
  await expect(page.getByText('We cannot send any more codes.')).toBeVisible();
  await expectAllWell(page, 'Enter your code');
  const messages = await messagesOf(ops, attemptId, 3);
  await enterCode(page, messages[0]!.code);
  await expect(page.getByRole('heading', { name: 'Your case is linked' })).toBeVisible();
});

test('the code can be sent somewhere else', async ({ signInAs, page, town }) => {
  await signInAs('customer-9');
  const attemptId = await askForCode(page, town.customer('customer-9').enter);
  await page.getByRole('link', { name: 'Send it somewhere else' }).click();
  await page.getByText(/^By text message/).click();
  await page.getByRole('button', { name: 'Send the code' }).click();
  await expect(page.getByText(/We sent a code by text message/)).toBeVisible();
  const messages = await messagesOf(await town.person('ops'), attemptId, 2);
  expect(messages.map(({ channel }) => channel)).toEqual(['text', 'email']);
});

test('where the code should go must be said', async ({ signInAs, page, town }) => {
  await signInAs('customer-8');
  await askToLink(page, town.customer('customer-8').enter);
  await page.getByRole('button', { name: 'Send the code' }).click();
  await page.getByRole('link', { name: 'Choose where we should send the code.' }).click();
  await expect(page.getByRole('radio').first()).toBeFocused();
  await expectAllWell(page, 'Where should we send your code?');
});

test('who cannot get a code sends the request to the county instead', async ({ signInAs, page, town }) => {
  const { enter } = town.customer('customer-6');
  await signInAs('customer-6');
  await askToLink(page, enter);
  await page.getByRole('link', { name: 'I cannot use any of these' }).click();
  await expectAllWell(page, 'If you cannot get a code');
  await page.getByRole('link', { name: 'Go back and enter a code' }).click();
  await page.getByRole('link', { name: 'I cannot use any of these' }).click();
  // A live hint outruns the answer: the page still says what was pressed on it.
  await page.route('**/give-up', async (route) => {
    const asked = page.waitForResponse((answer) => /\/link-attempts\/[^/]+$/.test(answer.url()));
    const response = await route.fetch();
    await asked;
    await route.fulfill({ response });
  });
  await page.getByRole('button', { name: 'Send my request to the county' }).click();
  await expectAllWell(page, 'Your request went to the county');
  await expect(page.getByText('You told us that you cannot get a code')).toBeVisible();
  await page.getByRole('link', { name: 'See my requests' }).click();
  // A request for each of two counties, told as the one thing that the customer asked for.
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([
    `Case ${enter.caseNumber}, Los Angeles County`,
  ]);
  await expect(page.getByText('With the county', { exact: true })).toBeVisible();
  await expectAllWell(page, 'My requests');
  await page.getByRole('link', { name: 'Home' }).click();
  await expect(page.getByRole('heading', { name: 'The county is looking at your request' })).toBeVisible();
  await expectAllWell(page, 'Your case online');
  await page.getByRole('link', { name: 'My cases' }).first().click();
  await expect(page.getByText(/Your cases will show up here as soon as/)).toBeVisible();
  await expectAllWell(page, 'My cases');
});

test('the attempt of another account is as if it never was', async ({ signInAs, page, town }) => {
  const stranger = await town.person('customer-11');
  const { attemptId } = await stranger.post<{ attemptId: string }>(
    '/api/v1/portal/link-attempts',
    town.customer('customer-11').enter,
  );
  await signInAs('customer-12', `/portal/link/${attemptId}/code`);
  await expectAllWell(page, 'We cannot find this');
  const said = await page.getByRole('main').innerText();
  await page.goto('/portal/link/aaaaaaaaaaaaaaaaaaaaaaaaaa/code');
  await expect(page.getByRole('heading', { name: 'We cannot find this' })).toBeVisible();
  expect(await page.getByRole('main').innerText()).toBe(said);
  await page.getByRole('link', { name: 'Start again' }).click();
  await expect(page.getByRole('heading', { name: 'Link my case' })).toBeVisible();
});

test('a code whose time is over leads to the county', async ({ signInAs, page, town }) => {
  await signInAs('customer-12');
  await askForCode(page, town.customer('customer-12').enter);
  // Half an hour passes: from here on the server answers as it does then.
  await page.clock.setFixedTime(Date.now() + 31 * 60_000);
  const attempt = `**/api/v1/portal/link-attempts/${attemptOf(page)}`;
  await page.route(`${attempt}/verify`, (route) =>
    route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      json: { title: 'Conflict', status: 409, detail: 'This code no longer works.', code: 'code_expired' },
    }),
  );
  await page.route(attempt, async (route) => {
    const standing = (await (await route.fetch()).json()) as object;
    await route.fulfill({ json: { ...standing, outcome: 'requested', verification: null } });
  });
  await enterCode(page, '12345678');
  await expectAllWell(page, 'Your request went to the county');
  await expect(page.getByText('Your code expired')).toBeVisible();
});

test('an attempt that was given up in another window ends here too, without a wrong reason', async ({
  signInAs,
  page,
  context,
  town,
}) => {
  await signInAs('customer-7');
  // No hint of what happens elsewhere reaches this window.
  await page.route('**/api/v1/live**', (route) => route.abort());
  await page.reload();
  const attemptId = await askForCode(page, town.customer('customer-7').enter);
  const code = await codeOf(await town.person('ops'), attemptId);
  const other = await context.newPage();
  await other.goto(`/portal/link/${attemptId}/no-code`);
  await other.getByRole('button', { name: 'Send my request to the county' }).click();
  await expect(other.getByText('You told us that you cannot get a code')).toBeVisible();
  await enterCode(page, code);
  await expect(page.getByText('We could not link your case right away')).toBeVisible();
  await page.getByRole('link', { name: 'My cases' }).click();
  await expect(page.getByText(/^The county is looking at your request\./)).toBeVisible();
});
