import type { Page } from '@playwright/test';
import { expectAllWell } from './support/portal.js';
import { expect, test } from './support/test.js';
import {
  buttonsOf,
  expectLinkedStatus,
  field,
  goToCaseLinkRequests,
  nameOf,
  requestIn19,
  requestRow,
  searchButton,
  searchForRegistrant,
  title,
} from './support/worker.js';

test.use({ scene: 'worker-search' });

interface Found {
  readonly items: readonly { readonly requestId: string; readonly registrantName: string }[];
  readonly total: number;
  readonly oldestPending: string;
}

const california = (moment: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' }).format(moment);
const daysAgo = (days: number): string => california(new Date(Date.now() - days * 24 * 60 * 60_000));
const results = (page: Page) => page.getByRole('heading', { name: 'Search Results Summary' });
const rows = (page: Page) => page.getByRole('table', { name: 'Case link requests' }).getByRole('rowheader');
const queryOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

test('Accessing Case Link Requests: on arrival all unprocessed requests of the county, newest first', async ({
  signInAs,
  page,
  town,
}) => {
  const worker = await town.person('worker-19');
  const { total, oldestPending, items } = await worker.get<Found>('/api/v1/case-link-requests');
  expect(total).toBeGreaterThan(25);
  await signInAs('worker-19');
  await goToCaseLinkRequests(page);
  await expect(page.getByLabel('Registration Status')).toHaveValue('Pending');
  await expect(page.getByLabel('Results per Page')).toHaveValue('25');
  await expect(page.getByLabel('End Date')).toHaveValue(daysAgo(0));
  const threeMonthsAgo = daysAgo(89);
  const begin = await page.getByLabel('Begin Date').inputValue();
  expect(begin <= threeMonthsAgo, `${begin} is three months back, or more`).toBe(true);
  expect(begin <= california(new Date(oldestPending)), 'nothing that waits is left out').toBe(true);
  await expect(page.getByText(`Results 1 - 25 of ${total}`).first()).toBeVisible();
  await expect(rows(page)).toHaveText(items.map(({ registrantName }) => new RegExp(`^${registrantName}`)));
  await expect(page.getByRole('form').getByRole('button', { name: 'Search' })).toHaveCount(2);
  await expect(page.getByRole('columnheader')).toHaveText([
    'Registrant Name',
    'Request Date',
    'Request Type',
    'Request Status',
    /^Age/,
    'Assigned to',
    'Actions',
  ]);
  await expect(rows(page).first().locator('xpath=..').getByRole('cell')).toHaveText([
    '',
    /^\d\d\/\d\d\/\d{4}$/,
    /^Link \S/,
    'Pending',
    /^\d+ days?/,
    /./,
    /^Submit/,
  ]);
  await expectAllWell(page, 'Case Link Request Search');
});

test('a name opens the summary, view only: what the registrant entered, Reject and Close; Close leads back to the row', async ({
  signInAs,
  page,
  town,
}) => {
  const { name } = await requestIn19(town, 'customer-7');
  const { enter } = town.customer('customer-7');
  await signInAs('worker-19', '/worker/case-link-requests');
  await searchForRegistrant(page, name);
  await requestRow(page, name).getByRole('link', { name: name.whole }).click();
  await expectAllWell(page, 'Case Link Select Person Summary');
  await expect(buttonsOf(page)).toHaveText(['Reject', 'Close']);
  await expectLinkedStatus(page, 'Pending');
  await expect(page.getByRole('region', { name: 'Registrant and person' }).getByRole('rowheader')).toHaveText(
    [
      'Case Number',
      'Linked Status',
      // What differs comes first.
      'Zip Code',
      'First Name',
      'Middle Name',
      'Last Name',
      'SSN',
      'Date of Birth',
      'Gender',
      'Address Line 1',
      'City',
      'State',
      'Phone Number',
      'County',
    ],
  );
  await expect(field(page, 'Zip Code')).toContainText('96001');
  await expect(page.getByRole('region', { name: 'Match explanation' })).toContainText('ZIP Code differs.');
  // "You can click the Case Number hyperlink to navigate to the Case Summary page."
  await field(page, 'Case Number').getByRole('link', { name: enter.caseNumber }).click();
  await expect(title(page, 'Case Summary')).toBeVisible();
  await page.goBack();
  await page.getByRole('main').getByRole('button', { name: 'Close' }).click();
  await expect(title(page, 'Case Link Request Search')).toBeVisible();
  await expect(page.getByLabel('Registrant Last Name')).toHaveValue(name.last);
  await expect(requestRow(page, name).getByRole('link', { name: name.whole })).toBeFocused();
});

test('pending requests that are older than the Begin Date are counted, and shown on demand', async ({
  signInAs,
  page,
  town,
}) => {
  const worker = await town.person('worker-19');
  const { total: older } = await worker.get<Found>(`/api/v1/case-link-requests?to=${daysAgo(11)}`);
  expect(older).toBeGreaterThan(1);
  await signInAs('worker-19', '/worker/case-link-requests');
  await page.getByLabel('Begin Date').fill(daysAgo(10));
  await searchButton(page).click();
  const told = page.getByRole('status').filter({ hasText: `${older} older pending requests` });
  await expect(told).toBeVisible();
  await expectAllWell(page, 'Case Link Request Search');
  const { total } = await worker.get<Found>('/api/v1/case-link-requests');
  await told.getByRole('button', { name: 'Show them' }).click();
  await expect(told).toBeHidden();
  await expect(page.getByText(`Results 1 - 25 of ${total}`).first()).toBeVisible();
});

test('pages are turned by number and Next; the results take the focus', async ({ signInAs, page, town }) => {
  const worker = await town.person('worker-19');
  const { total } = await worker.get<Found>('/api/v1/case-link-requests');
  const second = await worker.get<Found>('/api/v1/case-link-requests?page=2');
  await signInAs('worker-19', '/worker/case-link-requests');
  const pages = page.getByRole('navigation', { name: 'Pages of results, above' });
  await pages.getByRole('button', { name: 'Next' }).click();
  await expect(results(page)).toBeFocused();
  await expect(page.getByText(`Results 26 - ${total} of ${total}`).first()).toBeVisible();
  await expect(rows(page)).toHaveText(
    second.items.map(({ registrantName }) => new RegExp(`^${registrantName}`)),
  );
  expect(queryOf(page)).toMatchObject({ page: '2' });
  await expect(pages.getByRole('button', { name: 'Page 2' })).toHaveAttribute('aria-current', 'page');
  await expect(pages.getByRole('button', { name: 'Next' })).toHaveCount(0);
  await expectAllWell(page, 'Case Link Request Search');
  await pages.getByRole('button', { name: 'Page 1' }).click();
  await expect(page.getByText(`Results 1 - 25 of ${total}`).first()).toBeVisible();
  await page.getByLabel('Results per Page').selectOption('50');
  await searchButton(page).click();
  await expect(rows(page)).toHaveCount(Math.min(50, total));
  // Where a page has emptied, the last one there is takes its place.
  await page.goto('/worker/case-link-requests?page=9');
  await expect(page.getByText(`Results 26 - ${total} of ${total}`).first()).toBeVisible();
  await expect(title(page, 'Case Link Request Search')).toBeFocused();
  expect(queryOf(page)).toMatchObject({ page: '2' });
});

test('criteria stand in the address, names never; Back, Forward and a reload restore criteria and results', async ({
  signInAs,
  page,
  town,
}) => {
  const name = nameOf(town.customer('customer-12'));
  await requestIn19(town, 'customer-12');
  const worker = await town.person('worker-19');
  const { total: rejected } = await worker.get<Found>('/api/v1/case-link-requests?status=Rejected');
  await signInAs('worker-19', '/worker/case-link-requests');
  await page.getByLabel('Registration Status').selectOption('Rejected');
  await page.getByLabel('Begin Date').fill(daysAgo(130));
  await searchButton(page).click();
  await expect(page.getByText(`Results 1 - ${rejected} of ${rejected}`)).toBeVisible();
  expect(queryOf(page)).toEqual({ status: 'Rejected', from: daysAgo(130), to: daysAgo(0) });
  await page.getByLabel('Registration Status').selectOption('Pending');
  await searchForRegistrant(page, name);
  await expect(rows(page)).toHaveText([name.whole]);
  for (const part of [name.first, name.last, encodeURIComponent(name.first)])
    expect(page.url()).not.toContain(part);
  await page.getByLabel('Registrant First Name').fill('');
  await page.getByLabel('Registrant Last Name').fill('Nobodyhasthisname');
  await searchButton(page).click();
  await expect(page.getByText(/^No requests match\./)).toBeVisible();
  await expectAllWell(page, 'Case Link Request Search');
  await page.goBack();
  await expect(page.getByLabel('Registrant First Name')).toHaveValue(name.first);
  await expect(page.getByLabel('Registrant Last Name')).toHaveValue(name.last);
  await expect(rows(page)).toHaveText([name.whole]);
  await page.reload();
  await expect(page.getByLabel('Registrant Last Name')).toHaveValue(name.last);
  await expect(rows(page)).toHaveText([name.whole]);
  await page.goBack();
  await expect(page.getByLabel('Registration Status')).toHaveValue('Rejected');
  await expect(page.getByLabel('Registrant Last Name')).toHaveValue('');
  await expect(page.getByText(`Results 1 - ${rejected} of ${rejected}`)).toBeVisible();
  await page.goForward();
  await expect(page.getByLabel('Registration Status')).toHaveValue('Pending');
  await expect(rows(page)).toHaveText([name.whole]);
});

test('the next person in this tab finds none of the names that were searched', async ({
  signInAs,
  page,
  town,
}) => {
  const name = nameOf(town.customer('customer-1'));
  await signInAs('worker-19', '/worker/case-link-requests');
  await searchForRegistrant(page, name);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(title(page, 'Sign in')).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: /\bworker-34$/ }).click();
  await expect(title(page, 'Case Link Request Search')).toBeVisible();
  await expect(page.getByLabel('Registrant Last Name')).toHaveValue('');
  await expect(page.getByLabel('Registrant First Name')).toHaveValue('');
});

test('an End Date before the Begin Date is refused at its field', async ({ signInAs, page }) => {
  await signInAs('worker-19', '/worker/case-link-requests');
  await page.getByLabel('Begin Date').fill(daysAgo(3));
  await page.getByLabel('End Date').fill(daysAgo(9));
  await searchButton(page).click();
  const alert = page.getByRole('alert');
  await expect(alert).toBeFocused();
  await expectAllWell(page, 'Case Link Request Search');
  await alert.getByRole('button').click();
  await expect(page.getByLabel('End Date')).toBeFocused();
  await expect(page.getByLabel('End Date')).toHaveAccessibleDescription(
    'The End Date must not be before the Begin Date.',
  );
});

test('the oldest first, by a press on Age, keeps what was typed and not yet searched', async ({
  signInAs,
  page,
  town,
}) => {
  const worker = await town.person('worker-19');
  const { items } = await worker.get<Found>('/api/v1/case-link-requests?sort=oldest');
  await signInAs('worker-19', '/worker/case-link-requests');
  await page.getByLabel('Registrant Last Name').fill('half ty');
  await page.getByRole('button', { name: 'Age', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Age' })).toHaveAttribute('aria-sort', 'descending');
  await expect(rows(page)).toHaveText(items.map(({ registrantName }) => new RegExp(`^${registrantName}`)));
  await expect(page.getByLabel('Registrant Last Name')).toHaveValue('half ty');
});

test('where nothing is found, what was not tried stands there at one press: a part of a double last name, a criterion less', async ({
  signInAs,
  page,
  town,
}) => {
  const name = nameOf(town.customer('customer-12'));
  await requestIn19(town, 'customer-12');
  await signInAs('worker-19', '/worker/case-link-requests');
  await searchForRegistrant(page, { ...name, last: `${name.last}-Nobodyhasit` });
  const found = page.getByRole('region', { name: 'Search Results Summary' });
  await expect(found).toContainText('The registrant may have entered only a part of the last name.');
  await expect(found.getByRole('listitem')).toHaveText([
    `Search for the last name ${name.last}`,
    'Search for the last name Nobodyhasit',
    `Search without “First name ${name.first}”`,
    `Search without “Last name ${name.last}-Nobodyhasit”`,
  ]);
  await expectAllWell(page, 'Case Link Request Search');
  await found.getByRole('button', { name: `Search for the last name ${name.last}` }).click();
  await expect(results(page)).toBeFocused();
  await expect(rows(page).first()).toContainText(name.whole);
  await expect(page.getByLabel('Registrant Last Name')).toHaveValue(name.last);
  expect(page.url()).not.toContain(name.last);
  await page.getByRole('list', { name: 'Set criteria' }).getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByLabel('Registrant Last Name')).toHaveValue('');
  await expect(page.getByText(/^Results 1 - 25 of/).first()).toBeVisible();
});

test('chosen requests stay chosen from page to page, are counted, and go with another search', async ({
  signInAs,
  page,
  town,
}) => {
  const { total } = await (await town.person('worker-19')).get<Found>('/api/v1/case-link-requests');
  await signInAs('supervisor-19', '/worker/case-link-requests');
  const pages = page.getByRole('navigation', { name: 'Pages of results, above' });
  const actions = page.getByRole('region', { name: 'Actions on the chosen requests' });
  const boxes = page.getByRole('checkbox', { name: /^Choose the request of/ });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await expect(actions.getByRole('status')).toHaveText('2 requests chosen');
  await pages.getByRole('button', { name: 'Next' }).click();
  await expect(boxes).toHaveCount(total - 25);
  await expect(actions.getByRole('status')).toHaveText('2 requests chosen, 2 on other pages');
  await boxes.nth(0).check();
  await expect(actions.getByRole('status')).toHaveText('3 requests chosen, 2 on other pages');
  await actions.getByRole('button', { name: 'Assign …' }).click();
  await expect(page.getByRole('dialog', { name: 'Assign 3 requests' })).toBeVisible();
  await page.keyboard.press('Escape');
  await pages.getByRole('button', { name: 'Page 1' }).click();
  await expect(boxes).toHaveCount(25);
  await expect(actions.getByRole('status')).toHaveText('3 requests chosen, 1 on other pages');
  await expect(boxes.nth(0)).toBeChecked();
  await page.getByRole('checkbox', { name: 'Choose all requests on this page' }).check();
  await expect(actions.getByRole('status')).toHaveText('26 requests chosen, 1 on other pages');
  await expectAllWell(page, 'Case Link Request Search');
  await page.getByLabel('Registration Status').selectOption('Pending');
  await page.getByLabel('Assigned to').selectOption('nobody');
  await searchButton(page).click();
  await expect(actions.getByRole('status')).toHaveText('Choose requests to act on several at once.');
});
