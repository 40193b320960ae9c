import { askForCode, askToLink, codeOf, enterCode, expectAllWell, requestIn } from './support/portal.js';
import { deaf, endSession, expect, pressAfterTheEnd, test } from './support/test.js';

test.use({ scene: 'portal-linked' });

test('who is linked is nowhere invited to link', async ({ signInAs, page }) => {
  await signInAs('customer-5');
  await expectAllWell(page, 'Your case online');
  const invitation = page.getByRole('link', { name: 'Link my case' });
  await expect(page.getByRole('heading', { name: /^Your account is linked to \d+ cases?$/ })).toBeVisible();
  await expect(invitation).toHaveCount(0);
  await page.getByRole('navigation', { name: 'Portal' }).getByRole('link', { name: 'My requests' }).click();
  await expectAllWell(page, 'My requests');
  await expect(page.getByRole('main').getByRole('link', { name: 'See my cases' })).toBeVisible();
  await expect(invitation).toHaveCount(0);
  await page.goto('/portal/link');
  await expectAllWell(page, 'Your case is already linked');
  await expect(page.getByRole('heading', { name: /^Case / }).first()).toBeVisible();
  await expect(page.getByText('Your account is now linked to:')).toHaveCount(0);
  await expect(invitation).toHaveCount(0);
});

test('a link is news once, and only where it was seen to happen', async ({
  signInAs,
  alsoSignInAs,
  page,
  town,
}) => {
  await signInAs('customer-7');
  const attemptId = await askForCode(page, town.customer('customer-7').enter);
  const code = await codeOf(await town.person('ops'), attemptId);
  await enterCode(page, code);
  await expectAllWell(page, 'Your case is linked');
  await expect(page.getByText('Your account is now linked to:')).toBeVisible();
  await page.reload();
  await expectAllWell(page, 'Your case is already linked');
  const elsewhere = await alsoSignInAs('customer-7', `/portal/verify/${attemptId}`);
  await expectAllWell(elsewhere, 'Your case is already linked');
});

test('a link that came while nobody was signed in is no news to who signs in again over the page', async ({
  signInAs,
  page,
  town,
}) => {
  await signInAs('customer-9');
  const attemptId = await askForCode(page, town.customer('customer-9').enter);
  const code = await codeOf(await town.person('ops'), attemptId);
  await deaf(page);
  await endSession(page);
  await pressAfterTheEnd(page.getByRole('button', { name: /^Send a new code/ }));
  const elsewhere = await town.person('customer-9');
  await elsewhere.post(`/api/v1/portal/link-attempts/${attemptId}/verify`, { code });
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /customer-9$/ })
    .click();
  await expectAllWell(page, 'Your case is already linked');
});

test('what the county decided while nobody was signed in is shown, and not announced', async ({
  signInAs,
  page,
  town,
}) => {
  const customer = town.customer('customer-12');
  await signInAs('customer-12');
  await askToLink(page, { ...customer.enter, zipCode: '96001' });
  await page.getByRole('link', { name: 'See my requests' }).click();
  await expect(page.getByText('With the county', { exact: true })).toBeVisible();
  await endSession(page);
  await pressAfterTheEnd(page.getByRole('link', { name: 'My cases' }));
  const worker = await town.person('worker-19');
  await worker.post(`/api/v1/case-link-requests/${await requestIn(worker, customer)}/process`, {
    personId: customer.personId,
    verification: { methods: ['in_person_id'] },
  });
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /customer-12$/ })
    .click();
  await page.getByRole('navigation', { name: 'Portal' }).getByRole('link', { name: 'My requests' }).click();
  await expect(page.getByText('Linked', { exact: true })).toBeVisible();
  await expect(page.getByText('Good news: your case is now linked.')).toHaveCount(0);
});
