import {
  entries,
  expectStatus,
  goToEMessages,
  linked,
  messageRow,
  searchForCase,
  setRules,
  smallPdf,
} from './support/messages.js';
import { expect, test } from './support/test.js';
import { title } from './support/worker.js';

test.use({ scene: 'messages-both-sides' });

/** Source 002, its lists in two browsers at once: what one side does appears at the other, and nobody reloads. */
test('a worker and a customer: a message, an answer, an action with a document, its closing', async ({
  signInAs,
  alsoSignInAs,
  page,
  town,
}) => {
  await setRules(town, { twoWayMessaging: true });
  const ana = await linked(town, 'customer-7', '8201');
  await signInAs('worker-19');
  const phone = await alsoSignInAs('customer-7', '/portal/messages');
  await expect(phone.getByText(/^No messages yet/)).toBeVisible();

  await test.step('Send An e-Message', async () => {
    await goToEMessages(page);
    await page.getByRole('button', { name: 'Add e-Message' }).click();
    await expect(title(page, 'e-Messages Detail')).toBeVisible();
    await page.getByLabel('Case Number').fill(ana.caseNumber);
    await page.keyboard.press('Tab');
    await page.getByLabel('Person Name').selectOption({ label: ana.name.whole });
    await page.getByLabel('e-Message Subject').fill('Your renewal');
    await page.getByLabel('e-Message Body').fill('Is your address still the same?');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expectStatus(page, 'Your renewal', 'Sent');
    await phone.getByRole('button', { name: '1 new message. Show' }).click();
    await phone.getByRole('link', { name: 'Your renewal' }).click();
    await expect(phone.getByText('Is your address still the same?')).toBeVisible();
    await expectStatus(page, 'Your renewal', 'Read');
  });

  await test.step('Two Way Messaging: Home counts what came, the case has its banner', async () => {
    await page.goto('/worker');
    await expect(title(page, 'Home')).toBeVisible();
    const home = page.getByRole('region', { name: 'My e-Messages' });
    const counted = async () =>
      (
        await (
          await town.person('worker-19')
        ).get<{ eMessages: { received: number } }>('/api/v1/worklist/home')
      ).eMessages.received;
    const before = await counted();
    await phone.getByLabel(/^Your message/).fill('We moved last week.');
    await phone.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(phone.getByText(/^Sent on .* Your receipt: [A-Z2-7]{8}\./)).toBeVisible();
    await expect(home.getByRole('link', { name: `${before + 1} Received` })).toBeVisible();
    await page.goto(`/worker/cases/${ana.caseNumber}`);
    await page.getByRole('link', { name: 'A new e-Message is available' }).click();
    await expect(title(page, 'e-Messages Detail')).toBeVisible();
    await expect(phone.getByText('The county has read it')).toBeVisible();
  });

  await test.step('Respond To An e-Message', async () => {
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('e-Message Body').fill('Thank you. Please send me your new lease.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(phone.getByText('Thank you. Please send me your new lease.')).toBeVisible();
    await expect(phone.getByText('The county has replied')).toBeVisible();
  });

  await test.step('Request An Action From The Customer', async () => {
    await goToEMessages(page);
    await page.getByRole('button', { name: 'Add e-Message' }).click();
    await expect(title(page, 'e-Messages Detail')).toBeVisible();
    await page.getByLabel('Case Number').fill(ana.caseNumber);
    await page.keyboard.press('Tab');
    await page.getByLabel('Person Name').selectOption({ label: ana.name.whole });
    await page.getByLabel('e-Message Type').selectOption('Action');
    await page.getByLabel('Action Type').selectOption('Upload Document');
    await page.getByLabel('e-Message Subject').fill('Your lease');
    await page.getByLabel('e-Message Body').fill('The first page is enough.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expectStatus(page, 'Your lease', 'New Action');
    await phone
      .getByRole('navigation', { name: 'Portal' })
      .getByRole('link', { name: /^Messages/ })
      .click();
    await phone.getByRole('link', { name: 'Your lease' }).click();
    await phone.getByRole('link', { name: 'Send a document to the county' }).click();
    const file = { name: 'lease.pdf', mimeType: 'application/pdf', buffer: smallPdf('The lease') };
    await phone.getByLabel('Add a file').setInputFiles(file);
    await expect(phone.getByRole('button', { name: /^Remove/ })).toBeVisible();
    await phone.getByRole('button', { name: 'Send to county' }).click();
    await expect(phone.getByText('lease.pdf').first()).toBeVisible();
    await expectStatus(page, 'Your lease', 'Action Completed');
    await expect(entries(page).filter({ hasText: 'lease.pdf' })).toBeVisible();
  });

  await test.step('Closing An e-Message Action', async () => {
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Status').selectOption('Action Closed');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expectStatus(page, 'Your lease', 'Action Closed');
    await page.getByRole('button', { name: 'Close' }).click();
    await searchForCase(page, ana.caseNumber);
    await expect(messageRow(page, 'Your lease')).toContainText('Action Closed');
    await phone
      .getByRole('navigation', { name: 'Portal' })
      .getByRole('link', { name: /^Messages/ })
      .click();
    await expect(phone.getByRole('main')).toContainText('Closed by the county');
  });
});
