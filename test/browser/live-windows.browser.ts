import type { Page } from '@playwright/test';
import { expect, test } from './support/test.js';
import { askInVain, type Name, requestIn19, requestRow } from './support/worker.js';

test.use({ scene: 'live-windows' });

/** More than the six connections that a browser opens to one host. */
const windows = 8;

/** In the list, or announced above it where the pointer rests on a row: such a list does not move. */
const arrived = (page: Page, name: Name, count: string) =>
  requestRow(page, name)
    .or(page.getByRole('button', { name: `Show ${count}` }))
    .first();

/** Streams that this window has open. */
function streamsOf(page: Page): Set<unknown> {
  const open = new Set<unknown>();
  page.on('request', (request) => {
    if (request.url().includes('/api/v1/live?') && request.method() === 'GET') open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return open;
}

test('eight windows of one browser are live over one stream, whichever of them is closed', async ({
  signInAs,
  page,
  town,
}) => {
  const requests = '/worker/case-link-requests';
  const first = streamsOf(page);
  await signInAs('worker-19', requests);
  const opened = [{ page, streams: first }];
  while (opened.length < windows) {
    const next = await page.context().newPage();
    opened.push({ page: next, streams: streamsOf(next) });
    await next.goto(requests);
    await expect(next.getByRole('table', { name: 'Case link requests' })).toBeVisible();
  }
  const streams = () => opened.reduce((sum, each) => sum + each.streams.size, 0);
  await expect.poll(streams).toBe(1);

  const one = await askInVain(town, 'customer-1');
  for (const each of opened) await expect(arrived(each.page, one, '1 new request')).toBeVisible();

  const leader = opened.findIndex((each) => each.streams.size > 0);
  for (const { page: closed } of opened.splice(leader, 1)) await closed.close();
  await expect.poll(streams).toBe(1);
  const two = await askInVain(town, 'customer-7');
  for (const each of opened) await expect(arrived(each.page, two, '2 new requests')).toBeVisible();
});

test('what happens while the listening window changes hands is not missed', async ({
  signInAs,
  page,
  town,
}) => {
  const { name, requestId } = await requestIn19(town, 'customer-2');
  const streams = streamsOf(page);
  await signInAs('worker-19', '/worker/case-link-requests');
  await expect.poll(() => streams.size).toBe(1);
  const other = await page.context().newPage();
  await other.goto('/worker/case-link-requests');
  await expect(requestRow(other, name)).toBeVisible();
  // Nobody can listen until after the change.
  await other.context().route('**/api/v1/live?**', (route) => route.abort());
  await page.close();
  const colleague = await town.person('worker-19-b');
  const { name: nameOfColleague } = await colleague.get<{ name: string }>('/api/v1/me');
  await colleague.post(`/api/v1/case-link-requests/${requestId}/take`);
  await other.context().unroute('**/api/v1/live?**');
  await expect(requestRow(other, name)).toContainText(nameOfColleague, { timeout: 15_000 });
});

test('a window with something that may not be followed does not silence the others', async ({
  signInAs,
  page,
  town,
}) => {
  await signInAs('worker-19', '/worker/case-link-requests');
  const stray = await page.context().newPage();
  await stray.goto('/worker/case-link-requests');
  await expect(stray.getByRole('table', { name: 'Case link requests' })).toBeVisible();
  const refused = page.waitForResponse((answer) => answer.url().includes('%3A34') && answer.status() === 404);
  await stray.evaluate(async () => {
    const me = (await (await fetch('/api/v1/me')).json()) as { id: string };
    new BroadcastChannel(`live:${me.id}`).postMessage({
      kind: 'wants',
      window: 'stray',
      topics: ['case-link-requests:34'],
    });
  });
  await refused;
  const name = await askInVain(town, 'customer-12');
  await expect(arrived(page, name, '1 new request')).toBeVisible();
});
