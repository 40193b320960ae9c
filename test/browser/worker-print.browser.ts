import type { Page } from '@playwright/test';
import { expectAllWell } from './support/portal.js';
import { expect, test } from './support/test.js';
import { bar, requestIn19, title } from './support/worker.js';

test.use({ scene: 'worker-print' });

/** The paths that were asked for paper, and how often something was printed. */
async function printer(page: Page) {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.headers()['caseledger-purpose'] === 'print') asked.push(new URL(request.url()).pathname);
  });
  await page.addInitScript(() => {
    const kept = window as Window & { printed?: number };
    kept.printed = 0;
    window.print = () => {
      kept.printed = (kept.printed ?? 0) + 1;
    };
  });
  const printed = () => page.evaluate(() => (window as Window & { printed?: number }).printed);
  return { asked, printed };
}

/** `12/03/2026 2:10 PM` */
const signed = /^Printed by Noah Xiong, Los Angeles, \d\d\/\d\d\/\d{4} \d\d?:\d\d [AP]M$/;

for (const [what, path, data] of [
  ['list', '/worker/case-link-requests', '/api/v1/case-link-requests'],
  ['Home', '/worker', '/api/v1/worklist/home'],
  ['Cases List', '/worker/cases', '/api/v1/cases/search'],
] as const)
  test(`Print asks for the ${what} once more, for paper, and then prints: no navigation, who and when`, async ({
    signInAs,
    page,
  }) => {
    const { asked, printed } = await printer(page);
    await signInAs('worker-19', path);
    await expect(page.getByRole('main').getByRole('table').first()).toBeVisible();
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: 'Print', exact: true }).click();
    await expect.poll(printed).toBe(1);
    expect(asked).toContain(data);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText(signed)).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('main').getByRole('table').first()).toBeVisible();
    await expect(page.getByRole('banner')).toBeHidden();
    for (const name of ['Global', 'Local'] as const) await expect(bar(page, name)).toBeHidden();
    await expect(page.getByRole('link', { name: 'Keyboard' })).toBeHidden();
    await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeHidden();
  });

test('a request prints whole, by Ctrl P as well; where the look cannot be recorded nothing is printed', async ({
  signInAs,
  page,
  town,
}) => {
  const { name, requestId } = await requestIn19(town, 'customer-7');
  const { asked, printed } = await printer(page);
  await signInAs('worker-19', `/worker/case-link-requests/${requestId}`);
  await expectAllWell(page, 'Case Link Select Person Summary');
  await page.keyboard.press('Control+p');
  await expect.poll(printed).toBe(1);
  expect(asked).toContain(`/api/v1/case-link-requests/${requestId}`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(signed)).toBeVisible();
  await expect(page.getByRole('main').getByText(name.whole).first()).toBeVisible();
  for (const each of ['Registrant and person', 'Match explanation', 'History of this request'])
    await expect(page.getByRole('region', { name: each })).toBeVisible();
  for (const each of ['Reject', 'Close'])
    await expect(page.getByRole('button', { name: each, exact: true })).toBeHidden();
  await page.emulateMedia({ media: null });
  await page.route(`**/api/v1/case-link-requests/${requestId}*`, (route) =>
    route.fulfill({
      status: 500,
      contentType: 'application/problem+json',
      body: JSON.stringify({ status: 500, code: 'internal', title: 'No', detail: 'Not recorded.' }),
    }),
  );
  await page.keyboard.press('Control+p');
  await expect(page.getByText(/^Nothing was printed\./)).toBeVisible();
  expect(await printed()).toBe(1);
});

test('the history of a case prints with every entry, on sheets that are numbered', async ({
  signInAs,
  page,
  town,
}) => {
  const { caseNumber } = town.customer('customer-7').enter;
  await requestIn19(town, 'customer-7');
  await signInAs('worker-19', `/worker/cases/${caseNumber}`);
  await page.getByRole('link', { name: 'History' }).click();
  const entries = page.getByRole('main').getByRole('listitem');
  await expect(entries.first()).toBeVisible();
  const count = await entries.count();
  await page.emulateMedia({ media: 'print' });
  await expect(title(page, 'Case Summary')).toBeVisible();
  await expect(entries.filter({ visible: true })).toHaveCount(count);
  await expect(page.getByRole('link', { name: 'Persons', exact: true })).toBeHidden();
  const sheets = (await page.pdf({ format: 'Letter' })).toString('latin1');
  expect(sheets.match(/\/Type \/Page\b(?!s)/g)!.length).toBeGreaterThanOrEqual(1);
});
