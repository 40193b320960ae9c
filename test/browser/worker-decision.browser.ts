import { expectAllWell } from './support/portal.js';
import { expect, test } from './support/test.js';
import {
  askInVain,
  button,
  buttonsOf,
  expectLinkedStatus,
  field,
  nameOf,
  newPerson,
  requestIdOf,
  requestIn19,
  requestRow,
  searchButton,
  searchForRegistrant,
  selectPerson,
  title,
  verifyBy,
} from './support/worker.js';

test.use({ scene: 'worker-decision' });

test('what was decided stands on the page: who, when, how verified, the note; and in the history of the case', async ({
  signInAs,
  page,
  town,
}) => {
  const { name, requestId } = await requestIn19(town, 'customer-7');
  await signInAs('worker-19', `/worker/case-link-requests/${requestId}/select-person`);
  await selectPerson(page, name);
  const decision = page.getByRole('region', { name: 'Decision' });
  await expect(decision).toHaveCount(0);
  await verifyBy(page, 'ID shown in person');
  await verifyBy(page, 'Documents on file');
  await page.getByRole('textbox', { name: 'Note' }).fill('Saw her passport.');
  await button(page, 'Continue').click();
  await expectLinkedStatus(page, 'Processed');
  for (const at of [page.url(), `/worker/case-link-requests/${requestId}`]) {
    await page.goto(at);
    await expect(decision).toContainText(/Processed \d\d\/\d\d\/\d{2,4},? .*, by .* \(you\)/);
    await expect(decision.getByRole('definition')).toHaveText([
      'ID shown in person, Documents on file',
      'Saw her passport.',
    ]);
    await expectAllWell(page, 'Case Link Select Person Summary');
  }
  await page.goto(`/worker/cases/${town.customer('customer-7').enter.caseNumber}?tab=history`);
  await expect(page.getByRole('region', { name: 'History', exact: true })).toContainText(
    'Identity verified by: Identification shown in person, Documents on file. Note: Saw her passport.',
  );
  await expectAllWell(page, 'Case Summary');
});

test('a rejection is told with its note, in the list too, and leaves no instruction behind', async ({
  signInAs,
  page,
  town,
}) => {
  const { name, requestId } = await requestIn19(town, 'customer-12');
  await signInAs('worker-19', `/worker/case-link-requests/${requestId}`);
  await button(page, 'Reject').click();
  const dialog = page.getByRole('dialog', { name: 'Reject this request' });
  await dialog.getByLabel('Reason').selectOption('Other (a note is required)');
  await dialog.getByLabel('Note').fill('Asked for her neighbour.');
  await dialog.getByRole('button', { name: 'Reject' }).click();
  await expect(page.getByRole('region', { name: 'Decision' })).toContainText(/by .* \(you\): Other/);
  await expect(page.getByRole('definition')).toHaveText(['Asked for her neighbour.']);
  await expect(page.getByText(/note is required|add a note/)).toHaveCount(0);
  await expectAllWell(page, 'Case Link Select Person Summary');
  await button(page, 'Close').click();
  const begin = page.getByLabel('Begin Date');
  await page.getByLabel('Registration Status').selectOption('Rejected');
  await searchButton(page).click();
  await expect(requestRow(page, name)).toContainText(/Rejected ?\d\d\/\d\d\/\d{4}, by .* \(you\): Other/);
  // No row is older than the Begin Date says.
  const dates = page.getByRole('table').locator('time');
  const days = await dates.evaluateAll((all) =>
    all.map((each) => each.getAttribute('datetime')!.slice(0, 10)),
  );
  const first = await begin.inputValue();
  expect(days.every((day) => day >= first)).toBe(true);
  await expectAllWell(page, 'Case Link Request Search');
});

test('why a request exists stands in the list, on the page and in the history of the case, and not at the customer’s', async ({
  signInAs,
  alsoSignInAs,
  page,
  town,
}) => {
  const { name, requestId } = await requestIn19(town, 'customer-1');
  await signInAs('worker-19', '/worker/case-link-requests');
  await searchForRegistrant(page, name);
  await expect(requestRow(page, name)).toContainText('Differs: ZIP Code');
  await page.goto(`/worker/case-link-requests/${requestId}`);
  await expect(page.getByRole('region', { name: 'History of this request' })).toContainText(
    'Requested by the customer. Differs: ZIP Code',
  );
  await page.goto(`/worker/cases/${town.customer('customer-1').enter.caseNumber}?tab=history`);
  await expect(page.getByRole('region', { name: 'History', exact: true })).toContainText(
    'Differs: ZIP Code.',
  );
  const portal = await alsoSignInAs('customer-1', '/portal');
  await expect(portal.getByRole('main')).not.toContainText(/differs/i);
});

test('before anybody is selected the page shows the cases it may be about, and what to weigh', async ({
  signInAs,
  page,
  town,
}) => {
  const { enter, personId } = await newPerson(town, { id: '7101', ...nameOf(town.customer('customer-11')) });
  const supervisor = await town.person('supervisor-19');
  await supervisor.put(`/api/v1/persons/${personId}/customer-privacy`, { active: true, reason: 'Her wish.' });
  const { requestId } = await requestIn19(town, 'customer-11', enter);
  const worker = await town.person('worker-19-b');
  await worker.put(`/api/v1/persons/${personId}/contact`, { email: 'other@example.org', phones: [] });
  await signInAs('worker-19', `/worker/case-link-requests/${requestId}`);
  const cases = page.getByRole('region', { name: 'May be associated to' });
  await expect(cases.getByRole('link')).toHaveText([enter.caseNumber]);
  const warnings = page.getByRole('region', { name: 'Warnings' }).getByRole('listitem');
  await expect(warnings).toHaveText([
    new RegExp(
      `^This person has an active Customer Privacy record\\. \\(.+, since \\d\\d/.+\\) Case ${enter.caseNumber}$`,
    ),
    new RegExp(
      `^This person's contact details were changed lately\\. \\(.+, \\d\\d/.+\\) Contact Summary of ${enter.caseNumber}$`,
    ),
  ]);
  await expect(buttonsOf(page)).toHaveText(['Reject', 'Close']);
  await expectAllWell(page, 'Case Link Select Person Summary');
  await cases.getByRole('link').click();
  await expect(title(page, 'Case Summary')).toBeVisible();
  await page.goto(`/worker/cases/${enter.caseNumber}/contact`);
  await expect(page.getByRole('row').filter({ hasText: 'other@example.org' })).toContainText(
    'No: Customer Privacy, the county decides',
  );
  await expectAllWell(page, 'Contact Summary');
});

test('what differs comes first and is named in one line; another county’s case is not shown as ours', async ({
  signInAs,
  alsoSignInAs,
  page,
  town,
}) => {
  const name = await askInVain(town, 'customer-6');
  const here = await requestIdOf(town, 'worker-19', name);
  const there = await requestIdOf(town, 'worker-34', name);
  await signInAs('worker-19', `/worker/case-link-requests/${here}/select-person`);
  await selectPerson(page, name);
  const region = page.getByRole('region', { name: 'Registrant and person' });
  await expect(region).toContainText('One field differs: Zip Code.');
  await expect(region.getByRole('rowheader')).toContainText([
    'Case Number',
    'Linked Status',
    'Zip Code',
    'First Name',
  ]);
  await expectAllWell(page, 'Case Link Select Person Summary');
  const sacramento = await alsoSignInAs('worker-34', `/worker/case-link-requests/${there}`);
  for (const label of ['Case Number', 'County'])
    await expect(field(sacramento, label).getByRole('cell').last()).toHaveText('– Another county’s');
  await expectAllWell(sacramento, 'Case Link Select Person Summary');
});

test('a request in a colleague’s hands says so before the form, and a supervisor takes it over there', async ({
  signInAs,
  page,
  alsoSignInAs,
  town,
}) => {
  const { requestId } = await requestIn19(town, 'customer-12');
  const colleague = await town.person('worker-19-b');
  await colleague.post(`/api/v1/case-link-requests/${requestId}/take`);
  const { name: holder } = await colleague.get<{ name: string }>('/api/v1/me');
  await signInAs('worker-19', `/worker/case-link-requests/${requestId}/select-person`);
  const held = `This request is in the hands of ${holder}.`;
  await expect(page.getByText(`${held} To continue or reject it, ask for it`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take over' })).toHaveCount(0);
  const supervisor = await alsoSignInAs(
    'supervisor-19',
    `/worker/case-link-requests/${requestId}/select-person`,
  );
  await expect(supervisor.getByText(held)).toBeVisible();
  await expectAllWell(supervisor, 'Select Person');
  await supervisor.getByRole('button', { name: 'Take over' }).click();
  await expect(supervisor.getByText(held)).toHaveCount(0);
  await supervisor.goto(`/worker/case-link-requests/${requestId}`);
  await expect(buttonsOf(supervisor)).toHaveText(['Reject', 'Close']);
});

test('Select Person is prefilled with the registrant’s number, masked, and finds by it', async ({
  signInAs,
  page,
  town,
}) => {
  const { name, requestId } = await requestIn19(town, 'customer-2');
  await signInAs('worker-19', `/worker/case-link-requests/${requestId}/select-person`);
  const ssn = page.getByLabel('Social Security Number', { exact: true });
  await expect(ssn).toHaveValue(/^\*{3}-\*{2}-\d{4}$/);
  for (const label of ['Case Number', 'Last Name', 'First Name'])
    await page.getByLabel(label, { exact: true }).fill('');
  const asked = page.waitForRequest('**/api/v1/persons/search');
  await searchButton(page).click();
  expect((await asked).postDataJSON()).toMatchObject({ requestId, registrantSsn: true });
  await expect(page.getByRole('radio', { name: name.listed })).toBeVisible();
  await expectAllWell(page, 'Select Person');
});
