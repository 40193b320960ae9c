import { expect, expectNoViolations, expectToFit, test } from './support/test.js';

test.use({ scene: 'audit-prove' });

test('an auditor reads how far the ledgers are proved, verifies them, and takes key and checkpoint along', async ({
  signInAs,
  page,
}) => {
  await signInAs('auditor', '/audit/prove');
  await expect(page.getByRole('heading', { name: 'Prove' })).toBeFocused();
  await expect(page.getByText(/^Sealed until .* by key [0-9a-f]{8}; not verified/)).toBeVisible();
  await expectNoViolations(page);
  await expectToFit(page);
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page.getByText(/Ledger of events: sound at/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/^Sound, as verified/)).toBeVisible();
  await page.getByText('Public key', { exact: true }).click();
  await expect(page.getByText(/BEGIN PUBLIC KEY/)).toBeVisible();
  await page.getByText('Checkpoint: ledger of events').click();
  await expect(page.getByText(/^caseledger\/[0-9a-f-]+\/main/)).toHaveCount(2);
  await expectNoViolations(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectToFit(page);
});

test('what was altered is named, with whom to tell', async ({ signInAs, page }) => {
  const bad = {
    sound: false,
    ledger: 'main',
    events: 3,
    streams: 1,
    seals: 1,
    unsealed: 1,
    ledgerIds: [],
    renewals: [],
    warnings: [],
    fault: { what: 'altered', ordinal: 2, stream: 'case-A1', revision: '2', eventId: 'e-1' },
  };
  await page.route('**/api/v1/audit/ledger', async (route) => {
    const answer = await (await route.fetch()).json();
    const run = {
      runId: 'r',
      state: 'done',
      done: 3,
      total: 3,
      startedAt: '2026-12-01T00:00:00.000Z',
      endedAt: '2026-12-01T00:00:01.000Z',
      verdict: { sound: false, ledgers: [bad] },
    };
    await route.fulfill({ json: { ...answer, lastRun: run } });
  });
  await signInAs('auditor', '/audit/prove');
  await expect(page.getByText(/First bad event: number 3, stream case-A1 at revision 2, e-1/)).toBeVisible();
  await expect(page.getByText(/Tell your security officer/)).toBeVisible();
  await expect(page.getByText(/^Not sound: the verification of/)).toBeVisible();
  await expectNoViolations(page);
});

test('a ledger that cannot be asked says so and offers to try again', async ({ signInAs, page }) => {
  await page.route('**/api/v1/audit/ledger', (route) => route.abort());
  await signInAs('auditor', '/audit/prove');
  await expect(page.getByText('The server cannot be reached.')).toBeVisible();
  await expectNoViolations(page);
  await page.unroute('**/api/v1/audit/ledger');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(/^Sealed until .* by key|^Sound, as verified/)).toBeVisible();
});
