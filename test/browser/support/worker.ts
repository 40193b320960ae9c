import { expect, type Locator, type Page } from '@playwright/test';
import type { Person } from './person.js';
import type { DemoCustomer, Town } from './test.js';

/** The bars of the navigation, by the documents' names. */
export const bar = (page: Page, name: 'Global' | 'Local' | 'Task'): Locator =>
  page.getByRole('navigation', { name, exact: true });

/** Steps 1 to 3 of every list: Case Info on the Global bar, e-Tools on the Local one, Case Link Request on the Task bar. */
export async function goToCaseLinkRequests(page: Page): Promise<void> {
  await bar(page, 'Global').getByRole('link', { name: 'Case Info' }).hover();
  await bar(page, 'Local').getByRole('link', { name: 'e-Tools' }).click();
  await bar(page, 'Task').getByRole('link', { name: 'Case Link Request' }).click();
  await expect(title(page, 'Case Link Request Search')).toBeVisible();
}

export const title = (page: Page, text: string): Locator =>
  page.getByRole('heading', { level: 1, name: text, exact: true });

/** Search, as it stands above and below the criteria. */
export const searchButton = (page: Page): Locator =>
  page.getByRole('form').getByRole('button', { name: 'Search', exact: true }).first();

/** Step 4 a and b: the registrant's name, spelled exactly, and Search. */
export async function searchForRegistrant(page: Page, name: Name): Promise<void> {
  await page.getByLabel('Registrant First Name').fill(name.first);
  await page.getByLabel('Registrant Last Name').fill(name.last);
  await searchButton(page).click();
  await expect(page.getByRole('heading', { name: 'Search Results Summary' })).toBeFocused();
}

/** One request of the Search Results Summary. */
export const requestRow = (page: Page, name: Name): Locator =>
  page.getByRole('table', { name: 'Case link requests' }).getByRole('row').filter({ hasText: name.whole });

/** Step 4 c: Submit of that request. */
export async function submit(page: Page, name: Name): Promise<void> {
  await requestRow(page, name).getByRole('button', { name: 'Submit' }).click();
  await expect(title(page, 'Select Person')).toBeVisible();
}

/** Step 5: Search, the Name radio button, Select. */
export async function selectPerson(page: Page, name: Name): Promise<void> {
  await searchButton(page).click();
  await page.getByRole('radio', { name: name.listed }).check();
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await expect(title(page, 'Case Link Select Person Summary')).toBeVisible();
}

/** Ticks how identity was verified; people press the words, the box itself is drawn. */
export async function verifyBy(page: Page, method: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Identity verification' });
  await form.getByText(method, { exact: true }).click();
  await expect(form.getByRole('checkbox', { name: method })).toBeChecked();
}

/** The buttons that the documents name, in their order on the page; Continue stands below its checklist once more. */
export const buttonsOf = (page: Page): Locator =>
  page.getByRole('main').getByRole('button', { name: /^(Continue|Reject|Unlink|Cancel|Close)$/ });

/** The button of that name beside the title. */
export const button = (page: Page, name: string): Locator =>
  page.getByRole('main').getByRole('button', { name, exact: true }).first();

/** What stands in the row of that name: the registrant's, the person's, and how they compare. */
export const field = (page: Page, name: string): Locator =>
  page
    .getByRole('region', { name: 'Registrant and person' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });

/** The Linked Status changes in place. */
export const expectLinkedStatus = (page: Page, status: string): Promise<void> =>
  expect(field(page, 'Linked Status').getByRole('cell')).toHaveText(status);

/** Answers the dialog of Reject or Unlink. */
export async function giveReason(page: Page, action: 'Reject' | 'Unlink', reason: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').selectOption(reason);
  await dialog.getByRole('button', { name: action, exact: true }).click();
}

/** A name as the pages write it. */
export interface Name {
  readonly first: string;
  readonly last: string;
  /** `Ana Park` */
  readonly whole: string;
  /** `Park, Ana` */
  readonly listed: string;
}

export function nameOf({ name }: Pick<DemoCustomer, 'name'>): Name {
  const [first, last] = name.split(' ') as [string, string];
  return { first, last, whole: name, listed: `${last}, ${first}` };
}

type Entered = DemoCustomer['enter'];

/** The customer asks with a ZIP Code that is not on file: a request for each county that is concerned. */
export async function askInVain(town: Town, identity: string, entered: Partial<Entered> = {}): Promise<Name> {
  const customer = town.customer(identity);
  const account = await town.person(identity);
  const { outcome } = await account.post('/api/v1/portal/link-attempts', {
    ...customer.enter,
    ...entered,
    zipCode: '96001',
  });
  expect(outcome).toBe('requested');
  return nameOf(customer);
}

/** The id of the newest request of that registrant in the worker's county; waits until there is one. */
export async function requestIdOf(town: Town, worker: string, name: Name): Promise<string> {
  const caller = await town.person(worker);
  const query = new URLSearchParams({ firstName: name.first, lastName: name.last });
  let found: readonly { readonly requestId: string }[] = [];
  await expect(async () => {
    found = (await caller.get<{ items: typeof found }>(`/api/v1/case-link-requests?${query}`)).items;
    expect(found).not.toHaveLength(0);
  }).toPass();
  return found[0]!.requestId;
}

/** Asks in vain, and answers the request's id in Los Angeles with the name. */
export async function requestIn19(
  town: Town,
  identity: string,
  entered: Partial<Entered> = {},
): Promise<{ readonly name: Name; readonly requestId: string }> {
  const name = await askInVain(town, identity, entered);
  return { name, requestId: await requestIdOf(town, 'worker-19', name) };
}

/** A new person of the registry, on a case of their own; answers what a customer enters to be linked to them. */
export async function newPerson(
  town: Town,
  {
    id,
    first,
    last,
    county = '19',
    worker: inHandsOf = `worker-${county}`,
  }: {
    id: string;
    first: string;
    last: string;
    county?: string;
    /** Null: nobody. */
    worker?: string | null;
  },
): Promise<{ readonly personId: string; readonly enter: Entered }> {
  const registry = await town.person('registry');
  const [personId, caseNumber, dateOfBirth] = [`N${id}`, `N${county}${id}`, '1988-07-09'];
  await registry.put(`/api/v1/registry/persons/${personId}`, {
    personId,
    firstName: first,
    lastName: last,
    dateOfBirth,
    gender: 'Female',
    addresses: [{ type: 'physical', line1: '12 Elm St', city: 'Davis', state: 'CA', zip: '95616' }],
    cases: [
      {
        caseNumber,
        county,
        status: 'Active',
        programs: [
          {
            kind: 'CalFresh',
            status: 'Active',
            ...(inHandsOf !== null && { worker: inHandsOf }),
            primaryApplicant: true,
          },
        ],
      },
    ],
  });
  // Whoever asks next must not meet a view that does not hold the person yet.
  const worker = await town.person(`worker-${county}`);
  await expect(() => worker.get(`/api/v1/persons/${personId}`)).toPass();
  return { personId, enter: { caseNumber, county, dateOfBirth, zipCode: '95616' } };
}

/** Puts back whatever the demo has put into these hands. */
export async function withEmptyHands(town: Town, identity: string): Promise<Person> {
  const worker = await town.person(identity);
  const { mine } = await worker.get<{
    mine: { items: readonly { readonly requestId: string }[] };
  }>('/api/v1/worklist/home');
  for (const { requestId } of mine.items)
    await worker.post(`/api/v1/case-link-requests/${requestId}/release`);
  return worker;
}
