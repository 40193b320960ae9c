import { deaf, expect, expectNoViolations, expectToFit, test } from './support/test.js';

test.use({ scene: 'audit-area' });

test('an auditor comes to the pages of audits, a worker to none of them', async ({ signInAs, page }) => {
  await signInAs('auditor');
  await expect(page).toHaveURL(/\/audit\/[a-z-]+$/);
  const entries = page.getByRole('navigation', { name: 'Audit' }).getByRole('link');
  await expect(entries.first()).toHaveAttribute('aria-current', 'page');
  await page.goto('/audit/nothing-of-the-kind');
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  await page.goto('/worker');
  await expect(page.getByRole('heading', { name: 'This page is not for you' })).toBeVisible();
});

test('a worker without rights of an auditor is told so', async ({ signInAs, page }) => {
  await signInAs('worker-19', '/audit');
  await expect(page.getByRole('heading', { name: 'This page is not for you' })).toBeVisible();
  await expectNoViolations(page);
});

test('a supervisor reaches what needs their approval, and nothing else', async ({ signInAs, page }) => {
  await signInAs('supervisor-19', '/audit/prove');
  await expect(page.getByText('It needs the right audit:read')).toBeVisible();
  const entries = page.getByRole('navigation', { name: 'Audit' }).getByRole('link');
  for (const each of await entries.all()) await expect(each).toHaveText('Erasures');
});

test('a reason is given once, goes with every call, and holds until another is given', async ({
  signInAs,
  page,
}) => {
  await signInAs('auditor', '/audit/erasures');
  const bar = page.getByRole('region', { name: 'Subject and reason' });
  await expect(bar).toContainText('No reason given (demo)');
  await bar.getByRole('button', { name: 'Change' }).click();
  const form = page.getByRole('form', { name: 'Reason' });
  await expectNoViolations(page);
  await expectToFit(page);
  await form.getByLabel('Reason').fill('Queja de Núñez, n.º 17');
  const asked = page.waitForRequest(/\/api\/v1\/audit\/erasures/);
  await form.getByRole('button', { name: 'Look' }).click();
  await expect(bar).toContainText('Reason: Queja de Núñez, n.º 17 (holds until');
  expect((await asked).headers()['caseledger-reason']).toBe(encodeURIComponent('Queja de Núñez, n.º 17'));
  await expectNoViolations(page);
  await page.reload();
  await expect(bar).toContainText('Queja de Núñez');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Queja');
});

test('a reason holds until another subject is chosen, an hour at most, and is asked again on the page as it stands', async ({
  signInAs,
  page,
  town,
}) => {
  const [one, other] = ['customer-1', 'customer-2'].map((each) => town.customer(each).personId);
  await signInAs('auditor', '/audit/prove');
  // As outside a demo, where no page shows anything without a reason.
  await page.route('**/api/v1/sign-in', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), demo: false } });
  });
  await page.clock.install();
  // A hint would be a use of the session in the middle of the minutes that follow.
  await deaf(page);
  const at = `/audit/looks?subject=person:${one}&from=2020-01-01&to=2020-01-31`;
  await page.goto(at);
  const form = page.getByRole('form', { name: 'Subject and reason' });
  const shown = page.getByText('Nobody looked from 01/01/2020 to 01/31/2020.');
  await expect(form.getByLabel('Id')).toHaveValue(one!);
  await form.getByRole('button', { name: 'Look' }).click();
  await expect(form).toContainText('Say why you look.');
  await form.getByLabel('Reason').fill('Complaint 17');
  await form.getByRole('button', { name: 'Look' }).click();
  await expect(shown).toBeVisible();
  await page.getByRole('link', { name: 'Timeline' }).click();
  await expect(page.getByRole('region', { name: 'Subject and reason' })).toContainText('Complaint 17');
  await page.goBack();
  await expect(shown).toBeVisible();
  // An answer that is under way would be one as well.
  await page.reload({ waitUntil: 'networkidle' });
  await expect(shown).toBeVisible();
  // Whoever does nothing for so long is asked first whether they are still there.
  await page.clock.fastForward('57:30');
  const asks = page.getByRole('dialog', { name: 'Are you still there?' });
  await expect(asks).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(asks).toHaveCount(0);
  await expect(shown).toBeVisible();
  await page.clock.fastForward('02:31');
  await expect(shown).toHaveCount(0);
  await expect(page).toHaveURL(at);
  await expect(form.getByLabel('Id')).toHaveValue(one!);
  await expect(form.getByLabel('Reason')).toHaveValue('');
  await expectNoViolations(page);
  await form.getByLabel('Reason').fill('Complaint 17, once more');
  await form.getByRole('button', { name: 'Look' }).click();
  await expect(shown).toBeVisible();
  await page.getByRole('button', { name: 'Change subject or reason' }).click();
  await form.getByLabel('Id').fill(other!);
  await expect(form.getByLabel('Reason')).toHaveValue('');
  await form.getByRole('button', { name: 'Look' }).click();
  await expect(form).toContainText('Say why you look.');
  await form.getByLabel('Reason').fill('Complaint 18');
  const asked = page.waitForRequest(new RegExp(`/api/v1/audit/looks\\?.*${other}`));
  await form.getByRole('button', { name: 'Look' }).click();
  expect((await asked).headers()['caseledger-reason']).toBe(encodeURIComponent('Complaint 18'));
});
