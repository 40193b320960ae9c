import type { Page } from '@playwright/test';
import { expectAllWell } from './support/portal.js';
import { deaf, endSession, expect, expectNoViolations, pressAfterTheEnd, test } from './support/test.js';
import {
  button,
  buttonsOf,
  expectLinkedStatus,
  requestIn19,
  searchButton,
  selectPerson,
  title,
  verifyBy,
} from './support/worker.js';

test.use({ scene: 'worker-conflict' });

const summary = 'Case Link Select Person Summary';
const note = (page: Page) => page.getByRole('textbox', { name: 'Note' });
const ended = (page: Page) => page.getByRole('dialog', { name: 'Your session has ended' });

test('of two workers who press Continue the slower is told, and reads what they typed', async ({
  signInAs,
  alsoSignInAs,
  page,
  town,
}) => {
  const { name, requestId } = await requestIn19(town, 'customer-7');
  const at = `/worker/case-link-requests/${requestId}/select-person`;
  const slower = await alsoSignInAs('worker-19-b', '/worker/keyboard');
  await deaf(slower);
  await slower.goto(at);
  await selectPerson(slower, name);
  await verifyBy(slower, 'Documents on file');
  await note(slower).fill('Saw the rent receipt.');
  await signInAs('worker-19', at);
  await selectPerson(page, name);
  await verifyBy(page, 'ID shown in person');
  await button(page, 'Continue').click();
  await expectLinkedStatus(page, 'Processed');
  await button(slower, 'Continue').click();
  await expect(
    slower.getByText(/While you were here this request was processed by Noah Xiong/),
  ).toBeVisible();
  await expect(
    slower.getByText('You had noted, and it was not saved: “Saw the rent receipt.”'),
  ).toBeVisible();
  await expect(slower.getByRole('alert')).toBeVisible();
  await expectLinkedStatus(slower, 'Processed');
  await expect(buttonsOf(slower)).toHaveText(['Close']);
  await expectAllWell(slower, summary);
});

test('who still looks at a request that a colleague finishes is told at once, with what they typed', async ({
  signInAs,
  page,
  town,
}) => {
  const { name, requestId } = await requestIn19(town, 'customer-12');
  await signInAs('worker-19', `/worker/case-link-requests/${requestId}/select-person`);
  await selectPerson(page, name);
  await button(page, 'Reject').click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Note' }).fill('The caller hung up twice.');
  const colleague = await town.person('worker-19-b');
  await colleague.post(`/api/v1/case-link-requests/${requestId}/reject`, { reason: 'duplicate' });
  await expectLinkedStatus(page, 'Rejected');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/While you were here this request was rejected by Irene Walker/)).toBeVisible();
  await expect(
    page.getByText('You had noted, and it was not saved: “The caller hung up twice.”'),
  ).toBeVisible();
  await expect(buttonsOf(page)).toHaveText(['Close']);
  await expectAllWell(page, summary);
});

test('a half-filled Reject survives a reload, an ended session and a server that cannot answer', async ({
  signInAs,
  page,
  town,
}) => {
  const { name, requestId } = await requestIn19(town, 'customer-1');
  await signInAs('worker-19', `/worker/case-link-requests/${requestId}/select-person`);
  await selectPerson(page, name);
  await verifyBy(page, 'Video call');
  await button(page, 'Reject').click();
  const dialog = page.getByRole('dialog', { name: 'Reject this request' });
  const reason = dialog.getByLabel('Reason');
  const typed = async () => {
    await expect(reason.locator(':checked')).toHaveText('Suspected fraud');
    await expect(dialog.getByLabel('Note')).toHaveValue('The voice was another one.');
  };
  await reason.selectOption('Suspected fraud');
  await dialog.getByLabel('Note').fill('The voice was another one.');
  await page.reload();
  await typed();
  await expectAllWell(page, summary);
  await page.route('**/reject', (route) =>
    route.fulfill({ status: 503, contentType: 'text/plain', body: 'a proxy' }),
  );
  await dialog.getByRole('button', { name: 'Reject' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await typed();
  await expectAllWell(page, summary);
  await page.unroute('**/reject');
  await endSession(page);
  await pressAfterTheEnd(dialog.getByRole('button', { name: 'Reject' }));
  await expect(ended(page)).toBeVisible();
  await ended(page)
    .getByRole('button', { name: /worker-19$/ })
    .click();
  await expect(ended(page)).toBeHidden();
  await typed();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('checkbox', { name: 'Video call' })).toBeChecked();
  await button(page, 'Reject').click();
  await typed();
  await dialog.getByRole('button', { name: 'Reject' }).click();
  await expectLinkedStatus(page, 'Rejected');
});

test('a half-filled checklist and half-filled criteria survive a reload and an ended session', async ({
  signInAs,
  page,
  town,
}) => {
  const { name, requestId } = await requestIn19(town, 'customer-12');
  await signInAs('worker-19', `/worker/case-link-requests/${requestId}/select-person`);
  await endSession(page);
  await pressAfterTheEnd(page.getByRole('form').getByRole('button', { name: 'Search' }).first());
  await ended(page)
    .getByRole('button', { name: /worker-19$/ })
    .click();
  await searchButton(page).click();
  await expect(page.getByRole('radio', { name: name.listed })).toBeVisible();
  await page.reload();
  await page.getByRole('radio', { name: name.listed }).check();
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await verifyBy(page, 'Documents on file');
  await note(page).fill('Two letters with this address.');
  await page.reload();
  await expect(page.getByRole('checkbox', { name: 'Documents on file' })).toBeChecked();
  await expect(note(page)).toHaveValue('Two letters with this address.');
  await endSession(page);
  await pressAfterTheEnd(button(page, 'Continue'));
  await expect(ended(page)).toBeVisible();
  // Nobody reads behind the dialog what the page showed.
  await expect(title(page, summary)).toBeHidden();
  await expectNoViolations(page);
  await ended(page)
    .getByRole('button', { name: /worker-19$/ })
    .click();
  await expect(note(page)).toHaveValue('Two letters with this address.');
  await button(page, 'Continue').click();
  await expectLinkedStatus(page, 'Processed');
});

test('Continue that lost its answer happens once', async ({ signInAs, page, town }) => {
  const { name, requestId } = await requestIn19(town, 'customer-8', {
    caseNumber: town.customer('customer-1').enter.caseNumber,
    county: '19',
  });
  await deaf(page);
  await signInAs('worker-19', `/worker/case-link-requests/${requestId}/select-person`);
  expect(name.whole).toBe('Nancy Smith-Jones');
  await page.getByRole('button', { name: 'Cancel' }).isVisible();
});
