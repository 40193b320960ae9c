import { expectAllWell } from './support/portal.js';
import { expect, test } from './support/test.js';
import {
  askInVain,
  button,
  buttonsOf,
  expectLinkedStatus,
  giveReason,
  goToCaseLinkRequests,
  nameOf,
  newPerson,
  requestIdOf,
  requestRow,
  searchButton,
  searchForRegistrant,
  selectPerson,
  submit,
  title,
} from './support/worker.js';

test.use({ scene: 'worker-reject' });

test('Rejecting a Case Link Request, step by step; the other county’s request stays Pending', async ({
  signInAs,
  alsoSignInAs,
  page,
  town,
}) => {
  const name = await askInVain(town, 'customer-2');
  await requestIdOf(town, 'worker-19', name);
  const there = await requestIdOf(town, 'worker-34', name);
  await signInAs('worker-19');
  await goToCaseLinkRequests(page);
  await searchForRegistrant(page, name);
  await submit(page, name);
  await selectPerson(page, name);
  await expect(buttonsOf(page)).toHaveText(['Continue', 'Reject', 'Cancel', 'Continue']);
  await button(page, 'Reject').click();
  const dialog = page.getByRole('dialog', { name: 'Reject this request' });
  await expectAllWell(page, 'Case Link Select Person Summary');
  await dialog.getByRole('button', { name: 'Reject' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Reason: Choose a reason.');
  await dialog.getByLabel('Reason').selectOption('Other (a note is required)');
  await dialog.getByRole('button', { name: 'Reject' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Note: Add a note that says why.');
  await expectAllWell(page, 'Case Link Select Person Summary');
  await dialog.getByRole('alert').getByRole('button').click();
  await expect(dialog.getByLabel('Note')).toBeFocused();
  await giveReason(page, 'Reject', 'Active Customer Privacy record');
  // "After rejecting a case link request the Linked Status updates to Rejected."
  await expectLinkedStatus(page, 'Rejected');
  await expect(buttonsOf(page)).toHaveText(['Close']);
  await expect(button(page, 'Close')).toBeFocused();
  await expect(page.getByRole('region', { name: 'History of this request' })).toContainText(
    'Rejected by Noah Xiong (you): Active Customer Privacy record',
  );
  await expectAllWell(page, 'Case Link Select Person Summary');
  await button(page, 'Close').click();
  await expect(title(page, 'Case Link Request Search')).toBeVisible();
  await expect(requestRow(page, name)).toHaveCount(0);
  // "They remain pending until acted on by the impacted Counties."
  const sacramento = await alsoSignInAs('worker-34', `/worker/case-link-requests/${there}/select-person`);
  await selectPerson(sacramento, name);
  await expectLinkedStatus(sacramento, 'Pending');
  await expect(sacramento.getByRole('region', { name: 'Warnings' })).toContainText('rejected');
  await expectAllWell(sacramento, 'Case Link Select Person Summary');
  // The other county has to say why it links nevertheless.
  await sacramento.getByText('Known to the worker').click();
  await button(sacramento, 'Continue').click();
  await expect(sacramento.getByRole('alert')).toHaveText('Note: Add a note.');
  await sacramento.getByRole('textbox', { name: 'Note' }).fill('Seen in person with an ID.');
  await button(sacramento, 'Continue').click();
  await expectLinkedStatus(sacramento, 'Processed');
});

test('who is not the Primary Applicant cannot be linked: the message, and Reject and Cancel only', async ({
  signInAs,
  page,
  town,
}) => {
  const name = await askInVain(town, 'customer-4');
  await requestIdOf(town, 'worker-34', name);
  await signInAs('worker-34', '/worker/case-link-requests');
  await searchForRegistrant(page, name);
  await submit(page, name);
  await selectPerson(page, name);
  await expect(page.getByRole('alert')).toHaveText(
    `Unable to link person to this account, ${name.whole} is not the Primary Applicant listed on this case.`,
  );
  await expect(buttonsOf(page)).toHaveText(['Reject', 'Cancel']);
  await expectLinkedStatus(page, 'Pending');
  await expectAllWell(page, 'Case Link Select Person Summary');
  await button(page, 'Reject').click();
  await giveReason(page, 'Reject', 'Not the Primary Applicant on any program');
  await expectLinkedStatus(page, 'Rejected');
  await expect(buttonsOf(page)).toHaveText(['Close']);
});

test('an account that is linked to somebody else cannot be linked again: the message, and Reject and Cancel only', async ({
  signInAs,
  page,
  town,
}) => {
  const name = nameOf(town.customer('customer-5'));
  const { enter } = await newPerson(town, { id: '5001', ...name });
  await askInVain(town, 'customer-5', enter);
  const requestId = await requestIdOf(town, 'worker-19', name);
  await signInAs('worker-19', `/worker/case-link-requests/${requestId}/select-person`);
  await selectPerson(page, name);
  await expect(page.getByRole('alert')).toHaveText(
    `Unable to link person to this account; ${name.whole} is already linked to another account.`,
  );
  await expect(buttonsOf(page)).toHaveText(['Reject', 'Cancel']);
  await expectAllWell(page, 'Case Link Select Person Summary');
  await button(page, 'Cancel').click();
  await expect(title(page, 'Select Person')).toBeVisible();
});

test('a person who is linked to another account cannot be linked: the message, and Reject and Cancel only', async ({
  signInAs,
  page,
  town,
}) => {
  const linked = town.customer('customer-5');
  const name = await askInVain(town, 'customer-12', linked.enter);
  const requestId = await requestIdOf(town, 'worker-34', name);
  await signInAs('worker-34', `/worker/case-link-requests/${requestId}/select-person`);
  const person = nameOf(linked);
  // The prefilled name is the registrant's, who is not the person on the case.
  await page.getByRole('form').getByLabel('Last Name', { exact: true }).fill(person.last);
  await page.getByLabel('First Name', { exact: true }).fill(person.first);
  for (const label of ['Middle Name/Initial', 'Address Line 1', 'City', 'ZIP Code'])
    await page.getByLabel(label, { exact: true }).fill('');
  await page.getByLabel('Gender').selectOption('Any');
  await page.getByLabel('State').selectOption('Any');
  await searchButton(page).click();
  await page.getByRole('radio', { name: person.listed }).check();
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText(
    'This person is already linked to an E-Application account.',
  );
  await expect(buttonsOf(page)).toHaveText(['Reject', 'Cancel']);
  await expectAllWell(page, 'Case Link Select Person Summary');
});

test('a customer who links by themselves while the worker looks leaves a request that the batch closes: Close only', async ({
  signInAs,
  page,
  town,
}) => {
  const name = await askInVain(town, 'customer-1');
  const requestId = await requestIdOf(town, 'worker-19', name);
  await signInAs('worker-19', `/worker/case-link-requests/${requestId}/select-person`);
  await selectPerson(page, name);
  await page.getByText('Video call').click();
  await expect(buttonsOf(page).first()).toHaveText('Continue');
  const customer = await town.person('customer-1');
  const attempt = await customer.post<{ attemptId: string; channels: readonly { id: string }[] }>(
    '/api/v1/portal/link-attempts',
    town.customer('customer-1').enter,
  );
  const path = `/api/v1/portal/link-attempts/${attempt.attemptId}`;
  await customer.post(`${path}/code`, { channelId: attempt.channels[0]!.id });
  const ops = await town.person('ops');
  let code = '';
  await expect(async () => {
    const { items } = await ops.get<{ items: readonly { text: string }[] }>('/api/v1/ops/outbox');
    const link = new RegExp(`${attempt.attemptId}#(\\d{8})`);
    code = items.map(({ text }) => link.exec(text)?.[1]).find((each) => each !== undefined)!;
    expect(code).toMatch(/^\d{8}$/);
  }).toPass();
  await customer.post(`${path}/verify`, { code });
  await button(page, 'Continue').click();
  const linked = 'This person is already linked to an E-Application account.';
  const settled = page.getByText('This account is linked now; the nightly batch closes this request.');
  await expect(page.getByText(linked)).toHaveCount(1);
  await expect(settled).toBeVisible();
  await expect(buttonsOf(page)).toHaveText(['Close']);
  await expectAllWell(page, 'Case Link Select Person Summary');
  // Opened anew, and view only, it offers no more.
  await page.reload();
  await expect(page.getByRole('alert')).toHaveText(linked);
  await expect(buttonsOf(page)).toHaveText(['Close']);
  await page.goto(`/worker/case-link-requests/${requestId}`);
  await expect(settled).toBeVisible();
  await expect(buttonsOf(page)).toHaveText(['Close']);
  await page.goto(`/worker/case-link-requests/${requestId}/select-person`);
  await expect(settled).toBeVisible();
  await expectAllWell(page, 'Select Person');
  const worker = await town.person('worker-19');
  await expect(
    worker.post(`/api/v1/case-link-requests/${requestId}/reject`, { reason: 'duplicate' }),
  ).rejects.toThrow(/409/);
});
