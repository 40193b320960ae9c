import { tabTo } from './support/keyboard.js';
import { expect, expectNoViolations, test } from './support/test.js';
import {
  askInVain,
  button,
  buttonsOf,
  expectLinkedStatus,
  goToCaseLinkRequests,
  nameOf,
  requestIn19,
  searchForRegistrant,
  selectPerson,
  submit,
  title,
  verifyBy,
} from './support/worker.js';

test.use({ scene: 'worker-together' });

const summary = 'Case Link Select Person Summary';

test('of two workers at two browsers the slower one is told who was faster, and can only close', async ({
  signInAs,
  alsoSignInAs,
  page,
  town,
}) => {
  const name = await askInVain(town, 'customer-1');
  await signInAs('worker-19');
  const other = await alsoSignInAs('worker-19-b');
  for (const each of [page, other]) {
    await goToCaseLinkRequests(each);
    await searchForRegistrant(each, name);
    await submit(each, name);
    await selectPerson(each, name);
    await verifyBy(each, 'Security questions by phone');
  }
  await button(page, 'Continue').click();
  await expectLinkedStatus(page, 'Processed');
  await expectLinkedStatus(other, 'Processed');
  await expect(other.getByText('While you were here this request was processed')).toBeVisible();
  await expect(buttonsOf(other)).toHaveText(['Close']);
  await expectNoViolations(other);
});

test('the main flow needs no mouse: a request is found, opened and processed by keys alone', async ({
  signInAs,
  page,
  town,
}) => {
  const name = await askInVain(town, 'customer-7');
  await signInAs('worker-19');
  await expect(title(page, 'Home')).toBeFocused();
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await expect(title(page, 'Case Link Request Search')).toBeFocused();
  await tabTo(page, page.getByLabel('Registrant Last Name'));
  await page.keyboard.type(name.last);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Search Results Summary' })).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  await expect(title(page, 'Select Person')).toBeFocused();
  await tabTo(page, page.getByRole('form').getByRole('button', { name: 'Search', exact: true }).first());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Search Results Summary' })).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.getByRole('radio', { name: name.listed })).toBeChecked();
  await page.keyboard.press('s');
  await expect(title(page, summary)).toBeFocused();
  await tabTo(page, page.getByRole('checkbox', { name: 'Security questions by phone' }));
  await page.keyboard.press('Space');
  await page.keyboard.press('c');
  await expectLinkedStatus(page, 'Processed');
});

test('who is no Primary Applicant cannot be linked: the text of the documents, Reject and Cancel only', async ({
  signInAs,
  page,
  town,
}) => {
  const customer = town.customer('customer-4');
  const name = nameOf(customer);
  const { enter } = customer;
  await (await town.person('customer-4')).post('/api/v1/portal/link-attempts', enter);
  await signInAs(`worker-${enter.county}`);
  await goToCaseLinkRequests(page);
  await searchForRegistrant(page, name);
  await submit(page, name);
  await selectPerson(page, name);
  await expect(
    page.getByText(
      `Unable to link person to this account, ${name.whole} is not the Primary Applicant listed on this case.`,
    ),
  ).toBeVisible();
  await expect(buttonsOf(page)).toHaveText(['Reject', 'Cancel']);
  await expectNoViolations(page);
});

test('a colleague who leaves the page of a request is soon seen there no more', async ({
  signInAs,
  alsoSignInAs,
  page,
  town,
}) => {
  const { requestId } = await requestIn19(town, 'customer-12');
  const colleague = await town.person('worker-19-b');
  const { name } = await colleague.get<{ name: string }>('/api/v1/me');
  await signInAs('worker-19', `/worker/case-link-requests/${requestId}`);
  const other = await alsoSignInAs('worker-19-b', `/worker/case-link-requests/${requestId}`);
  await expect(title(other, summary)).toBeVisible();
  const also = page.getByText(`Also looking at this request: ${name}`);
  await expect(also).toBeVisible();
  await button(other, 'Close').click();
  await expect(also).toBeHidden({ timeout: 10_000 });
});
