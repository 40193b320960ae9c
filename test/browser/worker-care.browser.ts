import { expectAllWell } from './support/portal.js';
import { expect, test } from './support/test.js';
import {
  button,
  giveReason,
  nameOf,
  requestIn19,
  requestRow,
  searchForRegistrant,
  title,
} from './support/worker.js';

test.use({ scene: 'worker-care' });

const summary = 'Case Link Select Person Summary';
const at = (requestId: string) => `/worker/case-link-requests/${requestId}`;
const colleague = 'worker-19-b';

test('a colleague is asked for a request, sees it at once on Home and on the request, and hands it over', async ({
  signInAs,
  alsoSignInAs,
  page,
  town,
}) => {
  const { name, requestId } = await requestIn19(town, 'customer-7');
  const theirs = await town.person(colleague);
  await theirs.post(`/api/v1/case-link-requests/${requestId}/take`);
  const { name: holder } = await theirs.get<{ name: string }>('/api/v1/me');
  const { name: asker } = await (await town.person('worker-19')).get<{ name: string }>('/api/v1/me');
  const home = await alsoSignInAs(colleague);
  await expect(home.getByRole('heading', { name: 'My requests' })).toBeVisible();
  await signInAs('worker-19', at(requestId));
  await button(page, `Ask ${holder} for it`).click();
  await expect(page.getByText(`${holder} sees that and can hand it over.`)).toBeVisible();
  await expectAllWell(page, summary);

  const answers = home.getByRole('listitem').filter({ hasText: name.whole });
  await expect(answers).toContainText(asker);
  await expectAllWell(home, 'Home');
  await answers.getByRole('button', { name: 'Keep it' }).click();
  await expect(answers).toHaveCount(0);
  await expect(button(page, `Ask ${holder} for it`)).toBeVisible();

  await button(page, `Ask ${holder} for it`).click();
  await answers.getByRole('link', { name: name.whole }).click();
  await expect(home.getByText(`${asker} asks you for this request`)).toBeVisible();
  await expectAllWell(home, summary);
  await home.getByRole('button', { name: 'Hand over: this request' }).click();
  await expect(home.getByText(`This request is in the hands of ${asker}.`)).toBeVisible();
  await expect(page.getByText(`· assigned to ${asker} (you)`)).toBeVisible();
});

test('a request takes a note, waits for the customer, and is found by that', async ({
  signInAs,
  page,
  town,
}) => {
  const { name, requestId } = await requestIn19(town, 'customer-12');
  await signInAs('worker-19', at(requestId));
  const notes = page.getByRole('region', { name: 'Notes' });
  await notes.getByLabel('What colleagues should know').fill('Her sister called.');
  await notes.getByRole('button', { name: 'Add note' }).click();
  await expect(notes.getByRole('listitem')).toContainText('Her sister called.');
  await expect(notes.getByLabel('What colleagues should know')).toHaveValue('');
  await page.getByRole('button', { name: 'Wait for the customer …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Wait for the customer' });
  await dialog.getByLabel('Reason').selectOption('Documents');
  await expectAllWell(page, summary);
  await dialog.getByRole('button', { name: 'Wait', exact: true }).click();
  await expect(page.getByText(/waiting for the customer since .*: Documents/)).toBeVisible();
  await expectAllWell(page, summary);

  await page.getByRole('link', { name: 'Home' }).click();
  await page.getByRole('link', { name: '1 waiting for the customer' }).click();
  await expect(requestRow(page, name).getByTitle(/^waiting for the customer since/)).toHaveText('waiting');
  await expect(page.getByRole('button', { name: 'Remove: Waiting for the customer' })).toBeVisible();
  await expectAllWell(page, 'Case Link Request Search');
  await requestRow(page, name).getByRole('link').click();
  await page.getByRole('button', { name: 'Stop waiting' }).click();
  await expect(page.getByText(/waiting for the customer since/)).toHaveCount(0);
  await expect(notes.getByRole('listitem').last()).toContainText('no longer waiting');
});

test('after a decision one press leads to the next request of the list', async ({ signInAs, page, town }) => {
  await requestIn19(town, 'customer-1');
  const second = await requestIn19(town, 'customer-1', { dateOfBirth: '1990-01-01' });
  await signInAs('worker-19', '/worker/case-link-requests');
  await searchForRegistrant(page, nameOf(town.customer('customer-1')));
  const rows = requestRow(page, second.name);
  const ids = await rows.evaluateAll((all) => all.map((each) => each.getAttribute('data-row')));
  await rows.first().getByRole('link').click();
  await expect(title(page, summary)).toBeVisible();
  await button(page, 'Reject').click();
  await giveReason(page, 'Reject', 'Duplicate request');
  await expect(button(page, 'Next request')).toBeVisible();
  await expectAllWell(page, summary);
  await page.keyboard.press('n');
  await expect(title(page, 'Select Person')).toBeVisible();
  expect(page.url()).toContain(`/case-link-requests/${ids[1]}/`);
});

test('the list is sorted by who has a request and by why it was made, and by age again', async ({
  signInAs,
  page,
}) => {
  await signInAs('worker-19', '/worker/case-link-requests');
  for (const name of ['Assigned to', 'Request Type']) {
    await page.getByRole('columnheader', { name }).getByRole('button').click();
    await expect(page.getByRole('columnheader', { name })).toHaveAttribute('aria-sort', 'ascending');
    await expectAllWell(page, 'Case Link Request Search');
  }
  await page.getByRole('columnheader', { name: 'Request Type' }).getByRole('button').click();
  await expect(page.getByRole('columnheader', { name: /^Age/ })).toHaveAttribute('aria-sort', 'ascending');
});
