import { found, linkByMail, process, reject, requestBy, summaryOf } from '../support/case-links.js';
import { freshRows, liveRows } from '../support/fresh-replay.js';
import { type Resident, resident } from '../support/residents.js';
import { type Actor, type Answer, type TestApp, testApp } from '../support/test-app.js';

/** Rule O1: `projections rebuild --all` without downtime, while people work. */
let app: TestApp;
let ops: Actor;
let inA: Actor;
let inB: Actor;

interface Work {
  readonly who: Resident;
  readonly requests: Readonly<Record<string, string>>;
}
let work: Work[];

beforeAll(async () => {
  app = await testApp();
  ops = await app.as('ops');
  inA = await app.as('worker-19');
  inB = await app.as('worker-34');
  work = [];
  for (let n = 0; n < 15; n++) {
    const who = await resident(app, { counties: ['19', '34'] });
    work.push({ who, requests: await requestBy(app, who) });
  }
});
afterAll(() => app.stop());

const rebuildOf = async (name: string, body: object = {}) => {
  const started = await ops.post(`/api/v1/ops/projections/${name}/rebuild`, body);
  expect(started.status).toBe(202);
  return app.until(async () => {
    const { body: rebuild } = await ops.get(`/api/v1/ops/rebuilds/${started.body.id}`);
    return rebuild.state === 'running' ? undefined : rebuild;
  });
};

/** One person's requests, one way or another, with the searches of a worker in between. */
async function settle({ who, requests }: Work, n: number): Promise<readonly Answer[]> {
  const a = requests['19']!;
  const b = requests['34']!;
  const first = [
    await inA.post(`/api/v1/case-link-requests/${a}/take`),
    await inA.get('/api/v1/case-link-requests?assignee=me'),
    await summaryOf(inA, a, who.personId),
  ];
  if (n % 3 === 0) return [...first, await process(inA, a, who.personId), await summaryOf(inB, b)];
  if (n % 3 === 1)
    return [
      ...first,
      await reject(inA, a, { reason: 'duplicate' }),
      await inB.get('/api/v1/case-link-requests'),
    ];
  return [
    ...first,
    await process(inB, b, who.personId),
    await inB.post(`/api/v1/persons/${who.personId}/unlink`, { reason: 'linked_in_error' }),
    await who.customer.get('/api/v1/portal/link-requests'),
  ];
}

test('every view is rebuilt while requests are processed, and nothing fails', async () => {
  const { body } = await ops.get('/api/v1/ops/projections');
  const views = body.items.map((each: { name: string }) => each.name).sort();
  let working = true;
  const rebuilding = (async () => {
    const rebuilds = [];
    while (working && rebuilds.length < 3) {
      const from = await app.system.store.head();
      const rebuild = await rebuildOf('all');
      rebuilds.push({ ...rebuild, overtaken: from !== (await app.system.store.head()) });
    }
    return rebuilds;
  })();
  const answers: Answer[] = [];
  for (const [n, each] of work.entries()) answers.push(...(await settle(each, n)));
  working = false;
  const rebuilds = await rebuilding;

  expect(answers.filter((each) => each.status !== 200)).toEqual([]);
  expect(rebuilds.filter((each) => each.overtaken).length).toBeGreaterThan(0);
  for (const { state, error, result } of rebuilds) {
    expect([state, error]).toEqual(['done', undefined]);
    expect(result.views.map((each: { name: string }) => each.name).sort()).toEqual(views);
    for (const { name, switched, comparison } of result.views)
      expect([name, switched, comparison]).toEqual([name, true, 'equal']);
  }
});

test('what was written during the rebuild is there', async () => {
  for (const [n, { requests }] of work.entries()) {
    const [a, b] = [await summaryOf(inA, requests['19']!), await summaryOf(inB, requests['34']!)];
    const expected = [
      ['Processed', 'Processed'],
      ['Rejected', 'Pending'],
      ['Processed', 'Processed'],
    ][n % 3];
    expect([a.body.linkedStatus, b.body.linkedStatus]).toEqual(expected);
  }
  const pending = await found(inB, { pageSize: '100' });
  // A third whose sibling was rejected, and a third that an unlink made anew.
  expect(pending).toHaveLength((work.length / 3) * 2);
});

test('afterwards every view equals a fresh replay of the ledger', async () => {
  const [live, fresh] = [await liveRows(app), await freshRows(app)];
  expect(Object.keys(live).length).toBeGreaterThan(8);
  for (const [view, { rows }] of Object.entries(fresh))
    expect([view, live[view]!.rows]).toEqual([view, rows]);
  expect(live).toEqual(fresh);
});

test('the status names every view with its new copy, and nothing lags', async () => {
  const { body } = await ops.get('/api/v1/ops/projections');
  for (const each of body.items.filter((view: { role: string }) => view.role === 'live'))
    expect(each).toMatchObject({
      lagEvents: 0,
      deadLetters: 0,
      state: expect.not.stringMatching(/stopped|unfed/),
    });
});

test('a dry run says what it would come to and builds nothing', async () => {
  const before = (await ops.get('/api/v1/ops/projections')).body.copies;
  const rebuild = await rebuildOf('all', { dryRun: true });
  const plan = { events: expect.any(Number), bytesNeeded: expect.any(Number), fits: true };
  expect(rebuild).toMatchObject({ state: 'done', plan });
  expect(rebuild.plan.events).toBeGreaterThan(100);
  expect(rebuild.result).toBeUndefined();
  expect((await ops.get('/api/v1/ops/projections')).body.copies).toHaveLength(before.length);
});

test('one that only compares changes nothing', async () => {
  const before = (await ops.get('/api/v1/ops/projections')).body.copies;
  const rebuild = await rebuildOf('case-link-requests', { compareOnly: true });
  expect(rebuild).toMatchObject({
    state: 'done',
    result: { views: [{ name: 'case-link-requests', comparison: 'equal', switched: false }] },
  });
  const after = (await ops.get('/api/v1/ops/projections')).body.copies;
  const builds = (copies: { name: string; build: string }[]) =>
    copies.map(({ name, build }) => `${name} ${build}`).sort();
  expect(builds(after)).toEqual(builds(before));
});

test('the former copy is fed as well: going back to it loses nothing', async () => {
  const ana = await resident(app);
  await linkByMail(app, ana);
  const { '19': requestId } = await requestBy(app, await resident(app));
  expect((await ops.post('/api/v1/ops/projections/case-link-requests/rollback')).status).toBe(200);
  expect(await found(inA)).toContain(requestId);
  await inA.post(`/api/v1/case-link-requests/${requestId}/take`);
  expect(await found(inA, { assignee: 'me' })).toContain(requestId);
  const [live, fresh] = [await liveRows(app), await freshRows(app)];
  expect(live['case-link-requests']).toEqual(fresh['case-link-requests']);
});

test('only one rebuild runs at a time, and an unknown view is missing', async () => {
  const [first, second] = await Promise.all([
    ops.post('/api/v1/ops/projections/all/rebuild'),
    ops.post('/api/v1/ops/projections/all/rebuild'),
  ]);
  expect([first.status, second.status].sort()).toEqual([202, 409]);
  const running = first.status === 202 ? first : second;
  const ended = await app.until(async () => {
    const { body } = await ops.get(`/api/v1/ops/rebuilds/${running.body.id}`);
    return body.state === 'running' ? undefined : body.state;
  });
  expect(ended).toBe('done');
  expect((await ops.post('/api/v1/ops/projections/nothing/rebuild')).status).toBe(404);
  expect((await ops.get('/api/v1/ops/rebuilds/nothing')).status).toBe(404);
});
