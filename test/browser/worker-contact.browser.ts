import { expectAllWell } from './support/portal.js';
import { expect, type Town, test } from './support/test.js';
import { bar, nameOf, newPerson, title } from './support/worker.js';

test.use({ scene: 'worker-contact' });

/** What the customer is answered who enters everything right: `verify` means that a code was offered. */
async function retry(town: Town, identity: string, entered = town.customer(identity).enter) {
  const customer = await town.person(identity);
  return customer.post<{ outcome: string; channels?: readonly { kind: string }[] }>(
    '/api/v1/portal/link-attempts',
    entered,
  );
}

test('Assisting Customers with Self Identification: once an e-mail address stands in the Contact Detail, the customer is offered a code', async ({
  signInAs,
  page,
  town,
}) => {
  const { enter, name } = town.customer('customer-3');
  expect((await retry(town, 'customer-3')).outcome).toBe('contact_county');
  // "This step-by-step starts within the context of a case."
  await signInAs('worker-34', `/worker/cases/${enter.caseNumber}`);
  await expectAllWell(page, 'Case Summary');
  await bar(page, 'Global').getByRole('link', { name: 'Case Info' }).hover();
  await bar(page, 'Local').getByRole('link', { name: 'Contact' }).click();
  await expectAllWell(page, 'Contact Summary');
  const information = page.getByRole('region', { name: 'Contact Information' });
  const row = information.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('Primary Applicant of CalFresh');
  await expect(row).toContainText('No, add an e-mail address or phone');
  await row.getByRole('link', { name: 'Edit' }).click();
  await expectAllWell(page, 'Contact Detail');
  await page.getByLabel('E-mail Address:').fill('lei.liu@example.org');
  // Where there is no telephone a row waits to be typed into.
  await page.getByLabel('Phone 1: Number').fill('9165550123');
  await page.getByLabel('Phone 1: Type').selectOption('Cell');
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await expect(
    page.getByRole('status').filter({ hasText: `The Contact Detail of ${name} was saved.` }),
  ).toBeVisible();
  await expectAllWell(page, 'Contact Detail');
  await expect(page.getByLabel('E-mail Address:')).toHaveValue('lei.liu@example.org');
  const { outcome, channels } = await retry(town, 'customer-3');
  expect(outcome).toBe('verify');
  expect(channels?.map(({ kind }) => kind)).toEqual(['email', 'text']);
});

test('Updating a telephone: Eligibility, Customer Information, Edit, the number, its type, Save and Return', async ({
  signInAs,
  page,
  town,
}) => {
  const name = nameOf(town.customer('customer-8'));
  const { enter } = await newPerson(town, { id: '8001', ...name });
  expect((await retry(town, 'customer-8', enter)).outcome).toBe('contact_county');
  await signInAs('worker-19', `/worker/cases/${enter.caseNumber}`);
  await expect(title(page, 'Case Summary')).toBeVisible();
  await bar(page, 'Global').getByRole('link', { name: 'Eligibility' }).hover();
  await bar(page, 'Local').getByRole('link', { name: 'Customer Information' }).click();
  await expect(title(page, 'Contact Summary')).toBeVisible();
  await page.getByRole('link', { name: `Edit the contact of ${name.whole}` }).click();
  await expect(title(page, 'Contact Detail')).toBeVisible();
  await expect(page.getByRole('main').getByRole('button')).toHaveText([
    'Save',
    'Save and Return',
    'Cancel',
    'Reset PIN',
    'Add',
    'Remove',
    'Remove All',
    'Save',
    'Save and Return',
    'Cancel',
  ]);
  await page.getByLabel('Phone 1: Number').fill('(222)333-4444');
  await expect(page.getByLabel('Phone 1: Type').getByRole('option')).toHaveText([
    '',
    'Cell',
    'Fax',
    'Home',
    'Message',
    'Main',
    'TDD',
    'Toll Free',
    'Work',
  ]);
  await page.getByLabel('Phone 1: Type').selectOption('Home');
  await page.getByRole('button', { name: 'Save and Return' }).first().click();
  await expectAllWell(page, 'Contact Summary');
  await expect(page.getByRole('row').filter({ hasText: name.whole })).toContainText('By text');
  const { outcome, channels } = await retry(town, 'customer-8', enter);
  expect(outcome).toBe('verify');
  expect(channels?.map(({ kind }) => kind)).toEqual(['text']);
});

test('only Cell, Main, Message, Home and Work phones take codes: a Fax alone still sends the customer to the county', async ({
  signInAs,
  page,
  town,
}) => {
  const { personId, enter } = await newPerson(town, { id: '9001', ...nameOf(town.customer('customer-9')) });
  await signInAs('worker-19', `/worker/cases/${enter.caseNumber}/contact/${personId}`);
  await page.getByLabel('Phone 1: Number').fill('2135550199');
  for (const [type, says] of [
    ['Cell', '✓ takes codes by text'],
    ['Main', '✓ takes codes by text'],
    ['Message', '✓ takes codes by text'],
    ['Home', '✓ takes codes by text'],
    ['Work', '✓ takes codes by text'],
    ['TDD', '✗ no codes by text'],
    ['Toll Free', '✗ no codes by text'],
    ['Fax', '✗ no codes by text'],
  ] as const) {
    await page.getByLabel('Phone 1: Type').selectOption(type);
    await expect(page.getByRole('row').filter({ has: page.getByLabel('Phone 1: Number') })).toContainText(
      says,
    );
  }
  await page.getByRole('button', { name: 'Save and Return' }).first().click();
  await expect(page.getByText('No, add an e-mail address or phone')).toBeVisible();
  expect((await retry(town, 'customer-9', enter)).outcome).toBe('contact_county');
});

test('without a case that is open, Contact leads to the Cases List', async ({ signInAs, page }) => {
  await signInAs('worker-19');
  await bar(page, 'Global').getByRole('link', { name: 'Case Info' }).hover();
  await bar(page, 'Local').getByRole('link', { name: 'Contact' }).click();
  await expect(title(page, 'Cases List')).toBeVisible();
  await expect(page.getByText(/^No case is open\. Open one here/)).toBeVisible();
});
