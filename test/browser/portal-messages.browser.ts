import { expectAllWell } from './support/portal.js';
import { act, linked, optIn, row, send, statusFor, uploadAction } from './support/portal-messages.js';
import { endSession, expect, expectNoViolations, pressAfterTheEnd, test } from './support/test.js';

test.use({ scene: 'portal-messages' });

test('Send An e-Message: the customer finds it, opens it, and it is read', async ({
  signInAs,
  page,
  town,
}) => {
  const ana = await linked(town, 'customer-1');
  await optIn(town, ana.customer.enter.county);
  await signInAs('customer-1', '/portal/messages');
  await expectAllWell(page, 'Messages');
  await expect(page.getByText(/^No messages yet\. When your county writes/)).toBeVisible();
  const { messageId } = await send(ana);
  const navigation = page.getByRole('navigation', { name: 'Portal' });
  await expect(navigation.getByRole('link', { name: 'Messages 1 new' })).toBeVisible();
  await page.getByRole('button', { name: '1 new message. Show' }).click();
  await expect(row(page, 'Your renewal')).toContainText('New message from the county');
  await expect(row(page, 'Your renewal')).toContainText('County');
  await expectAllWell(page, 'Messages');
  await page.getByRole('link', { name: 'Your renewal' }).click();
  await expectAllWell(page, 'Your renewal');
  await expect(page.getByText('Please call me about your renewal.')).toBeVisible();
  await expect.poll(() => statusFor(ana, messageId)).toBe('Read');
  await expect(navigation.getByRole('link', { name: 'Messages', exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Back to messages' }).click();
  await expect(row(page, 'Your renewal')).toContainText('You have read it');
});

test('Respond To An e-Message: what the customer writes is answered, and the answer comes by itself', async ({
  signInAs,
  page,
  town,
}) => {
  const ana = await linked(town, 'customer-1');
  await optIn(town, ana.customer.enter.county);
  await signInAs('customer-1', '/portal/messages');
  await page.getByRole('link', { name: 'Write a message' }).click();
  await expectAllWell(page, 'Write a message');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Please correct 2 things' })).toBeVisible();
  await expectAllWell(page, 'Write a message');
  await page.getByLabel(/^Subject/).fill('My new address');
  await page.getByLabel(/^Your message/).fill('We moved.\nWhat do you need from me? 👩‍👩‍👧');
  await expect(page.getByText('37 of 4,000 characters')).toBeVisible();
  await expect(page.getByText(/^If you send it now, the county answers by \w+day, /)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^Your draft of \d/)).toBeVisible();
  await endSession(page);
  await pressAfterTheEnd(page.getByRole('button', { name: 'Send', exact: true }));
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /customer-1$/ })
    .click();
  await expect(page.getByLabel(/^Subject/)).toHaveValue('My new address');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expectAllWell(page, 'Your receipt');
  const number = await page.locator('.receipt__number').innerText();
  expect(number).toMatch(/^[A-Z2-7]{8}$/);
  await page.getByRole('link', { name: 'Go to the conversation' }).click();
  await expectAllWell(page, 'My new address');
  await expect(page.getByText('Sent to the county', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: `Receipt ${number}` })).toBeVisible();
  const messageId = new URL(page.url()).pathname.split('/').at(-1)!;
  await (await town.person(`supervisor-${ana.customer.enter.county}`)).post(
    `/api/v1/e-messages/${messageId}/read`,
  );
  await expect(page.getByText('The county has read it')).toBeVisible();
  await act(ana, messageId, 'reply', { body: 'Send me your lease, please.' });
  await expect(page.getByText('Send me your lease, please.')).toBeVisible();
  await expect(page.getByText('The county has replied')).toBeVisible();
  await expect(page.getByText('There is a new message from the county.')).toBeVisible();
  await expectNoViolations(page);
  await page.getByLabel(/^Your message/).fill('Thank you!');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText(/^Sent on .* Your receipt: [A-Z2-7]{8}\. The county answers by/)).toBeVisible();
  await expect(page.getByLabel(/^Your message/)).toHaveValue('');
  await expectAllWell(page, 'My new address');
  await page.goto('/portal/messages/new');
  await expect(page.getByLabel(/^Subject/)).toHaveValue('');
});

test('Request An Action: a note alone completes it, the worker closes it, and what was typed goes into a new message', async ({
  signInAs,
  page,
  town,
}) => {
  const ana = await linked(town, 'customer-1');
  await optIn(town, ana.customer.enter.county);
  const { messageId } = await send(ana, uploadAction);
  await signInAs('customer-1');
  await expect(page.getByRole('heading', { name: 'You have 1 thing to do' })).toBeVisible();
  await expectAllWell(page, 'Your case online');
  await page.getByRole('link', { name: 'See what to do' }).click();
  await expect(row(page, 'Your lease')).toContainText('To do: Send a document to the county');
  await expect(row(page, 'Your lease')).toContainText(/Until \w+day, .* \(\d+ days left\)/);
  await expectAllWell(page, 'Messages');
  await page.getByRole('link', { name: 'Your lease' }).click();
  await expectAllWell(page, 'Your lease');
  await page.getByRole('link', { name: 'Send a document to the county' }).click();
  await expectAllWell(page, 'Send a document to the county');
  await page.getByRole('button', { name: 'Send to county' }).click();
  await expect(page.getByRole('alert')).toContainText('Add a document first.');
  await expectAllWell(page, 'Send a document to the county');
  await page.getByText('I cannot get this', { exact: true }).click();
  await page.getByLabel('Note to the county').fill('My landlord has not given me a copy.');
  await page.reload();
  await expect(page.getByLabel('Note to the county')).toHaveValue('My landlord has not given me a copy.');
  await page.getByRole('button', { name: 'Send to county' }).click();
  await expectAllWell(page, 'Your receipt');
  await expect(page.getByText('A note, without a document')).toBeVisible();
  expect(await statusFor(ana, messageId)).toBe('Action Completed');
  await page.getByRole('link', { name: 'Go to the conversation' }).click();
  await expect(page.getByText('You sent this to the county (Without a document)')).toBeVisible();
  await page.getByLabel(/^Your message/).fill('He promised it for Monday.');
  await act(ana, messageId, 'close');
  await expect(page.getByText('The county closed this request')).toBeVisible();
  await expect(page.getByText(/^This request is closed, so nothing more/)).toBeVisible();
  await expectAllWell(page, 'Your lease');
  await page.getByRole('link', { name: 'Use my text in a new message' }).click();
  await expect(page.getByLabel(/^Your message/)).toHaveValue('He promised it for Monday.');
  await expect(page.getByLabel(/^Subject/)).toHaveValue('Your lease');
});
