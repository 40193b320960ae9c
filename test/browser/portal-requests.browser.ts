import { askToLink, expectAllWell, requestIn } from './support/portal.js';
import { expect, test } from './support/test.js';

test.use({ scene: 'portal-requests' });

test('a request that a worker processes turns into a linked case before the eyes of the customer', async ({
  signInAs,
  page,
  town,
}) => {
  const customer = town.customer('customer-7');
  await signInAs('customer-7');
  await askToLink(page, { ...customer.enter, zipCode: '96001' });
  await page.getByRole('link', { name: 'See my requests' }).click();
  await expect(page.getByText('With the county', { exact: true })).toBeVisible();
  await expect(
    page.getByText(/A county worker will look at it\..* within \d+ business days?\./),
  ).toBeVisible();
  await expectAllWell(page, 'My requests');
  const worker = await town.person('worker-19');
  await worker.post(`/api/v1/case-link-requests/${await requestIn(worker, customer)}/process`, {
    personId: customer.personId,
    verification: { methods: ['in_person_id'] },
  });
  await expect(page.getByText('Linked', { exact: true })).toBeVisible();
  await expect(page.getByText(/^Your case was linked to your account on /)).toBeVisible();
  await expect(
    page.getByRole('status').filter({ hasText: 'Good news: your case is now linked.' }),
  ).toBeVisible();
  await expectAllWell(page, 'My requests');
  await page.getByRole('link', { name: 'My cases' }).click();
  await expect(page.getByRole('heading', { name: `Case ${customer.enter.caseNumber}` })).toBeVisible();
});

test('a request that the county rejects says so, never why, and what to do next', async ({
  signInAs,
  page,
  town,
}) => {
  const customer = town.customer('customer-4');
  await signInAs('customer-4');
  await askToLink(page, customer.enter);
  await expect(page.getByRole('heading', { name: 'Your request went to the county' })).toBeVisible();
  await page.getByRole('link', { name: 'Home' }).click();
  await expect(page.getByRole('heading', { name: 'The county is looking at your request' })).toBeVisible();
  const worker = await town.person('worker-34');
  await worker.post(`/api/v1/case-link-requests/${await requestIn(worker, customer)}/reject`, {
    reason: 'suspected_fraud',
    note: 'Asks under two names.',
  });
  await expect(page.getByRole('heading', { name: 'The county could not link your case' })).toBeVisible();
  await expect(
    page.getByRole('status').filter({ hasText: 'The county has decided on your request.' }),
  ).toBeVisible();
  await expectAllWell(page, 'Your case online');
  await page.getByRole('navigation', { name: 'Portal' }).getByRole('link', { name: 'My requests' }).click();
  await expect(page.getByText('Not linked', { exact: true })).toBeVisible();
  await expect(page.getByText(/Contact Sacramento County to learn what to do next\./)).toBeVisible();
  await expect(page.getByRole('main')).not.toHaveText(/fraud|two names/i);
  await expectAllWell(page, 'My requests');
});

test('a case that the county unlinks leaves the open page', async ({ signInAs, page, town }) => {
  const customer = town.customer('customer-5');
  await signInAs('customer-5');
  await page.getByRole('link', { name: 'See my cases' }).click();
  await expect(page.getByRole('heading', { name: /^Case / }).first()).toBeVisible();
  const worker = await town.person('worker-34');
  await worker.post(`/api/v1/persons/${customer.personId}/unlink`, { reason: 'linked_in_error' });
  await expect(page.getByText(/^The county is looking at your request\./)).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Case / })).toHaveCount(0);
  await expect(
    page.getByRole('status').filter({ hasText: 'Your county ended the link to your case.' }),
  ).toBeVisible();
  await expectAllWell(page, 'My cases');
  await page.getByRole('link', { name: 'Home' }).click();
  await expect(
    page.getByRole('heading', {
      name: /^Your county ended the link to your case on [A-Z][a-z]+day, [A-Z][a-z]+ \d{1,2}, \d{4}$/,
    }),
  ).toBeVisible();
  await expectAllWell(page, 'Your case online');
  await page.getByRole('navigation', { name: 'Portal' }).getByRole('link', { name: 'My requests' }).click();
  await expect(
    page.getByText(/^Your county ended the link on .* and made this request to look at it again\.$/),
  ).toBeVisible();
  await expectAllWell(page, 'My requests');
});

test('who asks again while the county has the request is shown that request, and the county has one row', async ({
  signInAs,
  alsoSignInAs,
  page,
  town,
}) => {
  const customer = town.customer('customer-1');
  const entered = { ...customer.enter, zipCode: '96001' };
  await signInAs('customer-1');
  await askToLink(page, entered);
  await expectAllWell(page, 'Your request went to the county');
  await askToLink(page, entered);
  await expectAllWell(page, 'My requests');
  await expect(
    page.getByText(/^You asked for this before, and the county still has your request\./),
  ).toBeVisible();
  await expect(
    page.getByText(/ You asked again on [A-Z][a-z]+day, [A-Z][a-z]+ \d{1,2}, \d{4}\./),
  ).toBeVisible();
  await askToLink(page, entered);
  await expect(
    page.getByText(/ You asked again 2 times, last on [A-Z][a-z]+day, [A-Z][a-z]+ \d{1,2}, \d{4}\./),
  ).toBeVisible();

  const worker = await alsoSignInAs('worker-19', '/worker/case-link-requests');
  const rows = worker.getByRole('table', { name: 'Case link requests' }).getByRole('row');
  const row = rows.filter({ hasText: customer.name });
  await expect(row).toHaveCount(1);
  await expect(row.getByText(/^asked again 2 times, last \d\d\/\d\d\/\d{4}$/)).toBeVisible();
  await expect(row.getByText(/open requests of this account/)).toHaveCount(0);

  await askToLink(page, { ...entered, zipCode: '96002' });
  await expectAllWell(page, 'Your request went to the county');
  await worker.reload();
  await expect(row.filter({ hasText: '2 open requests of this account' })).toHaveCount(2);
});
