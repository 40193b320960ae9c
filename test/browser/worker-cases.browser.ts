import type { Page } from '@playwright/test';
import { expectAllWell } from './support/portal.js';
import {
  endSession,
  expect,
  expectNoViolations,
  expectWholeDialog,
  pressAfterTheEnd,
  test,
} from './support/test.js';
import { bar, newPerson, title } from './support/worker.js';

test.use({ scene: 'worker-cases' });

const found = (page: Page) => page.getByRole('table', { name: 'Cases found' });
const search = (page: Page) => page.getByRole('button', { name: 'Search', exact: true }).click();
const tab = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Parts of the case' })
    .getByRole('link', { name, exact: true })
    .click();
const toast = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });

test('Cases List: by number, by name and by status, and Back restores what was searched', async ({
  signInAs,
  page,
  town,
}) => {
  const { enter } = await newPerson(town, { id: '6001', first: 'Quirina', last: 'Zabriskie' });
  await signInAs('worker-19');
  await bar(page, 'Global').getByRole('link', { name: 'Case Info' }).hover();
  await bar(page, 'Local').getByRole('link', { name: 'Case Summary' }).click();
  await expectAllWell(page, 'Cases List');
  await expect(found(page).getByRole('columnheader')).toHaveText([
    'Case Name',
    'Case Number',
    'Status',
    'Programs',
    'Worker',
  ]);
  await page.getByLabel('Case Number').fill('12-34');
  await search(page);
  await expect(page.getByText('Up to 15 letters and digits, without spaces or dashes.')).toBeVisible();
  await expect(page.getByLabel('Case Number')).toBeFocused();
  await expectNoViolations(page);
  await page.getByLabel('Case Number').fill('');
  await page.getByLabel('Name', { exact: true }).fill('Zabriskie, Quirina');
  await search(page);
  await expect(found(page).getByRole('rowheader')).toHaveText(['Zabriskie, Quirina (N196001)']);
  expect(page.url(), 'a name never stands in an address').not.toContain('Zabriskie');
  await page.getByLabel('Status').selectOption('Closed');
  await search(page);
  await expect(page.getByText('No case in your county meets these criteria.')).toBeVisible();
  await expectAllWell(page, 'Cases List');
  await page.goBack();
  await expect(found(page).getByRole('rowheader')).toHaveText(['Zabriskie, Quirina (N196001)']);
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Zabriskie, Quirina');
  await found(page).getByRole('link').click();
  await expectAllWell(page, 'Case Summary');
  await expect(bar(page, 'Task').getByRole('link', { name: `Case ${enter.caseNumber}` })).toBeVisible();
});

test('Case Summary: each part has an address; the SSN is shown for a reason only, and can be hidden again', async ({
  signInAs,
  page,
  town,
}) => {
  const { enter, personId } = town.customer('customer-7');
  const person = await (await town.person('worker-19')).get<{ name: string }>(`/api/v1/persons/${personId}`);
  await signInAs('worker-19', `/worker/cases/${enter.caseNumber}`);
  for (const [name, says] of [
    ['Persons', 'Date of Birth'],
    ['Links', 'Links so far'],
    ['Case Team', 'Program'],
    ['History', 'was first reported'],
    ['Overview', 'Pending case link requests'],
  ] as const) {
    await tab(page, name);
    await expect(page.getByRole('main')).toContainText(says);
    await expectAllWell(page, 'Case Summary');
  }
  await tab(page, 'Persons');
  await expect(page.getByRole('button', { name: /Customer Privacy|Out of the Home/ })).toHaveCount(0);
  const masked = page.getByText(/^\*\*\*-\*\*-\d{4}/).first();
  await expect(masked).toBeVisible();
  const last = (await masked.innerText()).slice(7, 11);
  await page
    .getByRole('button', { name: /^Show the SSN of / })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await expectWholeDialog(page);
  await dialog.getByRole('button', { name: 'Show the SSN' }).click();
  await expect(dialog).toContainText('Say why you need the whole number.');
  await expectNoViolations(page);
  await dialog.getByLabel('Reason').fill('The customer reads it to me by phone.');
  await dialog.getByRole('button', { name: 'Show the SSN' }).click();
  await expect(page.getByText(new RegExp(`^\\d{3}-\\d{2}-${last}$`))).toBeVisible();
  await expect(page.getByRole('button', { name: /^Hide the SSN of / })).toBeFocused();
  await page.getByRole('button', { name: /^Hide the SSN of / }).click();
  await expect(page.getByText(new RegExp(`^\\d{3}-\\d{2}-${last}$`))).toHaveCount(0);
  expect(person.name).toBeTruthy();
});

test('what a supervisor changes on the case stands in its history, for a colleague who has it open too', async ({
  signInAs,
  alsoSignInAs,
  page,
  town,
}) => {
  const { enter } = await newPerson(town, { id: '6002', first: 'Ottoline', last: 'Quarles' });
  const path = `/worker/cases/${enter.caseNumber}`;
  await signInAs('supervisor-19', `${path}?tab=persons`);
  const colleague = await alsoSignInAs('worker-19', `${path}?tab=history`);
  const entries = colleague.getByRole('region', { name: 'History' }).getByRole('listitem');
  await expect(entries).toHaveCount(3);
  const dialog = page.getByRole('dialog');

  await page.getByRole('button', { name: 'Set Customer Privacy: Ottoline Quarles' }).click();
  await dialog.getByRole('button', { name: 'Set Customer Privacy' }).click();
  await expect(dialog).toContainText('Say why, in a few words.');
  await expect(dialog.getByLabel('Reason')).toBeFocused();
  await dialog.getByLabel('Reason').fill('She asked for it.');
  await dialog.getByRole('button', { name: 'Set Customer Privacy' }).click();
  await expect(toast(page, 'Customer Privacy of Ottoline Quarles is active now.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lift Customer Privacy: Ottoline Quarles' })).toBeFocused();
  await expect(entries.first()).toContainText('Customer Privacy was set for Ottoline Quarles.');

  await page.getByRole('button', { name: 'Out of the Home: Ottoline Quarles' }).click();
  await dialog.getByRole('button', { name: 'Mark as out of the home' }).click();
  await expect(toast(page, 'Ottoline Quarles is marked as Permanently Out of the Home.')).toBeVisible();
  await expect(
    page.getByRole('button', { name: 'Take back Out of the Home: Ottoline Quarles' }),
  ).toBeVisible();
  await expectAllWell(page, 'Case Summary');

  await tab(page, 'Case Team');
  await page.getByRole('button', { name: 'Assign CalFresh …' }).click();
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(dialog).toContainText('Choose a worker.');
  await dialog.getByLabel('Worker').selectOption('worker-19-b');
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(toast(page, 'CalFresh goes to')).toBeVisible();
  await expect(entries).toHaveCount(6);
  await expect(entries.first()).toContainText('The worker of CalFresh is now');
  await expectAllWell(colleague, 'Case Summary');
});

test('a long history is shown in pieces, and the older ones take the focus', async ({
  signInAs,
  page,
  town,
}) => {
  const { enter, personId } = await newPerson(town, { id: '6003', first: 'Peregrine', last: 'Voss' });
  const supervisor = await town.person('supervisor-19');
  for (let n = 0; n < 60; n++)
    await supervisor.put(`/api/v1/cases/${enter.caseNumber}/persons/${personId}/out-of-the-home`, {
      permanentlyOutOfTheHome: n % 2 === 0,
    });
  await signInAs('worker-19', `/worker/cases/${enter.caseNumber}?tab=history`);
  const entries = page.getByRole('region', { name: 'History' }).getByRole('listitem');
  await expect(entries).toHaveCount(50);
  await page.getByRole('button', { name: 'Show older changes' }).click();
  await expect(entries).toHaveCount(63);
  await expect(entries.nth(50)).toBeFocused();
  await expect(page.getByRole('button', { name: 'Show older changes' })).toHaveCount(0);
  await expectAllWell(page, 'Case Summary');
});

test('a reason that was typed is still there after the session ended under it', async ({
  signInAs,
  page,
  town,
}) => {
  const { enter } = await newPerson(town, { id: '6004', first: 'Leocadia', last: 'Brandt' });
  await signInAs('supervisor-19', `/worker/cases/${enter.caseNumber}?tab=persons`);
  await page.getByRole('button', { name: 'Set Customer Privacy: Leocadia Brandt' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('A long reason that nobody wants to type twice.');
  await endSession(page);
  await pressAfterTheEnd(page.getByRole('dialog').getByRole('button', { name: 'Set Customer Privacy' }));
  await expect(page.getByRole('dialog', { name: /session/i })).toBeVisible();
  await page.getByRole('button', { name: /\bsupervisor-19$/ }).click();
  await expect(page.getByLabel('Reason')).toHaveValue('A long reason that nobody wants to type twice.');
  await page.getByRole('dialog').getByRole('button', { name: 'Set Customer Privacy' }).click();
  await expect(toast(page, 'Customer Privacy of Leocadia Brandt is active now.')).toBeVisible();
  await expect(title(page, 'Case Summary')).toBeVisible();
});

test('Cases List: where nothing is found each criterion can be left out by one press; on a phone the list comes first', async ({
  signInAs,
  page,
  town,
}) => {
  const { enter } = await newPerson(town, { id: '6201', first: 'Perpetua', last: 'Quill' });
  await signInAs('worker-19', '/worker/cases');
  await page.getByLabel('Case Number').fill(enter.caseNumber);
  await page.getByLabel('Status').selectOption('Closed');
  await search(page);
  const empty = page.getByRole('region', { name: 'Search Results Summary' });
  await expect(empty.getByRole('listitem')).toHaveText([
    `Search without “Case Number ${enter.caseNumber}”`,
    'Search without “Closed”',
  ]);
  await expectAllWell(page, 'Cases List');
  await empty.getByRole('button', { name: 'Search without “Closed”' }).click();
  await expect(found(page).getByRole('rowheader')).toHaveText([`Quill, Perpetua (${enter.caseNumber})`]);
  await expect(page.getByLabel('Status')).toHaveValue('');
  await page.setViewportSize({ width: 360, height: 780 });
  await expect(page.getByLabel('Case Number')).toBeHidden();
  await expect(found(page).getByRole('rowheader').first()).toBeInViewport();
});
