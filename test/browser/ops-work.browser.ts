import { expect, expectNoViolations, expectToFit, test } from './support/test.js';

test.use({ scene: 'ops-work' });

test('there are no dead letters in a healthy installation', async ({ signInAs, page }) => {
  await signInAs('ops', '/ops/dead-letters');
  await expect(page.getByText('None.')).toBeVisible();
  await expectNoViolations(page);
  await expectToFit(page);
});

const letter = {
  ...{ view: 'cases', build: 'v2-1', stream: 'case-B19900001', revision: '3', position: '0000000000000042' },
  ...{ eventId: '0b6f1c9e-8d5c-4c7a-9f60-2f3c1f1c7b11', type: 'person-registry.CaseMoved.v1' },
  ...{ error: 'RangeError: there is no county 99', at: '2026-05-01T17:00:00.000Z' },
  heldSince: '0000000000000044',
};

test('a poisoned view: its letters by error, built anew or skipped with a reason', async ({
  signInAs,
  page,
}) => {
  const items = [letter, { ...letter, view: 'persons', heldSince: null }];
  await page.route('**/api/v1/ops/dead-letters', (route) => route.fulfill({ json: { items } }));
  await signInAs('ops', '/ops/dead-letters');
  await expect(page.getByRole('heading', { name: /there is no county 99/ })).toBeVisible();
  await expect(page.getByText('cases, persons')).toBeVisible();
  await expect(page.getByText('later events of the stream are held back')).toBeVisible();
  await expectNoViolations(page);
  await expectToFit(page);
  const sent: unknown[] = [];
  await page.route('**/api/v1/ops/dead-letters/*/*', (route) => {
    sent.push([route.request().url().split('/').at(-1), route.request().postDataJSON()]);
    return route.fulfill({ json: { projections: ['cases'], eventId: letter.eventId, rebuildId: 'r-1' } });
  });
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByText('cases, persons: built anew.')).toBeVisible();
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expectNoViolations(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Skip' }).click();
  await expect(page.getByText('Say why: it is recorded.').first()).toBeVisible();
  await page.getByLabel('Reason').fill('A test county');
  await page.getByRole('dialog').getByRole('button', { name: 'Skip' }).click();
  await expect(page.getByText('what was held back is built anew now')).toBeVisible();
  expect(sent).toEqual([
    ['retry', null],
    ['skip', { reason: 'A test county' }],
  ]);
});

test('a batch is tried before it is run, and its runs are listed', async ({ signInAs, page }) => {
  await signInAs('ops', '/ops/batches');
  await expect(page.getByRole('heading', { name: 'close-linked-requests' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'sweep-documents' })).toBeVisible();
  await expectNoViolations(page);
  await expectToFit(page);
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Dry run' }).click();
  await expect(page.getByText(/submissions looked at: .* would be closed/)).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expectNoViolations(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Run' }).click();
  await expect(page.getByText(/submissions looked at: .* closed\./)).toBeVisible();
  await expect(
    page.getByText(/done, by ops: [\d,]+ submissions looked at, [\d,]+ requests closed/).first(),
  ).toBeVisible();
});
