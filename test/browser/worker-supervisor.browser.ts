import { expectAllWell } from './support/portal.js';
import { expect, expectNoViolations, test } from './support/test.js';
import { bar, newPerson, requestIn19, title, withEmptyHands } from './support/worker.js';

test.use({ scene: 'worker-supervisor' });

test('a contact change that nobody was told of, because of Customer Privacy, waits until a supervisor settles it', async ({
  signInAs,
  page,
  town,
}) => {
  const { personId, enter } = await newPerson(town, { id: '5001', first: 'Sidonie', last: 'Harcourt' });
  const supervisor = await town.person('supervisor-19');
  const worker = await town.person('worker-19');
  const change = (email: string) => worker.put(`/api/v1/persons/${personId}/contact`, { email, phones: [] });
  await change('first@example.org');
  await supervisor.put(`/api/v1/persons/${personId}/customer-privacy`, {
    active: true,
    reason: 'She asked for it.',
  });
  await signInAs('supervisor-19');
  await bar(page, 'Global').getByRole('link', { name: 'Case Info' }).hover();
  await bar(page, 'Local').getByRole('link', { name: 'e-Tools' }).click();
  await bar(page, 'Task').getByRole('link', { name: 'Supervisor Queue' }).click();
  await expectAllWell(page, 'Supervisor Queue');
  await page
    .getByRole('navigation', { name: 'Kinds of tasks' })
    .getByRole('link', { name: /^Contact/ })
    .click();
  const notices = page.getByRole('region', { name: 'Contact changes under Customer Privacy' });
  await expect(notices).toContainText('Nothing to settle.');
  await change('second@example.org');
  const row = notices.getByRole('row').filter({ hasText: 'Sidonie Harcourt' });
  await expect(row).toContainText('E-mail Address');
  await expectAllWell(page, 'Supervisor Queue');
  await row.getByRole('button', { name: 'Contact Detail of Sidonie Harcourt' }).click();
  await expect(page).toHaveURL(new RegExp(`/worker/cases/${enter.caseNumber}/contact/${personId}$`));
  await expect(title(page, 'Contact Detail')).toBeVisible();
  await page.goBack();
  await row.getByRole('button', { name: 'Settle the task about Sidonie Harcourt …' }).click();
  await expectNoViolations(page);
  await page.getByLabel('Note (optional)').fill('Told her at the counter.');
  await page.getByRole('dialog').getByRole('button', { name: 'Settle', exact: true }).click();
  await expect(
    page.getByRole('status').filter({ hasText: 'The task about Sidonie Harcourt is settled.' }),
  ).toBeVisible();
  await expect(notices).toContainText('Nothing to settle.');
  await expect(page.getByRole('heading', { name: 'Contact changes under Customer Privacy' })).toBeFocused();
  await page.getByLabel('Show').selectOption('Settled');
  await expect(row).toContainText('Settled by');
  await expect(row).toContainText('Told her at the counter.');
  await expectAllWell(page, 'Supervisor Queue');
});

test('the kinds of tasks stand beside them with how many wait; what has none is dimmed', async ({
  signInAs,
  page,
  town,
}) => {
  const { personId } = await newPerson(town, { id: '5002', first: 'Odette', last: 'Marlow' });
  const supervisor = await town.person('supervisor-19');
  const registry = await town.person('registry');
  const report = (customerPrivacy: boolean) =>
    registry.put(`/api/v1/registry/persons/${personId}`, {
      personId,
      firstName: 'Odette',
      lastName: 'Marlow',
      dateOfBirth: '1988-07-09',
      gender: 'Female',
      customerPrivacy,
    });
  await report(true);
  const { total } = await supervisor.get<{ total: number }>('/api/v1/case-link-requests?assignee=nobody');
  await signInAs('supervisor-19', '/worker/supervisor-queue');
  const kinds = page.getByRole('navigation', { name: 'Kinds of tasks' });
  await expect(kinds.getByRole('link')).toHaveText([
    `Unassigned requests ${total}`,
    'e-Messages with nobody 0',
    'Documents to release 0',
    'Letters to send 0',
    'Contact changes 0',
    'Customer Privacy lifted 0',
    'Erasures 0',
  ]);
  const lifts = kinds.getByRole('link', { name: /^Customer Privacy lifted/ });
  await expect(lifts).toHaveCSS('color', 'rgb(86, 92, 101)');
  await report(false);
  await expect(lifts).toHaveText('Customer Privacy lifted 1');
  await expect(lifts).toHaveCSS('color', 'rgb(27, 27, 27)');
  await lifts.click();
  const tasks = page.getByRole('region', { name: 'Customer Privacy lifted' });
  await expect(tasks.getByRole('rowheader')).toHaveText(['Odette Marlow']);
  await expect(tasks).toContainText('Check whether that was intended.');
  await expectAllWell(page, 'Supervisor Queue');
  await page.setViewportSize({ width: 360, height: 780 });
  await expect(page.getByLabel('Kind of task')).toHaveValue('privacy_lifted');
  await expectAllWell(page, 'Supervisor Queue');
  await page.getByLabel('Kind of task').selectOption('contact_notice');
  await expect(page.getByText('Nothing to settle.')).toBeVisible();
});

test('an erasure that waits is counted live, and no longer once the auditor takes it back', async ({
  signInAs,
  page,
  town,
}) => {
  const { personId } = await newPerson(town, { id: '5003', first: 'Odile', last: 'Marlow' });
  const auditor = await town.person('auditor');
  await signInAs('supervisor-19', '/worker/supervisor-queue');
  const kinds = page.getByRole('navigation', { name: 'Kinds of tasks' });
  await expect(kinds).toContainText('Erasures 0');
  const { erasureId } = await auditor.post<{ erasureId: string }>('/api/v1/audit/erasures', {
    subject: `person:${personId}`,
    legalBasis: 'Her letter of May 1',
  });
  await expect(kinds).toContainText('Erasures 1');
  await auditor.post(`/api/v1/audit/erasures/${erasureId}/cancel`);
  await expect(kinds).toContainText('Erasures 0');
});

test('a letter that confirms a customer’s choice waits until a supervisor has sent it', async ({
  signInAs,
  page,
  town,
}) => {
  // Linked from the start, with a case in county 34.
  const { name } = town.customer('customer-5');
  const customer = await town.person('customer-5');
  await customer.put('/api/v1/portal/e-notification', { on: true, noas: true });
  await signInAs('supervisor-34', '/worker/supervisor-queue');
  await page
    .getByRole('navigation', { name: 'Kinds of tasks' })
    .getByRole('link', { name: /^Letters to send/ })
    .click();
  const letters = page.getByRole('region', { name: 'Letters to send' });
  const row = letters.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('Confirm that notices of action come to the portal');
  await expectAllWell(page, 'Supervisor Queue');
  await row.getByRole('button', { name: /^Settle the task about/ }).click();
  await expectNoViolations(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Settle', exact: true }).click();
  await expect(letters).toContainText('Nothing to settle.');
});

test('requests go from one worker’s hands to another’s, many at once', async ({ signInAs, page, town }) => {
  const first = await requestIn19(town, 'customer-7');
  const second = await requestIn19(town, 'customer-12');
  await withEmptyHands(town, 'worker-19-b');
  await withEmptyHands(town, 'worker-19-b');
  const worker = await withEmptyHands(town, 'worker-19');
  for (const { requestId } of [first, second])
    await worker.post(`/api/v1/case-link-requests/${requestId}/take`);
  await signInAs('supervisor-19', '/worker/supervisor-queue');
  const moving = page.getByRole('region', { name: 'Requests by worker' });
  await moving.getByLabel('Assigned to').selectOption('worker-19');
  const rows = moving.getByRole('table').getByRole('rowheader');
  await expect(rows).toHaveText([first.name.whole, second.name.whole]);
  await expect(moving.getByRole('button', { name: 'Assign …' })).toBeDisabled();
  await moving.getByRole('checkbox', { name: 'All' }).check();
  await expect(moving.getByText('2 requests chosen')).toBeVisible();
  await moving.getByRole('button', { name: 'Assign …' }).click();
  await page.getByRole('dialog').getByLabel('Worker').selectOption('worker-19-b');
  await expectNoViolations(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(moving.getByText('2 requests assigned.')).toBeVisible();
  await expect(moving).toContainText('has no open requests. Choose someone else above.');
  await expectAllWell(page, 'Supervisor Queue');
  await moving.getByLabel('Assigned to').selectOption('worker-19-b');
  await expect(rows).toHaveText([first.name.whole, second.name.whole]);
  await moving.getByRole('checkbox', { name: `Choose the request of ${first.name.whole}` }).check();
  await moving.getByRole('button', { name: 'Put back' }).click();
  await expect(moving.getByText('1 request put back.')).toBeVisible();
  await expect(rows).toHaveText([second.name.whole]);
  await page.reload();
  await expect(rows).toHaveText([second.name.whole]);
});
