import type { Locator } from '@playwright/test';
import { expectAllWell } from './support/portal.js';
import { expect, test } from './support/test.js';
import { nameOf, newPerson, requestIdOf, title, withEmptyHands } from './support/worker.js';

test.use({ scene: 'worker-home' });

interface HomeOfWorker {
  readonly county: {
    readonly pending: number;
    readonly byAge: readonly { readonly fromDays: number; readonly count: number }[];
    readonly pastGoal: number;
    readonly unassigned: number;
    readonly oldestUnassigned: { readonly requestId: string } | null;
  };
}

test('Home: the oldest request is taken with one press, and stands in my list with its age', async ({
  signInAs,
  page,
  town,
}) => {
  const worker = await withEmptyHands(town, 'worker-34');
  const { county } = await worker.get<HomeOfWorker>('/api/v1/worklist/home');
  const oldest = county.oldestUnassigned!.requestId;
  await signInAs('worker-34');
  await expectAllWell(page, 'Home');
  const mine = page.getByRole('region', { name: 'My requests' });
  await expect(mine).toContainText(
    'Nothing is assigned to you. You can take the request that has waited longest.',
  );
  await mine.getByRole('button', { name: 'Take the oldest request' }).click();
  await expect(mine.getByRole('status').filter({ hasText: 'overdue' })).toHaveText('1 request, 1 overdue');
  await expect(mine.getByRole('row')).toHaveCount(2);
  await expectAllWell(page, 'Home');
  await expect(mine.getByRole('link', { name: '1 overdue' })).toHaveAttribute(
    'href',
    '/worker/case-link-requests?from=&to=&assignee=me&overdue=true&sort=oldest',
  );
  await mine.getByRole('rowheader').getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/worker/case-link-requests/${oldest}$`));
  await page.goBack();
  await mine.getByRole('link', { name: 'Search my requests' }).click();
  await expect(page.getByRole('table', { name: 'Case link requests' }).getByRole('rowheader')).toHaveCount(1);
});

test('Home: every number opens exactly what it counted, and what narrowed the search is removed by one press', async ({
  signInAs,
  page,
  town,
}) => {
  const worker = await town.person('worker-34');
  const { county } = await worker.get<HomeOfWorker>('/api/v1/worklist/home');
  await signInAs('worker-34');
  const work = page.getByRole('region', { name: 'Open requests of Sacramento' });
  await expect(work.getByRole('link', { name: /^\d+ open$/ })).toHaveText(String(county.pending));
  expect(county.byAge.reduce((sum, { count }) => sum + count, 0)).toBe(county.pending);
  expect(county.pastGoal).toBeGreaterThan(0);
  expect(county.pastGoal).toBeLessThan(county.pending);
  const found = page.getByRole('region', { name: 'Search Results Summary' });
  const opens = async (link: Locator, count: number) => {
    await link.click();
    await expect(title(page, 'Case Link Request Search')).toBeVisible();
    if (count === 0) await expect(found).toContainText('No requests match.');
    else await expect(found.getByText(new RegExp(` of ${count}$`)).first()).toBeVisible();
  };
  for (const [at, { count }] of county.byAge.entries()) {
    const row = work.getByRole('row').nth(at + 1);
    await opens(row.getByRole('link'), count);
    await page.goBack();
  }
  await opens(work.getByRole('link', { name: `${county.unassigned} unassigned` }), county.unassigned);
  await page.goBack();
  await opens(work.getByRole('link', { name: /past the goal of 5 business days$/ }), county.pastGoal);
  await expect(found.getByText('overdue', { exact: true })).toHaveCount(county.pastGoal);
  await expect(page.getByLabel('Age', { exact: true })).toHaveValue('overdue');
  await expectAllWell(page, 'Case Link Request Search');
  await page.getByRole('button', { name: 'Remove: Overdue' }).click();
  await expect(page.getByRole('heading', { name: 'Search Results Summary' })).toBeFocused();
  await expect(found.getByText(new RegExp(` of ${county.pending}$`)).first()).toBeVisible();
  await expect(page.getByLabel('Age', { exact: true })).toHaveValue('');
  await expect(page.getByRole('list', { name: 'Set criteria' })).toHaveCount(0);
});

test('Home: what a supervisor gives me, and what a customer asks, appears by itself', async ({
  signInAs,
  page,
  town,
}) => {
  await withEmptyHands(town, 'worker-19');
  const name = nameOf(town.customer('customer-10'));
  const { enter } = await newPerson(town, { id: '7001', ...name });
  await signInAs('worker-19');
  const mine = page.getByRole('region', { name: 'My requests' });
  await expect(mine).toContainText('Nothing is assigned to you.');
  const open = page.getByRole('link', { name: /^[\d,]+ open$/ });
  const before = Number(await open.innerText());
  const customer = await town.person('customer-10');
  await customer.post('/api/v1/portal/link-attempts', { ...enter, zipCode: '96001' });
  await expect(open).toHaveText(String(before + 1));
  const requestId = await requestIdOf(town, 'worker-19', name);
  const supervisor = await town.person('supervisor-19');
  await supervisor.post(`/api/v1/case-link-requests/${requestId}/assign`, { worker: 'worker-19' });
  await expect(mine.getByRole('link', { name: name.whole })).toBeVisible();
  await expectAllWell(page, 'Home');
});
