import type { Page } from '@playwright/test';
import { expectAllWell } from './support/portal.js';
import { deaf, expect, type Town, test } from './support/test.js';
import {
  type Name,
  requestIdOf,
  requestIn19,
  requestRow,
  searchForRegistrant,
  title,
} from './support/worker.js';

test.use({ scene: 'worker-hands' });

const colleague = 'worker-19-b';
const nameOfStaff = async (town: Town, identity: string) =>
  (await (await town.person(identity)).get<{ name: string }>('/api/v1/me')).name;
const assignedTo = (page: Page, name: Name) => requestRow(page, name).getByRole('cell').nth(5);
const told = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });

test('a request is taken, put back, and assigned to a colleague', async ({ signInAs, page, town }) => {
  const { name } = await requestIn19(town, 'customer-7');
  const other = await nameOfStaff(town, colleague);
  await signInAs('worker-19', '/worker/case-link-requests');
  await searchForRegistrant(page, name);
  await expect(assignedTo(page, name)).toHaveText('Nobody');
  await requestRow(page, name).getByRole('button', { name: 'Take' }).click();
  await expect(assignedTo(page, name)).toHaveText('You');
  await expect(told(page, 'The request is yours.')).toBeVisible();
  await page.getByRole('link', { name: 'Home' }).click();
  await expect(page.getByRole('region', { name: 'My requests' }).getByRole('row')).toContainText([
    /Registrant Name/,
    ...(await mine(town)).map((each) => new RegExp(each)),
  ]);
  await page.goBack();
  await requestRow(page, name).getByRole('button', { name: 'Put back' }).click();
  await expect(assignedTo(page, name)).toHaveText('Nobody');
  await requestRow(page, name).getByRole('link').click();
  await page.getByRole('button', { name: 'Assign …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Assign this request' });
  await expectAllWell(page, 'Case Link Select Person Summary');
  await dialog.getByRole('button', { name: 'Assign' }).click();
  await expect(dialog.getByLabel('Worker')).toHaveAccessibleDescription('Choose a worker.');
  await dialog.getByLabel('Worker').selectOption(other);
  await dialog.getByRole('button', { name: 'Assign' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(`· assigned to ${other}`)).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).first().click();
  await expect(assignedTo(page, name)).toHaveText(other);
});

async function mine(town: Town): Promise<readonly string[]> {
  const worker = await town.person('worker-19');
  const { mine } = await worker.get<{ mine: { items: readonly { registrantName: string }[] } }>(
    '/api/v1/worklist/home',
  );
  return mine.items.map(({ registrantName }) => registrantName);
}

test('what a colleague takes or finishes changes on the page by itself', async ({ signInAs, page, town }) => {
  const { name, requestId } = await requestIn19(town, 'customer-12');
  const other = await nameOfStaff(town, colleague);
  await signInAs('worker-19', '/worker/case-link-requests');
  await searchForRegistrant(page, name);
  await expect(assignedTo(page, name)).toHaveText('Nobody');
  const person = await town.person(colleague);
  await person.post(`/api/v1/case-link-requests/${requestId}/take`);
  await expect(assignedTo(page, name)).toHaveText(other);
  await expect(told(page, `The request of ${name.whole} is now with ${other}.`)).toBeAttached();
  await expect(requestRow(page, name).getByRole('button', { name: 'Take' })).toHaveCount(0);
  await person.post(`/api/v1/case-link-requests/${requestId}/reject`, { reason: 'duplicate' });
  await expect(requestRow(page, name)).toHaveCount(0);
  await expect(told(page, '1 request left this list.')).toBeAttached();
});

test('a list that somebody works in does not move: what vanished is marked, what is new waits to be asked for', async ({
  signInAs,
  page,
  town,
}) => {
  const { name, requestId } = await requestIn19(town, 'customer-7');
  await signInAs('worker-19', '/worker/case-link-requests');
  await requestRow(page, name).first().getByRole('link').focus();
  const person = await town.person(colleague);
  await person.post(`/api/v1/case-link-requests/${requestId}/reject`, { reason: 'duplicate' });
  await expect(requestRow(page, name).first()).toContainText('no longer in this list');
  await expect(requestRow(page, name).first().getByRole('link')).toBeFocused();
  const newcomer = await requestIn19(town, 'customer-1');
  const show = page.getByRole('button', { name: 'Show 1 new request' });
  await expect(show).toBeVisible();
  await expect(requestRow(page, newcomer.name)).toHaveCount(0);
  await expectAllWell(page, 'Case Link Request Search');
  await show.click();
  await expect(requestRow(page, newcomer.name)).toHaveCount(1);
});

test('several requests are assigned, put back and rejected at once, with a result for each', async ({
  signInAs,
  page,
  town,
}) => {
  await requestIn19(town, 'customer-12');
  const { name } = await requestIn19(town, 'customer-12', { dateOfBirth: '1990-01-01' });
  const other = await nameOfStaff(town, colleague);
  await signInAs('worker-19', '/worker/case-link-requests');
  await searchForRegistrant(page, name);
  const actions = page.getByRole('region', { name: 'Actions on the chosen requests' });
  const outcome = page.getByRole('region', { name: 'What became of the requests' });
  const chosen = requestRow(page, name).getByRole('checkbox');
  const count = await chosen.count();
  expect(count).toBeGreaterThan(1);
  const chooseAll = () => page.getByRole('checkbox', { name: 'Choose all requests on this page' }).check();
  await chooseAll();
  await expect(actions.getByRole('status')).toHaveText(`${count} requests chosen`);
  await expectAllWell(page, 'Case Link Request Search');
  await actions.getByRole('button', { name: 'Assign …' }).click();
  const assigning = page.getByRole('dialog', { name: `Assign ${count} requests` });
  await expectAllWell(page, 'Case Link Request Search');
  await assigning.getByLabel('Worker').selectOption(`${await nameOfStaff(town, 'worker-19')} (you)`);
  await assigning.getByRole('button', { name: 'Assign' }).click();
  await expect(outcome).toBeFocused();
  await expect(outcome).toContainText(`${count} requests assigned.`);
  await expect(assignedTo(page, name).first()).toHaveText('You');
  await expectAllWell(page, 'Case Link Request Search');
  await outcome.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('heading', { name: 'Search Results Summary' })).toBeFocused();
  await chooseAll();
  await actions.getByRole('button', { name: 'Put back' }).click();
  await expect(outcome).toContainText(`${count} requests put back.`);
  // One of them goes to a colleague's hands meanwhile: only the rest can be put back.
  const mine = await town.person('worker-19');
  const { items } = await mine.get<{ items: readonly { requestId: string }[] }>(
    `/api/v1/case-link-requests?lastName=${encodeURIComponent(name.last)}`,
  );
  for (const { requestId } of items) await mine.post(`/api/v1/case-link-requests/${requestId}/take`);
  const [first] = items;
  await mine.post(`/api/v1/case-link-requests/${first!.requestId}/assign`, { worker: colleague });
  await expect(assignedTo(page, name).filter({ hasText: other })).toHaveCount(1);
  await chooseAll();
  await actions.getByRole('button', { name: 'Put back' }).click();
  await expect(outcome).toContainText('1 not.');
  await expect(outcome.getByRole('listitem')).toContainText(name.whole);
  await expectAllWell(page, 'Case Link Request Search');
  await outcome.getByRole('button', { name: 'Close' }).click();
  // What is in a colleague's hands is theirs to reject, until they put it back.
  const theirs = await town.person(colleague);
  await theirs.post(`/api/v1/case-link-requests/${first!.requestId}/release`);
  await expect(assignedTo(page, name).filter({ hasText: other })).toHaveCount(0);
  await chooseAll();
  await actions.getByRole('button', { name: 'Reject …' }).click();
  const rejecting = page.getByRole('dialog', { name: `Reject ${count} requests` });
  await expectAllWell(page, 'Case Link Request Search');
  await rejecting.getByLabel('Reason').selectOption('Duplicate request');
  await rejecting.getByRole('button', { name: `Reject ${count} requests` }).click();
  await expect(outcome).toContainText(`${count} requests rejected.`);
  await expect(page.getByText(/^No requests match\./)).toBeVisible();
});

test('the longest waiting request is taken from Home', async ({ signInAs, page, town }) => {
  await signInAs('worker-34');
  await expectAllWell(page, 'Home');
  const before = page.getByRole('region', { name: 'My requests' }).getByRole('row');
  await page.getByRole('button', { name: 'Take the oldest request' }).click();
  await expect(told(page, 'The request is yours now: it is in your list.')).toBeVisible();
  const worker = await town.person('worker-34');
  const { mine } = await worker.get<{ mine: { items: readonly { registrantName: string }[] } }>(
    '/api/v1/worklist/home',
  );
  await expect(before).toHaveCount(mine.items.length + 1);
  await expectAllWell(page, 'Home');
});

test('two workers at one request see each other', async ({ signInAs, alsoSignInAs, page, town }) => {
  const { name } = await requestIn19(town, 'customer-1');
  const requestId = await requestIdOf(town, 'worker-19', name);
  const at = `/worker/case-link-requests/${requestId}`;
  await signInAs('worker-19', at);
  await expect(title(page, 'Case Link Select Person Summary')).toBeVisible();
  const other = await alsoSignInAs(colleague, at);
  const me = await nameOfStaff(town, 'worker-19');
  await expect(other.getByText(`Also looking at this request: ${me}`)).toBeVisible();
  await expectAllWell(other, 'Case Link Select Person Summary');
});

test('what was answered before the views held it is asked for again by itself', async ({
  signInAs,
  page,
  town,
}) => {
  const { name } = await requestIn19(town, 'customer-12');
  await deaf(page);
  await signInAs('worker-19', '/worker/case-link-requests');
  // As a server answers whose views are seconds behind: once more what was so before, and that it is stale.
  let before: string | undefined;
  let isTaken = false;
  let stale = 0;
  await page.route(/api\/v1\/case-link-requests(\?|$)/, async (route) => {
    const answer = await route.fetch();
    if (!isTaken) before = await answer.text();
    if (!isTaken || stale === 2) return route.fulfill({ response: answer });
    stale++;
    const headers = { ...answer.headers(), 'caseledger-stale': 'true' };
    return route.fulfill({ response: answer, body: before!, headers });
  });
  await searchForRegistrant(page, name);
  await expect(assignedTo(page, name)).toHaveText('Nobody');
  isTaken = true;
  await requestRow(page, name).getByRole('button', { name: 'Take' }).click();
  await expect(assignedTo(page, name)).toHaveText('You');
  expect(stale).toBe(2);
});
