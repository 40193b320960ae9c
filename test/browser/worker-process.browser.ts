import { expectAllWell } from './support/portal.js';
import { expect, test } from './support/test.js';
import {
  askInVain,
  button,
  buttonsOf,
  expectLinkedStatus,
  field,
  goToCaseLinkRequests,
  nameOf,
  newPerson,
  requestIdOf,
  requestIn19,
  requestRow,
  searchButton,
  searchForRegistrant,
  selectPerson,
  submit,
  title,
  verifyBy,
} from './support/worker.js';

test.use({ scene: 'worker-process' });

test('Processing a Case Link Request, step by step', async ({ signInAs, page, town }) => {
  const { name, requestId } = await requestIn19(town, 'customer-7');
  await signInAs('worker-19');
  // 1 to 3
  await goToCaseLinkRequests(page);
  // 4: "Spelling must be exact for this search."
  await searchForRegistrant(page, { ...name, last: name.last.slice(0, -1) });
  await expect(page.getByText(/Names must be spelled exactly as the registrant entered them/)).toBeVisible();
  await searchForRegistrant(page, name);
  await expect(page.getByText('Results 1 - 1 of 1')).toBeVisible();
  await submit(page, name);
  // 5: "The Information the registrant entered on the SSP prepopulates."
  const { enter } = town.customer('customer-7');
  for (const [label, value] of [
    ['Case Number', enter.caseNumber],
    ['Last Name', name.last],
    ['First Name', name.first],
    ['Date Of Birth', enter.dateOfBirth],
    ['ZIP Code', '96001'],
  ] as const)
    await expect(page.getByLabel(label, { exact: true })).toHaveValue(value);
  await expect(page.getByRole('checkbox', { name: 'Include Phonetic Search Results' })).toBeChecked();
  await searchButton(page).click();
  await expect(page.getByRole('heading', { name: 'Search Results Summary' })).toBeFocused();
  await page.getByRole('radio', { name: name.listed }).check();
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  // 6
  await expectAllWell(page, 'Case Link Select Person Summary');
  await expect(buttonsOf(page)).toHaveText(['Continue', 'Reject', 'Cancel', 'Continue']);
  await expectLinkedStatus(page, 'Pending');
  await expect(field(page, 'Zip Code').getByRole('cell')).toHaveText(['96001', /^90012/, '✕ Differs']);
  await expect(field(page, 'Date of Birth').getByRole('cell').last()).toHaveText('✓ Agrees');
  await button(page, 'Continue').click();
  await expect(page.getByRole('alert')).toHaveText(/How was identity verified\? Choose at least one\./);
  await expect(page.getByRole('alert')).toBeFocused();
  await expectAllWell(page, 'Case Link Select Person Summary');
  await verifyBy(page, 'ID shown in person');
  await button(page, 'Continue').click();
  // "The Linked Status field updates to Processed."
  await expectLinkedStatus(page, 'Processed');
  await expect(buttonsOf(page)).toHaveText(['Close']);
  await expect(button(page, 'Close')).toBeFocused();
  await expectAllWell(page, 'Case Link Select Person Summary');
  await button(page, 'Close').click();
  await expectAllWell(page, 'Case Link Request Search');
  await expect(page.getByLabel('Registrant Last Name')).toHaveValue(name.last);
  await expect(requestRow(page, name)).toHaveCount(0);
  const customer = await town.person('customer-7');
  const { items } = await customer.get<{ items: readonly { caseNumber: string }[] }>('/api/v1/portal/links');
  expect(items.map(({ caseNumber }) => caseNumber)).toContain(enter.caseNumber);
  const worker = await town.person('worker-19');
  expect(await worker.get(`/api/v1/case-link-requests/${requestId}`)).toMatchObject({
    processing: { cause: 'direct', by: 'worker-19' },
  });
});

test('three cases in one county and two in another make one request for each county; processing one processes both', async ({
  signInAs,
  alsoSignInAs,
  page,
  town,
}) => {
  const name = await askInVain(town, 'customer-6');
  const there = await requestIdOf(town, 'worker-34', name);
  await requestIdOf(town, 'worker-19', name);
  const sacramento = await alsoSignInAs('worker-34', '/worker/case-link-requests');
  await searchForRegistrant(sacramento, name);
  await expect(requestRow(sacramento, name)).toHaveCount(1);
  await signInAs('worker-19', '/worker/case-link-requests');
  await searchForRegistrant(page, name);
  await expect(requestRow(page, name)).toHaveCount(1);
  await submit(page, name);
  await selectPerson(page, name);
  await expect(field(page, 'Case Number')).toContainText('and 2 cases in other counties');
  await expect(field(page, 'Case Number').getByRole('link')).toHaveText([
    'B19000004',
    'B19000002',
    'B19000003',
    'B19000004',
  ]);
  await verifyBy(page, 'Security questions by phone');
  await button(page, 'Continue').click();
  await expectLinkedStatus(page, 'Processed');
  // The other county's page is told, and its default results have lost the request.
  await searchButton(sacramento).click();
  await expect(requestRow(sacramento, name)).toHaveCount(0);
  await sacramento.getByLabel('Registration Status').selectOption('Processed');
  await searchButton(sacramento).click();
  await requestRow(sacramento, name).getByRole('link', { name: name.whole }).click();
  await expect(title(sacramento, 'Case Link Select Person Summary')).toBeVisible();
  expect(new URL(sacramento.url()).pathname).toBe(`/worker/case-link-requests/${there}`);
  await expectLinkedStatus(sacramento, 'Processed');
  await expect(buttonsOf(sacramento)).toHaveText(['Close']);
  await expect(sacramento.getByRole('region', { name: 'History of this request' })).toContainText(
    'because another county processed a request of the same submission',
  );
  await expectAllWell(sacramento, 'Case Link Select Person Summary');
});

test('requests that were submitted with different data are processed separately', async ({
  signInAs,
  page,
  town,
}) => {
  const name = await askInVain(town, 'customer-1');
  const first = await requestIdOf(town, 'worker-19', name);
  await askInVain(town, 'customer-1', { dateOfBirth: '1990-01-01' });
  await signInAs('worker-19', '/worker/case-link-requests');
  await searchForRegistrant(page, name);
  await expect(requestRow(page, name)).toHaveCount(2);
  await page.goto(`/worker/case-link-requests/${first}/select-person`);
  await selectPerson(page, name);
  await verifyBy(page, 'Documents on file');
  await button(page, 'Continue').click();
  await expectLinkedStatus(page, 'Processed');
  await button(page, 'Close').click();
  await searchForRegistrant(page, name);
  await expect(requestRow(page, name)).toHaveCount(1);
});

test('Cancel leads back to Select Person as it was left: criteria, results and the chosen person', async ({
  signInAs,
  page,
  town,
}) => {
  const { enter } = await newPerson(town, { id: '1101', ...nameOf(town.customer('customer-11')) });
  const { name, requestId } = await requestIn19(town, 'customer-11', enter);
  await signInAs('worker-19', `/worker/case-link-requests/${requestId}/select-person`);
  await page.getByLabel('Case Number', { exact: true }).fill('');
  await page.getByLabel('First Name', { exact: true }).fill('');
  await page.getByLabel('Date Of Birth', { exact: true }).fill('');
  await page.getByLabel('ZIP Code', { exact: true }).fill('');
  await searchButton(page).click();
  const found = page.getByRole('table', { name: 'People that were found' }).getByRole('radio');
  await expect(found.first()).toBeVisible();
  const results = await found.count();
  expect(results).toBeGreaterThan(1);
  await page.getByRole('button', { name: 'Select', exact: true }).press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Choose a person to select.');
  await expectAllWell(page, 'Select Person');
  await page.getByRole('radio', { name: name.listed, exact: true }).check();
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await expect(title(page, 'Case Link Select Person Summary')).toBeVisible();
  await button(page, 'Cancel').click();
  await expect(title(page, 'Select Person')).toBeVisible();
  await expect(found).toHaveCount(results);
  await expect(page.getByRole('radio', { name: name.listed, exact: true })).toBeChecked();
  await page.getByText('Refine Your Search').click();
  await expect(page.getByLabel('Last Name', { exact: true })).toHaveValue(name.last);
  await expect(page.getByLabel('Case Number', { exact: true })).toHaveValue('');
  await expectAllWell(page, 'Select Person');
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await expect(title(page, 'Case Link Select Person Summary')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('radio', { name: name.listed, exact: true })).toBeChecked();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(title(page, 'Case Link Request Search')).toBeVisible();
});

test('a wrong person is marked as such, and stands last from then on', async ({ signInAs, page, town }) => {
  const { name, requestId } = await requestIn19(town, 'customer-12');
  await signInAs('worker-19', `/worker/case-link-requests/${requestId}/select-person`);
  await selectPerson(page, name);
  await page.getByRole('button', { name: `Not this person: ${name.whole}` }).click();
  const dialog = page.getByRole('dialog', { name: 'Not this person?' });
  await expectAllWell(page, 'Case Link Select Person Summary');
  await dialog.getByRole('button', { name: 'Not this person' }).click();
  await expect(title(page, 'Select Person')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: name.listed })).toContainText(
    'marked: not this person',
  );
  await expectAllWell(page, 'Select Person');
});

test('where Select Person finds nobody, the request can be rejected there', async ({
  signInAs,
  page,
  town,
}) => {
  const { name, requestId } = await requestIn19(town, 'customer-12', {
    caseNumber: 'Z12345678',
    county: '19',
  });
  expect(name).toEqual(nameOf(town.customer('customer-12')));
  await signInAs('worker-19', `/worker/case-link-requests/${requestId}/select-person`);
  await page.getByLabel('Last Name', { exact: true }).fill('Xqzvbn');
  await page.getByLabel('First Name', { exact: true }).fill('Xqzvbn');
  await page.getByLabel('Social Security Number', { exact: true }).fill('');
  await searchButton(page).click();
  await expect(page.getByText(/^Nobody was found\./)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Search without “Last Name Xqzvbn”' })).toBeVisible();
  await expectAllWell(page, 'Select Person');
  await page.getByRole('button', { name: 'Reject' }).click();
  const dialog = page.getByRole('dialog', { name: 'Reject this request' });
  await dialog.getByLabel('Reason').selectOption('No matching person');
  await dialog.getByRole('button', { name: 'Reject' }).click();
  await expectLinkedStatus(page, 'Rejected');
  await expect(buttonsOf(page)).toHaveText(['Close']);
  await expect(page.getByText('While you were here')).toHaveCount(0);
});
