import type { Page } from '@playwright/test';
import {
  endSession,
  expect,
  expectNoViolations,
  expectToFit,
  pressAfterTheEnd,
  test,
} from './support/test.js';

test.use({ scene: 'seed-steps' });

const summary = 'Case Link Select Person Summary';

/** Steps 1 to 3 of every list: Case Info on the Global bar, e-Tools from the Local navigator, the Task link. */
async function toSearch(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Global' }).getByRole('link', { name: 'Case Info' }).hover();
  await page.getByRole('navigation', { name: 'Local' }).getByRole('link', { name: 'e-Tools' }).click();
  await page
    .getByRole('navigation', { name: 'Task' })
    .getByRole('link', { name: 'Case Link Request' })
    .click();
  await expect(page.getByRole('heading', { name: 'Case Link Request Search' })).toBeVisible();
}

/** Step 4: names in exact spelling, Search, Submit of the registrant. */
async function submitRequestOf(page: Page, firstName: string, lastName: string): Promise<void> {
  await page.getByLabel('Registrant First Name').fill(firstName);
  await page.getByLabel('Registrant Last Name').fill(lastName);
  await page.getByRole('button', { name: 'Search' }).first().click();
  const row = page.getByRole('row', { name: new RegExp(`${firstName} ${lastName}`) });
  await row
    .getByRole('button', { name: /^Submit/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Select Person' })).toBeVisible();
}

/** Step 5: Search with what the registrant entered, the radio button of the person, Select. */
async function selectPerson(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Search' }).first().click();
  await page.getByRole('row', { name }).getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Select', exact: true }).first().click();
  await expect(page.getByRole('heading', { name: summary })).toBeVisible();
}

const namesOf = (name: string) => {
  const [first = '', ...rest] = name.split(' ');
  return { first, last: rest.at(-1) ?? '' };
};

test('Processing a Case Link Request: both counties are done with one Continue', async ({
  signInAs,
  page,
  town,
}) => {
  const { name, enter } = town.customer('customer-2');
  const { first, last } = namesOf(name);
  await (await town.person('customer-2')).post('/api/v1/portal/link-attempts', enter);
  await signInAs('worker-19');
  await toSearch(page);
  await expectNoViolations(page);
  await expectToFit(page);
  await submitRequestOf(page, first, last);
  expect(page.url(), 'no name in an address').not.toContain(last);
  await expect(page.getByLabel('Last Name')).toHaveValue(last);
  await expect(page.getByLabel('Include Phonetic Search Results')).toBeChecked();
  await expectNoViolations(page);
  await selectPerson(page, new RegExp(last));
  await expectNoViolations(page);
  await expectToFit(page);
  await page.getByRole('button', { name: 'Continue' }).first().click();
  await expect(page.getByText('How was identity verified?').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: summary })).toBeVisible();
  await page.getByText('Security questions by phone').click();
  await page.getByRole('button', { name: 'Continue' }).first().click();
  await expect(page.getByRole('row', { name: /Linked Status/ })).toContainText('Processed');
  await expect(page.getByRole('button', { name: 'Continue' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Reject' })).toHaveCount(0);
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Close' }).first().click();
  await expect(page.getByRole('heading', { name: 'Case Link Request Search' })).toBeVisible();
  const elsewhere = await (await town.person('worker-34')).get<{ items: readonly unknown[] }>(
    `/api/v1/case-link-requests?status=Pending&lastName=${last}&firstName=${first}`,
  );
  expect(elsewhere.items).toEqual([]);
});

test('Rejecting: a half-filled form survives a reload and the end of the session', async ({
  signInAs,
  page,
  town,
}) => {
  const { name, enter } = town.customer('customer-7');
  const { first, last } = namesOf(name);
  const customer = await town.person('customer-7');
  await customer.post('/api/v1/portal/link-attempts', { ...enter, zipCode: '99999' });
  await signInAs(`worker-${enter.county}`);
  await toSearch(page);
  await submitRequestOf(page, first, last);
  await selectPerson(page, new RegExp(last));
  await page.getByRole('button', { name: 'Reject' }).first().click();
  const form = page.getByRole('dialog', { name: 'Reject this request' });
  await form.getByLabel(/Note/).fill('The caller did not know the case number.');
  await expectNoViolations(page);
  await page.reload();
  await expect(form.getByLabel(/Note/)).toHaveValue('The caller did not know the case number.');
  await form.getByLabel(/Reason/).selectOption({ label: 'Identity could not be verified' });
  await endSession(page);
  await pressAfterTheEnd(form.getByRole('button', { name: 'Reject' }));
  const ended = page.getByRole('dialog', { name: 'Your session has ended' });
  await ended.getByRole('button', { name: new RegExp(`worker-${enter.county}$`) }).click();
  await expect(ended).toBeHidden();
  await expect(form.getByLabel(/Note/)).toHaveValue('The caller did not know the case number.');
  await form.getByRole('button', { name: 'Reject' }).click();
  await expect(page.getByRole('row', { name: /Linked Status/ })).toContainText('Rejected');
  await expect(page.getByRole('button', { name: 'Continue' })).toHaveCount(0);
  await expectNoViolations(page);
});

test('Unlinking: the account is free, and the page says so', async ({ signInAs, page, town }) => {
  const { name, enter } = town.customer('customer-5');
  const { first, last } = namesOf(name);
  await signInAs(`worker-${enter.county}`);
  await toSearch(page);
  await page.getByRole('button', { name: 'Unlink' }).click();
  await expect(page.getByRole('heading', { name: 'Select Person' })).toBeVisible();
  await page.getByLabel('Last Name').fill(last);
  await page.getByLabel('First Name').fill(first);
  await selectPerson(page, new RegExp(last));
  await expect(page.getByRole('row', { name: /Linked Status/ })).toHaveCount(0);
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Unlink' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel(/Reason/).selectOption({ label: 'The customer asked for it' });
  await form.getByRole('button', { name: 'Unlink' }).click();
  await expect(page.getByText('This person is not linked to any E-Application account.')).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Close' }).first().click();
  await expect(page.getByRole('heading', { name: 'Case Link Request Search' })).toBeVisible();
});

test('of two workers the slower one is told who was faster', async ({ signInAs, page, town }) => {
  const { name, enter } = town.customer('customer-1');
  const { first, last } = namesOf(name);
  const customer = await town.person('customer-1');
  await customer.post('/api/v1/portal/link-attempts', { ...enter, zipCode: '99999' });
  await signInAs(`worker-${enter.county}`);
  await toSearch(page);
  await submitRequestOf(page, first, last);
  await selectPerson(page, new RegExp(last));
  const requestId = /case-link-requests\/([^/?]+)/.exec(page.url())![1]!;
  const colleague = await town.person(`worker-${enter.county}-b`);
  await page.getByText('Security questions by phone').click();
  await colleague.post(`/api/v1/case-link-requests/${requestId}/reject`, { reason: 'duplicate' });
  await expect(page.getByRole('row', { name: /Linked Status/ })).toContainText('Rejected');
  await expect(page.getByText('While you were here this request was rejected')).toBeVisible();
  await expectNoViolations(page);
});
