import sharp from 'sharp';
import {
  actionFor,
  complete,
  entries,
  expectStatus,
  goToEMessages,
  linked,
  messageRow,
  searchForCase,
  smallPdf,
  upload,
} from './support/messages.js';
import { expectAllWell } from './support/portal.js';
import { expect, expectNoViolations, test } from './support/test.js';
import { bar, title } from './support/worker.js';

test.use({ scene: 'worker-messages' });

// Seed 002, its step-by-step lists at the worker's pages. Customers act beside the browser.

test('Send An e-Message', async ({ signInAs, page, town }) => {
  const ana = await linked(town, 'customer-7', '8101');
  await signInAs('worker-19');
  await goToEMessages(page);
  await searchForCase(page, ana.caseNumber);
  await expect(page.getByText('No e-Messages match.')).toBeVisible();
  await page.getByRole('button', { name: 'Add e-Message' }).click();
  await expect(title(page, 'e-Messages Detail')).toBeVisible();
  // A drop list only appears when a Case Number has been entered.
  await expect(page.getByLabel('Person Name')).toHaveCount(0);
  await page.getByRole('button', { name: 'Select a case', exact: true }).click();
  const cases = page.getByRole('dialog', { name: 'Select Case' });
  await cases.getByLabel('Case Number').fill(ana.caseNumber);
  await cases.getByRole('button', { name: 'Search' }).click();
  await cases.getByRole('button', { name: new RegExp(`^Select ${ana.caseNumber}`) }).click();
  await page.getByLabel('Person Name').selectOption({ label: ana.name.whole });
  await expect(page.getByText('Reads the portal in English.')).toBeVisible();
  await page.getByLabel('e-Message Type').selectOption('Message');
  await page.getByLabel('e-Message Subject').fill('Your renewal');
  await page.getByLabel('e-Message Body').fill('Please call me.');
  await expect(page.getByText('3,985 of 4,000 characters left').first()).toBeVisible();
  await expectAllWell(page, 'e-Messages Detail');
  await page.getByRole('button', { name: 'Save' }).click();
  const receipt = page.getByText(/^Sent to .* Receipt number [A-Z2-7]{8}\.$/);
  await expect(receipt).toBeVisible();
  await expectStatus(page, 'Your renewal', 'Sent');
  await expectAllWell(page, 'e-Messages Detail');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(title(page, 'e-Messages Search')).toBeVisible();
  await expect(messageRow(page, 'Your renewal')).toContainText('Sent');
  await expect(messageRow(page, 'Your renewal').getByRole('link')).toBeFocused();
  await messageRow(page, 'Your renewal').getByRole('button', { name: 'View' }).click();
  await expect(title(page, 'As the customer sees it')).toBeVisible();
  await expect(entries(page)).toContainText('Please call me.');
  await expect(entries(page)).toContainText('Los Angeles');
  await expect(page.getByRole('main').getByRole('button')).toHaveText(['Close']);
  await expectAllWell(page, 'As the customer sees it');
});

test('Respond To An e-Message', async ({ signInAs, page, town }) => {
  const ana = await linked(town, 'customer-8', '8102');
  const id = await ana.write('My new address', 'We moved. What do you need?');
  await signInAs('worker-19');
  await goToEMessages(page);
  await searchForCase(page, ana.caseNumber);
  await expect(messageRow(page, 'My new address')).toContainText('unread');
  await expectAllWell(page, 'e-Messages Search');
  await messageRow(page, 'My new address').getByRole('link', { name: 'My new address' }).click();
  await expect(title(page, 'e-Messages Detail')).toBeVisible();
  // Opened by whoever has it in hand it is Read.
  await expectStatus(page, 'My new address', 'Read');
  await expect(entries(page)).toContainText('We moved. What do you need?');
  await expectAllWell(page, 'e-Messages Detail');
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('heading', { name: 'Answers 1 message' })).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Enter your answer.');
  await expectAllWell(page, 'e-Messages Detail');
  await page.getByLabel('e-Message Body').fill('Send me your lease, please.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expectStatus(page, 'My new address', 'Replied');
  await expect(entries(page).last()).toContainText('Send me your lease, please.');
  const { entries: read } = await ana.customer.get<{ entries: readonly { body: string }[] }>(
    `/api/v1/portal/messages/${id}`,
  );
  expect(read.at(-1)!.body).toBe('Send me your lease, please.');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(messageRow(page, 'My new address')).toContainText('Replied');
});

test('Request An Action From The Customer: a document to upload, and a form to view', async ({
  signInAs,
  page,
  town,
}) => {
  const ana = await linked(town, 'customer-9', '8103');
  await signInAs('worker-19');
  await goToEMessages(page);
  await searchForCase(page, ana.caseNumber);
  for (const [actionType, subject] of [
    ['Upload Document', 'Your lease'],
    ['View Document', 'Please read this'],
  ] as const) {
    await page.keyboard.press('a');
    await expect(title(page, 'e-Messages Detail')).toBeVisible();
    await page.getByLabel('Case Number').fill(ana.caseNumber);
    await page.getByLabel('Case Number').press('Tab');
    await expect(page.getByLabel('Person Name')).toHaveValue(ana.personId);
    await page.getByLabel('e-Message Type').selectOption('Action');
    await page.getByLabel('Action Type').selectOption(actionType);
    if (actionType === 'View Document') {
      await expect(page.getByLabel('View Documents').getByRole('option')).not.toHaveCount(1);
      await page.getByLabel('View Documents').selectOption({ index: 1 });
    }
    await page.getByLabel('e-Message Subject').fill(subject);
    await page.getByLabel('e-Message Body').fill('Within ten days, please.');
    await expectAllWell(page, 'e-Messages Detail');
    await page.getByLabel('e-Message Body').press('Control+Enter');
    await expectStatus(page, subject, 'New Action');
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(messageRow(page, subject)).toContainText('New Action');
  }
});

test('Closing An e-Message Action: the customer’s documents are looked at, and it is closed', async ({
  signInAs,
  page,
  town,
}) => {
  const ana = await linked(town, 'customer-10', '8104');
  const action = await actionFor(town, ana);
  const documentId = await upload(town, ana, action, {
    name: 'lease.pdf',
    mimeType: 'application/pdf',
    buffer: smallPdf('Lease'),
  });
  const colour = { width: 60, height: 40, channels: 3, background: '#884422' } as const;
  const photo = await upload(town, ana, action, {
    name: 'IMG_0001.jpg',
    mimeType: 'image/jpeg',
    buffer: await sharp({ create: colour }).jpeg().toBuffer(),
  });
  await ana.customer.post(`/api/v1/portal/messages/${action}/complete`, {
    documentIds: [documentId, photo],
    viewed: false,
  });
  await signInAs('worker-19');
  await goToEMessages(page);
  await searchForCase(page, ana.caseNumber);
  await messageRow(page, 'Your lease').getByRole('link', { name: 'Your lease' }).click();
  await expectStatus(page, 'Your lease', 'Action Completed');
  const documents = page.getByRole('list', { name: 'Documents' });
  await expect(documents).toContainText('lease.pdf');
  await expect(documents.getByRole('link', { name: 'Download lease.pdf' })).toHaveAttribute(
    'href',
    `/api/v1/files/${documentId}`,
  );
  await page.getByText('Preview of IMG_0001.jpg').click();
  const picture = page.getByRole('img', { name: 'Page 1 of IMG_0001.jpg' });
  await expect
    .poll(() => picture.evaluate((each) => (each as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('Status').selectOption('Action Closed');
  await expectAllWell(page, 'e-Messages Detail');
  await page.getByRole('button', { name: 'Save' }).click();
  await expectStatus(page, 'Your lease', 'Action Closed');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(messageRow(page, 'Your lease')).toContainText('Action Closed');
});

test('an incomplete answer is closed and asked for again with one Save; a withdrawal needs a note', async ({
  signInAs,
  page,
  town,
}) => {
  const ana = await linked(town, 'customer-11', '8105');
  const action = await actionFor(town, ana);
  await complete(ana, action);
  await signInAs('worker-19', `/worker/e-messages/${action}`);
  await expect(entries(page).last()).toContainText('I cannot get this');
  await page.keyboard.press('e');
  await page.getByLabel('Status').selectOption('Action Closed');
  await page.getByText('and start a new action').click();
  await expect(page.getByLabel('e-Message Subject')).toHaveValue('Your lease');
  await expect(page.getByLabel('e-Message Body')).toHaveValue('Please send your lease.');
  await page.getByLabel('e-Message Body').fill('A letter of your landlord will do.');
  await expectAllWell(page, 'e-Messages Detail');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Open the new action' }).click();
  await expectStatus(page, 'Your lease', 'New Action');
  await expect(entries(page)).toContainText('A letter of your landlord will do.');
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('Status').selectOption('Action Closed');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Say why: the customer reads it.');
  await page.getByLabel('Note').fill('You sent it by mail.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expectStatus(page, 'Your lease', 'Action Closed');
});

test('Home and Case Summary say what came, without a reload, and lead there', async ({
  signInAs,
  alsoSignInAs,
  page,
  town,
}) => {
  const ana = await linked(town, 'customer-12', '8106');
  await signInAs('worker-19');
  const home = page.getByRole('region', { name: 'My e-Messages' });
  const caseSummary = await alsoSignInAs('worker-19', `/worker/cases/${ana.caseNumber}`);
  await expect(title(caseSummary, 'Case Summary')).toBeVisible();
  const banner = caseSummary.getByRole('link', { name: 'A new e-Message is available' });
  await expect(banner).toBeHidden();
  const { eMessages } = await (await town.person('worker-19')).get<{ eMessages: { received: number } }>(
    '/api/v1/worklist/home',
  );
  await ana.write('A question', 'When will my renewal be decided?');
  await expect(home.getByRole('link', { name: `${eMessages.received + 1} Received` })).toBeVisible();
  await expect(banner).toBeVisible();
  await expectAllWell(page, 'Home');
  await expectAllWell(caseSummary, 'Case Summary');
  await banner.click();
  await expect(title(caseSummary, 'e-Messages Detail')).toBeVisible();
  await expectStatus(caseSummary, 'A question', 'Read');
  await expect(home.getByRole('link', { name: `${eMessages.received} Received` })).toBeVisible();
  await home.getByRole('link', { name: /^\d+ Read$/ }).click();
  await expect(page).toHaveURL(/\/worker\/e-messages\?statuses=Read$/);
  await expect(messageRow(page, 'A question')).toContainText('Read');
  await caseSummary.getByRole('button', { name: 'No reply needed' }).click();
  const dialog = caseSummary.getByRole('dialog');
  await dialog.getByLabel('Reason').selectOption('Answered by phone');
  await expectNoViolations(caseSummary);
  await dialog.getByRole('button', { name: 'No reply needed' }).click();
  await expect(entries(caseSummary)).toContainText('No reply needed: Answered by phone');
  await caseSummary.getByRole('button', { name: 'Close' }).click();
  await expect(title(caseSummary, 'Case Summary')).toBeVisible();
  await expect(banner).toBeHidden();
  await bar(caseSummary, 'Global').getByRole('link', { name: 'Home' }).click();
  await expect(title(caseSummary, 'Home')).toBeVisible();
});
