import { expectAllWell } from './support/portal.js';
import { expect, test } from './support/test.js';
import { bar, button, buttonsOf, nameOf, requestIn19, requestRow, title } from './support/worker.js';

test.use({ scene: 'worker-access' });

test('who may only look has no buttons that change anything', async ({ signInAs, page, town }) => {
  const { name } = await requestIn19(town, 'customer-7');
  await signInAs('viewer-19');
  await expectAllWell(page, 'Home');
  await expect(page.getByRole('button', { name: /Take/ })).toHaveCount(0);
  await bar(page, 'Global').getByRole('link', { name: 'Case Info' }).click();
  await expect(requestRow(page, name).first()).toBeVisible();
  await expectAllWell(page, 'Case Link Request Search');
  const all = page.getByRole('main').getByRole('button');
  for (const action of ['Submit', 'Unlink', 'Take', 'Put back', 'Assign', 'Reject'])
    await expect(
      page.getByRole('main').getByRole('button', { name: new RegExp(`^${action}\\b`) }),
    ).toHaveCount(0);
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await requestRow(page, name).first().getByRole('link').click();
  await expect(buttonsOf(page)).toHaveText(['Close']);
  await expect(all).toHaveText(['Close']);
  await expectAllWell(page, 'Case Link Select Person Summary');
  const { enter, personId } = town.customer('customer-7');
  await page.goto(`/worker/cases/${enter.caseNumber}/contact`);
  await expect(page.getByRole('row').filter({ hasText: name.whole })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Edit/ })).toHaveCount(0);
  await expectAllWell(page, 'Contact Summary');
  await page.goto(`/worker/cases/${enter.caseNumber}/contact/${personId}`);
  await expect(page.getByText(/^You may look at contact details, but not change them/)).toBeVisible();
  await expect(all).toHaveCount(0);
  await expect(page.getByRole('definition').first()).toHaveText(name.whole);
  await expect(page.getByRole('term')).toContainText(['Name', 'E-mail Address', 'Phone Numbers']);
  await expectAllWell(page, 'Contact Detail');
  await page.goto('/worker/unlink');
  await expectAllWell(page, 'This page is not for you');
  await expect(page.getByText('It needs the right case-link:unlink')).toBeVisible();
  await page.goto(`/worker/unlink/${personId}`);
  await expectAllWell(page, 'This page is not for you');
});

test('the Supervisor Queue is for supervisors', async ({ signInAs, page }) => {
  await signInAs('worker-19', '/worker/supervisor-queue');
  await expectAllWell(page, 'This page is not for you');
  await expect(page.getByRole('link', { name: 'Supervisor Queue' })).toHaveCount(0);
});

test('what belongs to another county looks like what does not exist', async ({ signInAs, page, town }) => {
  const { requestId } = await requestIn19(town, 'customer-12');
  const { enter, personId } = town.customer('customer-12');
  await signInAs('worker-34');
  const seen: string[] = [];
  for (const path of [
    `/worker/case-link-requests/${requestId}`,
    `/worker/case-link-requests/${requestId}/select-person`,
    `/worker/case-link-requests/${requestId}/person/${personId}`,
    `/worker/cases/${enter.caseNumber}`,
    `/worker/cases/${enter.caseNumber}/contact`,
    `/worker/cases/${enter.caseNumber}/contact/${personId}`,
    `/worker/unlink/${personId}`,
    '/worker/case-link-requests/nosuchrequest',
    '/worker/cases/Z99999999',
    '/worker/nowhere',
  ]) {
    await page.goto(path);
    await expect(title(page, 'Page not found'), path).toBeVisible();
    seen.push(await page.getByRole('main').innerText());
  }
  expect(new Set(seen).size).toBe(1);
  await expectAllWell(page, 'Page not found');
});

test('where a county lets only supervisors unlink, a worker is told whom to ask', async ({
  signInAs,
  page,
  town,
}) => {
  const supervisor = await town.person('supervisor-34');
  await supervisor.put('/api/v1/county-settings', {
    changes: { unlinkRoles: ['supervisor'] },
    reason: 'Unlinking was done by mistake too often.',
  });
  const { personId, name } = town.customer('customer-5');
  await signInAs('worker-34', `/worker/unlink/${personId}`);
  await expect(page.getByText('Your county lets only supervisors unlink an account.')).toBeVisible();
  await expect(buttonsOf(page)).toHaveText(['Cancel']);
  await expectAllWell(page, 'Case Link Select Person Summary');
  await page.context().clearCookies();
  await signInAs('supervisor-34', `/worker/unlink/${personId}`);
  await expect(button(page, 'Unlink')).toBeVisible();
  await expect(page.getByRole('main')).toContainText(nameOf({ name }).last);
});
