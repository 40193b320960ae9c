import { expect, expectNoViolations, expectToFit, test } from './support/test.js';

test.use({ scene: 'outbox' });

test('what a customer would receive is read in the outbox, with a link that leads to the portal', async ({
  signInAs,
  page,
  town,
}) => {
  await signInAs('ops', '/ops/outbox');
  await expectNoViolations(page);
  await expectToFit(page);
  const customer = await town.person('customer-1');
  const attempt = await customer.post<{ attemptId: string; channels: readonly { id: string }[] }>(
    '/api/v1/portal/link-attempts',
    town.customer('customer-1').enter,
  );
  await customer.post(`/api/v1/portal/link-attempts/${attempt.attemptId}/code`, {
    channelId: attempt.channels[0]!.id,
  });
  const link = page.getByRole('link', { name: new RegExp(attempt.attemptId) });
  await expect(link).toHaveAttribute('href', new RegExp(`/portal/verify/${attempt.attemptId}#\\d{8}$`));
  await page.getByLabel('Show').selectOption('Failed');
  await expect(page.getByText('Nothing here.')).toBeVisible();
  await expectNoViolations(page);
});

test('older messages are loaded on demand', async ({ signInAs, page }) => {
  await signInAs('ops', '/ops/outbox');
  const messages = page.getByRole('article');
  await expect(messages).toHaveCount(25);
  await page.getByRole('button', { name: 'Older messages' }).click();
  await expect(messages).toHaveCount(50);
});

test('an outbox that cannot be read says why and offers to try again', async ({ signInAs, page }) => {
  await signInAs('ops', '/ops/outbox');
  await page.getByLabel('Show').waitFor();
  await page.route('**/api/v1/ops/outbox**', (route) => route.abort());
  await page.getByLabel('Show').selectOption('Sent');
  await expect(page.getByText('The server cannot be reached.')).toBeVisible();
  await expectNoViolations(page);
  await page.unroute('**/api/v1/ops/outbox**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
});
