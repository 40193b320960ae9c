import { expectAllWell } from './support/portal.js';
import { expect, test } from './support/test.js';
import {
  button,
  buttonsOf,
  giveReason,
  goToCaseLinkRequests,
  nameOf,
  requestRow,
  searchButton,
  searchForRegistrant,
  title,
} from './support/worker.js';

test.use({ scene: 'worker-unlink' });

const notLinked = 'This person is not linked to any E-Application account.';

test('Unlinking a Primary Applicant from a Self-Service Portal Account, step by step', async ({
  signInAs,
  page,
  town,
}) => {
  const customer = town.customer('customer-5');
  const name = nameOf(customer);
  await signInAs('worker-34');
  // 1 to 4
  await goToCaseLinkRequests(page);
  await button(page, 'Unlink').click();
  // 5 and 6: nothing is prefilled here
  await expectAllWell(page, 'Select Person');
  await expect(page.getByLabel('Last Name', { exact: true })).toHaveValue('');
  await page.getByLabel('Last Name', { exact: true }).fill(name.last);
  await page.getByLabel('First Name', { exact: true }).fill(name.first);
  await searchButton(page).click();
  await page.getByRole('radio', { name: name.listed }).check();
  await expectAllWell(page, 'Select Person');
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  // 7
  await expectAllWell(page, 'Case Link Select Person Summary');
  await expect(buttonsOf(page)).toHaveText(['Unlink', 'Cancel']);
  const account = page.getByRole('region', { name: 'Linked account' });
  await expect(account).toContainText(name.whole);
  await expect(account).toContainText('automatically, after a code.');
  await expect(account).toContainText(/\S•••@/);
  await expect(page.getByRole('main').getByRole('term')).toHaveText([
    'Case Number',
    'First Name',
    'Middle Name',
    'Last Name',
    'SSN',
    'Date of Birth',
    'Gender',
    'Address Line 1',
    'City',
    'State',
    'Zip Code',
    'Phone Number',
  ]);
  await button(page, 'Unlink').click();
  const dialog = page.getByRole('dialog', { name: `Unlink ${name.whole}` });
  await expectAllWell(page, 'Case Link Select Person Summary');
  await dialog.getByRole('button', { name: 'Unlink' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Reason: Choose a reason.');
  await expect(dialog).toContainText(`The account of ${name.whole}`);
  await dialog.getByLabel('Note').fill('She rang from her own number.');
  await giveReason(page, 'Unlink', 'The customer asked for it');
  await expect(page.getByRole('status').filter({ hasText: notLinked })).toBeVisible();
  await expect(buttonsOf(page)).toHaveText(['Close']);
  await expect(button(page, 'Close')).toBeFocused();
  await expectAllWell(page, 'Case Link Select Person Summary');
  const history = page.getByRole('region', { name: 'Links of this person' });
  await expect(history).toContainText(/Unlinked .* by .* \(you\): The customer asked for it\./);
  await expect(history).toContainText('Note: She rang from her own number.');
  await page.getByRole('link', { name: 'Open the new request' }).click();
  await expect(page.getByRole('region', { name: 'History of this request' })).toContainText(
    'Note: She rang from her own number.',
  );
  await expect(page.getByText('Requested by the customer')).toHaveCount(0);
  await page.goBack();
  await button(page, 'Close').click();
  // "When staff unlink a primary applicant […] the system auto generates a Case Link request."
  await expect(title(page, 'Case Link Request Search')).toBeVisible();
  await searchForRegistrant(page, name);
  await expect(requestRow(page, name)).toHaveCount(1);
  await expect(requestRow(page, name)).toContainText('after an unlink');
  await expectAllWell(page, 'Case Link Request Search');
  await requestRow(page, name).getByRole('link', { name: name.whole }).click();
  await expect(page.getByRole('region', { name: 'History of this request' })).toContainText(
    'Made because the account was unlinked: The customer asked for it',
  );
  // "[…] all associated cases are unlinked as well."
  const customerAccount = await town.person('customer-5');
  const { items } = await customerAccount.get<{ items: readonly object[] }>('/api/v1/portal/links');
  expect(items).toEqual([]);
});

test('who is not linked cannot be unlinked: the message and Close', async ({ signInAs, page, town }) => {
  const name = nameOf(town.customer('customer-7'));
  await signInAs('worker-19', '/worker/unlink');
  await page.getByLabel('Last Name', { exact: true }).fill(name.last);
  await page.getByLabel('First Name', { exact: true }).fill(name.first);
  await searchButton(page).click();
  await page.getByRole('radio', { name: name.listed }).check();
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: notLinked })).toBeVisible();
  await expect(buttonsOf(page)).toHaveText(['Close']);
  await expectAllWell(page, 'Case Link Select Person Summary');
  await button(page, 'Close').click();
  await expect(title(page, 'Case Link Request Search')).toBeVisible();
});
