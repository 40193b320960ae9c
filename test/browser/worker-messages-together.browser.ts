import { tabTo } from './support/keyboard.js';
import { actionFor, entries, expectStatus, linked, messageRow, sent } from './support/messages.js';
import { expectAllWell } from './support/portal.js';
import { endSession, expect, expectNoViolations, expectToFit, test } from './support/test.js';
import { title } from './support/worker.js';

test.use({ scene: 'worker-messages-together' });

test('of two workers at one message each sees the other write, and the slower one’s answer goes as an addition', async ({
  signInAs,
  alsoSignInAs,
  page,
  town,
}) => {
  const ana = await linked(town, 'customer-7', '8201');
  const id = await ana.write('My new address', 'We moved.');
  const name = (await (await town.person('worker-19-b')).get<{ name: string }>('/api/v1/me')).name;
  await signInAs('worker-19', `/worker/e-messages/${id}`);
  const other = await alsoSignInAs('worker-19-b', `/worker/e-messages/${id}`);
  await expectStatus(page, 'My new address', 'Read');
  for (const each of [page, other]) await each.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('e-Message Body').fill('Send me the lease.');
  await other.getByLabel('e-Message Body').fill('Call me, please.');
  await expect(page.getByText(`${name} is writing an answer.`)).toBeVisible();
  await other.getByRole('button', { name: 'Save' }).click();
  await expectStatus(other, 'My new address', 'Replied');
  await expect(page.getByText(`${name} answered meanwhile`)).toBeVisible();
  await expect(page.getByLabel('e-Message Body')).toHaveValue('Send me the lease.');
  await expectAllWell(page, 'e-Messages Detail');
  await page.getByRole('button', { name: 'Send as an addition' }).click();
  await expect(entries(page)).toHaveCount(3);
  await expect(entries(other)).toHaveCount(3);
  await expect(page.getByText(/is writing an answer/)).toBeHidden();
});

test('who heard nothing of a faster answer sees it before their own is sent', async ({
  signInAs,
  page,
  town,
}) => {
  const ana = await linked(town, 'customer-8', '8202');
  const id = await ana.write('My income', 'I earn less now.');
  await signInAs('worker-19', `/worker/e-messages/${id}`);
  await page.getByRole('button', { name: 'Edit' }).click();
  await expectStatus(page, 'My income', 'Read');
  await page.context().route('**/api/v1/live?**', (route) => route.abort());
  await page.reload();
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('e-Message Body').fill('Send me the pay slips.');
  await (await town.person('worker-19-b')).post(`/api/v1/e-messages/${id}/reply`, { body: 'Noted.' });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('answered meanwhile')).toBeVisible();
  await expect(entries(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Send as an addition' }).click();
  await expect(entries(page)).toHaveCount(3);
});

test('a draft outlives a reload and a lost session, for the same person, until it is discarded', async ({
  signInAs,
  page,
  town,
}) => {
  const ana = await linked(town, 'customer-9', '8203');
  await signInAs('worker-19', '/worker/e-messages/new');
  await page.getByLabel('Case Number').fill(ana.caseNumber);
  await page.getByLabel('Case Number').press('Enter');
  await expect(page.getByLabel('Person Name')).toHaveValue(ana.personId);
  await page.getByLabel('e-Message Subject').fill('Your renewal');
  await page.getByLabel('e-Message Body').fill('Half a');
  await endSession(page);
  await page.reload();
  await page.getByRole('button', { name: /\bworker-19$/ }).click();
  await expect(page.getByText(/^Your draft of \d+:\d\d [AP]M\./)).toBeVisible();
  await expect(page.getByLabel('e-Message Body')).toHaveValue('Half a');
  await expect(page.getByLabel('Person Name')).toHaveValue(ana.personId);
  await expectAllWell(page, 'e-Messages Detail');
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByLabel('e-Message Body')).toHaveValue('');
  await expect(page.getByLabel('Case Number')).toBeFocused();
});

test('a text is counted as the person sees it, and one that is too long stays and says by how much', async ({
  signInAs,
  page,
}) => {
  await signInAs('worker-19', '/worker/e-messages/new');
  await page.getByLabel('e-Message Subject').fill('👩‍👩‍👧‍👦');
  await expect(page.getByText('199 of 200 characters left').first()).toBeVisible();
  await page.getByLabel('e-Message Body').fill('ñ'.repeat(4_002));
  await expect(page.getByText('2 characters over the limit of 4,000').first()).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Shorten it to 4,000 characters.');
  await expect(page.getByRole('alert')).toContainText('Enter a case number, or select a case.');
  await expect(page.getByLabel('e-Message Body')).toHaveValue('ñ'.repeat(4_002));
  await expectNoViolations(page);
});

test('the whole of it needs no mouse, and fits a phone', async ({ signInAs, page, town }) => {
  const ana = await linked(town, 'customer-10', '8204');
  await ana.write('By keys alone', 'Can you answer without a mouse?');
  await signInAs('worker-19');
  await expect(title(page, 'Home')).toBeFocused();
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(title(page, 'e-Messages Search')).toBeFocused();
  await tabTo(page, page.getByLabel('Case Number'));
  await page.keyboard.type(ana.caseNumber);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Search Results Summary' })).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('v');
  await expect(title(page, 'As the customer sees it')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(messageRow(page, 'By keys alone').getByRole('link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(title(page, 'e-Messages Detail')).toBeFocused();
  await expectStatus(page, 'By keys alone', 'Read');
  await page.keyboard.press('e');
  await expect(page.getByLabel('e-Message Body')).toBeFocused();
  await page.keyboard.type('Yes.');
  await page.keyboard.press('Control+Enter');
  await expectStatus(page, 'By keys alone', 'Replied');
  await expect(page.getByText('Sent. The customer reads your answer in the portal.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(title(page, 'e-Messages Search')).toBeVisible();
  await page.keyboard.press('a');
  await expect(title(page, 'e-Messages Detail')).toBeFocused();
  await expectToFit(page);
});

test('who types while the list is still on its way back stays in the field', async ({
  signInAs,
  page,
  town,
}) => {
  const ana = await linked(town, 'customer-6', '8207');
  const id = await sent(town, ana);
  await signInAs('worker-19', `/worker/e-messages?worker=any&waiting=any&caseNumber=${ana.caseNumber}`);
  await messageRow(page, 'Your renewal').getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(id));
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/v1/e-messages/search', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByLabel('Case Number').fill('another');
  const answered = page.waitForResponse('**/api/v1/e-messages/search');
  release();
  await answered;
  await expect(page.getByRole('region', { name: 'Search Results Summary' })).toHaveAttribute(
    'aria-busy',
    'false',
  );
  await expect(messageRow(page, 'Your renewal')).toBeVisible();
  await expect(page.getByLabel('Case Number')).toBeFocused();
});

test('own messages are not edited: Edit begins a new one to the same person', async ({
  signInAs,
  page,
  town,
}) => {
  const ana = await linked(town, 'customer-11', '8205');
  const id = await sent(town, ana);
  await signInAs('worker-19', `/worker/e-messages/${id}`);
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByLabel('Case Number')).toHaveValue(ana.caseNumber);
  await expect(page.getByLabel('Person Name')).toHaveValue(ana.personId);
  await expect(page.getByLabel('e-Message Subject')).toHaveValue('Your renewal');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page).toHaveURL(new RegExp(`/worker/e-messages/${id}$`));
});

test('who may only look sees no control, and reads which right is missing; a supervisor moves several', async ({
  signInAs,
  alsoSignInAs,
  page,
  town,
}) => {
  const ana = await linked(town, 'customer-12', '8206');
  const id = await ana.write('A question', 'When?');
  const action = await actionFor(town, ana);
  await signInAs('viewer-19', `/worker/e-messages/${id}`);
  await expect(page.getByText('You need the right e-message:send to answer.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Edit' })).toBeHidden();
  await expectStatus(page, 'A question', 'Received');
  await expectAllWell(page, 'e-Messages Detail');
  const supervisor = await alsoSignInAs(
    'supervisor-19',
    `/worker/e-messages?worker=any&waiting=any&caseNumber=${ana.caseNumber}`,
  );
  await supervisor.getByRole('checkbox', { name: 'Choose all e-Messages on this page' }).check();
  await expect(supervisor.getByText('2 e-Messages chosen')).toBeVisible();
  await expectAllWell(supervisor, 'e-Messages Search');
  await supervisor.getByRole('button', { name: 'Reassign …' }).click();
  const nameOf = async (id: string) =>
    (await (await town.person(id)).get<{ name: string }>('/api/v1/me')).name;
  const [name, first] = [await nameOf('worker-19-b'), await nameOf('worker-19')];
  await supervisor.getByRole('dialog').getByLabel('Worker').selectOption({ label: name });
  await supervisor.getByRole('dialog').getByRole('button', { name: 'Assign' }).click();
  await expect(supervisor.getByText(`2 e-Messages reassigned to ${name}.`)).toBeVisible();
  await expect(page.getByRole('region', { name: 'A question' })).toContainText(name);
  await supervisor.getByRole('link', { name: 'A question' }).click();
  await supervisor.getByRole('button', { name: 'Reassign' }).click();
  await supervisor.getByRole('dialog').getByLabel('Worker').selectOption({ label: first });
  await supervisor.getByRole('dialog').getByRole('button', { name: 'Assign' }).click();
  await expect(page.getByRole('region', { name: 'A question' })).toContainText(first);
  await supervisor.getByRole('button', { name: 'Undo' }).click();
  await expect(supervisor.getByRole('status').filter({ hasText: `Given back to ${name}.` })).toBeFocused();
  await expect(page.getByRole('region', { name: 'A question' })).toContainText(name);
  expect((await ana.customer.get<{ status: string }>(`/api/v1/portal/messages/${action}`)).status).toBe(
    'New Action',
  );
});
