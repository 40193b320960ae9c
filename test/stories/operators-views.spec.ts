import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Rules O7 to O13 over HTTP. */
let app: TestApp;
let ops: Actor;
beforeAll(async () => {
  app = await testApp();
  ops = await app.as('ops');
  for (let n = 0; n < 3; n++) await resident(app);
});
afterAll(() => app.stop());

const ended = (id: string) =>
  app.until(async () => {
    const { body } = await ops.get(`/api/v1/ops/rebuilds/${id}`);
    return body.state === 'running' ? undefined : body;
  });
const rebuild = async () => {
  const { status, body } = await ops.post('/api/v1/ops/projections/cases/rebuild', {});
  expect(status).toBe(202);
  return ended(body.rebuildId);
};

test('what differs is kept, listed, and switched to once somebody accepts it with a reason', async () => {
  const { build } = (await app.system.readStore.live('cases'))!;
  const db = new DatabaseSync(join(app.system.folder.views, 'cases', `${build}.db`));
  const { id } = db.prepare('SELECT id FROM docs ORDER BY id LIMIT 1').get() as { id: string };
  db.prepare(`UPDATE docs SET body = json_set(body, '$.edited', 1) WHERE id = ?`).run(id);
  db.close();
  const { rebuildId, result } = await rebuild();
  const difference = { documents: 1, ids: [id] };
  expect(result.views).toMatchObject([{ comparison: 'different', difference, switched: false, kept: true }]);
  const accept = (body: object) => ops.post(`/api/v1/ops/rebuilds/${rebuildId}/accept-difference`, body);
  expect(await accept({})).toMatchObject({ status: 422, body: { errors: [{ field: 'reason' }] } });
  const accepted = await accept({ reason: 'a row was edited' });
  expect(accepted).toMatchObject({ status: 202, body: { rebuildId, accepted: { by: 'ops' } } });
  expect((await ended(rebuildId)).result.views).toMatchObject([{ switched: true, kept: false }]);
  expect(await accept({ reason: 'again' })).toMatchObject({
    status: 409,
    body: { code: 'nothing_to_accept' },
  });
  expect((await ops.post('/api/v1/ops/rebuilds/none/accept-difference', { reason: 'x' })).status).toBe(404);
});

test('the live copy is not retired, and readers go back only to what is there', async () => {
  const { build } = (await app.system.readStore.live('cases'))!;
  const retire = (body: object) => ops.post('/api/v1/ops/projections/cases/retire', body);
  expect(await retire({ build })).toMatchObject({ status: 409, body: { code: 'live_copy' } });
  expect((await retire({})).status).toBe(200);
  expect(await retire({})).toMatchObject({ status: 409, body: { code: 'live_copy' } });
  expect(await ops.post('/api/v1/ops/projections/cases/rollback', {})).toMatchObject({
    status: 409,
    body: { code: 'no_previous_copy' },
  });
});

test('the lag of a view is kept; that of none is not there', async () => {
  const { status, body } = await ops.get('/api/v1/ops/projections/cases/lag?hours=1');
  expect([status, body.name, body.hours]).toEqual([200, 'cases', 1]);
  expect((await ops.get('/api/v1/ops/projections/nothing/lag')).status).toBe(404);
  expect(await ops.get('/api/v1/ops/projections/cases/lag?hours=169')).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'hours' }] },
  });
});

test('batches tell their last runs and the next one', async () => {
  await ops.post('/api/v1/ops/batches/close-linked-requests', { dryRun: true });
  const { body } = await ops.get('/api/v1/ops/batches');
  const closing = body.items.find((each: { name: string }) => each.name === 'close-linked-requests');
  expect(closing).toMatchObject({
    byHand: true,
    last: { by: 'ops', dryRun: true, outcome: 'done', counts: { requestsClosed: 0 } },
  });
  expect(closing.next > app.system.clock.now()).toBe(true);
});

test('a dead letter is built anew, or skipped with what it held back', async () => {
  const [event] = await app.system.store.readStream('case-R001C1').catch(() => []);
  const letter = {
    ...{ view: 'cases', build: (await app.system.readStore.live('cases'))!.build, eventId: 'e-dead' },
    ...{ stream: event?.stream ?? 'case-x', revision: 0n, position: event?.position ?? '0'.repeat(16) },
    ...{ type: 'x', error: 'RangeError', at: app.system.clock.now(), heldSince: '0'.repeat(16) },
  };
  await app.system.deadLetters.record({ ...letter, heldSince: undefined });
  await app.system.deadLetters.held(letter.view, letter.build, letter.stream, letter.position);
  const retried = await ops.post('/api/v1/ops/dead-letters/e-dead/retry', {});
  expect(retried).toMatchObject({ status: 202, body: { rebuildId: expect.any(String), views: ['cases'] } });
  const { result } = await ended(retried.body.rebuildId);
  // The live copy lacks an event by its own word: the ledger is what the new one is compared with.
  expect(result.views).toMatchObject([{ against: 'ledger', comparison: 'equal', switched: true }]);
  const skipped = await ops.post('/api/v1/ops/dead-letters/e-dead/skip', { reason: 'known' });
  expect(skipped).toMatchObject({ status: 200, body: { projections: ['cases'], eventId: 'e-dead' } });
  await ended(skipped.body.rebuildId);
  expect((await ops.post('/api/v1/ops/dead-letters/none/skip', { reason: 'known' })).status).toBe(404);
});
