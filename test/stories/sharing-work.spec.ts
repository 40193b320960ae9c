import { submissionDecider, submissionOf } from '#contexts/case-linking';
import type { RequestId } from '#kernel';
import { found, process, reject, requestBy, statusOf, summaryOf } from '../support/case-links.js';
import { resident } from '../support/residents.js';
import { type Actor, type Answer, type TestApp, testApp } from '../support/test-app.js';

/** Rules W9 and W10: taking, assigning, many at once, two at a time, the cool-off. */
let app: TestApp;
let worker: Actor;
let colleague: Actor;
let supervisor: Actor;

async function everybodySignsIn() {
  worker = await app.as('worker-19');
  colleague = await app.as('worker-19-b');
  supervisor = await app.as('supervisor-19');
}

beforeAll(async () => {
  app = await testApp();
  await everybodySignsIn();
});
afterAll(() => app.stop());

const on = (by: Actor, requestId: string, action: string, body: object = {}) =>
  by.post(`/api/v1/case-link-requests/${requestId}/${action}`, body);
const newRequest = async (county = '19') =>
  (await requestBy(app, await resident(app, { counties: [county] })))[county]!;
const assigneeOf = async (requestId: string) => (await summaryOf(worker, requestId)).body.assignee;
const refusal = ({ status, body }: Answer) => [status, body.code];

describe('taking and assigning', () => {
  test('nobody but a supervisor takes a request out of a colleague’s hands, not even by assigning it', async () => {
    const { '19': requestId } = await requestBy(app, await resident(app));
    await on(worker, requestId!, 'take');
    const stolen = await on(colleague, requestId!, 'assign', { worker: 'worker-19-b' });
    expect(stolen).toMatchObject({
      status: 409,
      body: {
        code: 'assigned_to_colleague',
        detail: expect.stringContaining('only they or a supervisor can give it to somebody else'),
      },
    });
    const moved = await on(await app.as('supervisor-19'), requestId!, 'assign', { worker: 'worker-19-b' });
    expect(moved.body.assignee).toBe('worker-19-b');
  });

  test('a worker takes a request, finds it among the own ones, and puts it back', async () => {
    const requestId = await newRequest();
    expect((await on(worker, requestId, 'take')).body).toEqual({ requestId, assignee: 'worker-19' });
    expect(await found(worker, { assignee: 'me' })).toEqual([requestId]);
    expect(await found(colleague, { assignee: 'worker-19' })).toEqual([requestId]);
    expect(await found(worker, { assignee: 'nobody' })).not.toContain(requestId);
    expect((await on(worker, requestId, 'release')).body).toEqual({ requestId, assignee: null });
    expect(await found(worker, { assignee: 'me' })).toEqual([]);
    expect(await found(worker, { assignee: 'nobody' })).toContain(requestId);
  });

  test('of two who take a request at once one has it, and the other is told so', async () => {
    const requestId = await newRequest();
    const answers = await Promise.all([on(worker, requestId, 'take'), on(colleague, requestId, 'take')]);
    expect(answers.map((each) => each.status).sort()).toEqual([200, 409]);
    const slower = answers.find((each) => each.status === 409);
    expect(slower?.body).toMatchObject({
      code: 'conflict',
      detail: 'A colleague took this request first. Choose another one, or ask a supervisor.',
    });
  });

  test('taking twice is once, and only the own request can be put back', async () => {
    const requestId = await newRequest();
    await on(worker, requestId, 'take');
    expect((await on(worker, requestId, 'take')).status).toBe(200);
    expect(refusal(await on(colleague, requestId, 'release'))).toEqual([409, 'assigned_to_colleague']);
    expect((await on(supervisor, requestId, 'release')).status).toBe(200);
    expect(await assigneeOf(requestId)).toBeNull();
  });

  test('a request is assigned to a worker of the county, and to nobody else', async () => {
    const requestId = await newRequest();
    expect((await on(supervisor, requestId, 'assign', { worker: 'worker-19-b' })).body).toEqual({
      requestId,
      assignee: 'worker-19-b',
    });
    for (const other of ['worker-34', 'viewer-19', 'customer-1', 'nobody-at-all']) {
      const answer = await on(supervisor, requestId, 'assign', { worker: other });
      expect([answer.status, answer.body.errors[0].field]).toEqual([422, 'worker']);
    }
    expect(await assigneeOf(requestId)).toBe('worker-19-b');
  });
});

describe('what a colleague has taken', () => {
  const taken = async () => {
    const ana = await resident(app);
    const { '19': requestId } = await requestBy(app, ana);
    await on(worker, requestId!, 'take');
    return { ana, requestId: requestId! };
  };
  const reason = { reason: 'duplicate' };

  test('nobody else rejects or continues, not even a supervisor: they are told by name who has it', async () => {
    const { ana, requestId } = await taken();
    const { body: me } = await worker.get('/api/v1/me');
    for (const by of [colleague, supervisor])
      for (const answer of [
        await reject(by, requestId, reason),
        await process(by, requestId, ana.personId),
        (await by.post('/api/v1/case-link-requests/bulk', { action: 'reject', ids: [requestId], ...reason }))
          .body.items[0],
      ]) {
        expect(answer.code ?? refusal(answer)[1]).toBe('assigned_to_colleague');
        const text: string = answer.detail ?? answer.body.detail;
        expect(text).toContain(`in the hands of ${me.name}`);
        expect(text).not.toContain('worker-19');
      }
    const { body } = await summaryOf(colleague, requestId, ana.personId);
    expect(body).toMatchObject({
      linkedStatus: 'Pending',
      allowed: expect.not.arrayContaining(['process', 'reject', 'take']),
    });
    expect((await process(worker, requestId, ana.personId)).status).toBe(200);
  });

  test.each(['take', 'assign'] as const)(
    'a supervisor takes it over first, by %s, and decides then',
    async (by) => {
      const { ana, requestId } = await taken();
      expect((await summaryOf(supervisor, requestId, ana.personId)).body.allowed).toContain('take');
      const body = by === 'assign' ? { worker: 'supervisor-19' } : {};
      expect((await on(supervisor, requestId, by, body)).body.assignee).toBe('supervisor-19');
      expect(refusal(await reject(worker, requestId, reason))).toEqual([409, 'assigned_to_colleague']);
      expect((await reject(supervisor, requestId, reason)).status).toBe(200);
    },
  );

  test('a worker does not take over', async () => {
    const { requestId } = await taken();
    expect(refusal(await on(colleague, requestId, 'take'))).toEqual([409, 'conflict']);
    expect(await assigneeOf(requestId)).toBe('worker-19');
  });

  test('goes back to the queue when they lost the role, or left the county; who is only not known keeps it', async () => {
    const find = app.system.staff.find.bind(app.system.staff);
    const held: string[] = [];
    for (const id of ['worker-19', 'worker-19-b', 'supervisor-19', 'worker-19-b']) {
      const requestId = await newRequest();
      await on(supervisor, requestId, 'assign', { worker: id });
      held.push(requestId);
    }
    await reject(colleague, held[3]!, reason);
    const viewer = await find('viewer-19');
    const moved = await find('worker-34');
    const mocks = app.systems.flatMap(({ staff }) => [
      jest.spyOn(staff, 'find').mockImplementation(async (id) => {
        if (id === 'worker-19') return { ...viewer!, id, actor: { ...viewer!.actor, id } };
        if (id === 'worker-19-b') return { ...moved!, id, actor: { ...moved!.actor, id } };
        return id === 'supervisor-19' ? undefined : find(id);
      }),
      jest.spyOn(staff, 'nameOf').mockResolvedValue(undefined),
    ]);
    try {
      app.clock.advance(61_000);
      const assignees = async () => {
        const states = await Promise.all(
          held.map((id) => app.system.engine.state(submissionDecider, submissionOf(id as RequestId))),
        );
        return states.flatMap((each) => [...each.values()].map(({ assignee }) => assignee));
      };
      await app.until(async () => ((await assignees())[1] === undefined ? true : undefined));
      expect(await assignees()).toEqual([undefined, undefined, 'supervisor-19', 'worker-19-b']);
    } finally {
      for (const each of mocks) each.mockRestore();
    }
    // No answer told a position: the view comes to it by itself.
    await app.until(async () => {
      const free = await found(worker, { assignee: 'nobody' });
      return held.slice(0, 2).every((id) => free.includes(id)) ? true : undefined;
    });
  });
});

describe('many at once', () => {
  const bulk = (by: Actor, body: object) => by.post('/api/v1/case-link-requests/bulk', body);

  test('the answer says what became of each, and one failure stops none of the others', async () => {
    const mine = await newRequest();
    const foreign = await newRequest('34');
    const ended = await newRequest();
    await reject(worker, ended, { reason: 'duplicate' });
    const { status, body } = await bulk(worker, {
      action: 'assign',
      ids: [foreign, ended, 'nothing-19', mine],
      worker: 'worker-19-b',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ done: 1, failed: 3 });
    const missing = { done: false, code: 'not_found', detail: expect.any(String) };
    expect(body.items).toEqual([
      { requestId: foreign, ...missing },
      { requestId: ended, done: false, code: 'request_not_pending', detail: expect.any(String) },
      { requestId: 'nothing-19', ...missing },
      { requestId: mine, done: true },
    ]);
    expect(body.items[0].detail).toBe(body.items[2].detail);
    expect(await assigneeOf(mine)).toBe('worker-19-b');
  });

  test('requests are put back and rejected together', async () => {
    const ids = [await newRequest(), await newRequest()];
    await bulk(supervisor, { action: 'assign', ids, worker: 'worker-19' });
    expect((await bulk(supervisor, { action: 'release', ids })).body).toMatchObject({ done: 2, failed: 0 });
    expect(await assigneeOf(ids[1]!)).toBeNull();
    const rejected = await bulk(supervisor, { action: 'reject', ids, reason: 'suspected_fraud' });
    expect(rejected.body).toMatchObject({ done: 2, failed: 0 });
    for (const id of ids) expect(await statusOf(worker, id)).toBe('Rejected');
  });

  test('what an action needs is named before anything happens', async () => {
    const ids = [await newRequest()];
    const field = async (body: object) => (await bulk(worker, body)).body.errors?.[0]?.field;
    expect(await field({ action: 'assign', ids })).toBe('worker');
    expect(await field({ action: 'reject', ids })).toBe('reason');
    expect(await field({ action: 'process', ids })).toBe('action');
    expect(await field({ action: 'release', ids: [] })).toBe('ids');
    expect(await field({ action: 'release', ids: [...ids, ...ids] })).toBe('ids');
    expect(await statusOf(worker, ids[0]!)).toBe('Pending');
  });

  test('a bulk key that is used again for anything else is refused as a whole, before anything happens', async () => {
    const [first, second, third] = [await newRequest(), await newRequest(), await newRequest()];
    const key = { 'idempotency-key': crypto.randomUUID() };
    const send = (body: object) => supervisor.post('/api/v1/case-link-requests/bulk', body, key);
    const sent = await send({ action: 'reject', ids: [first], reason: 'duplicate' });
    expect(sent.body).toMatchObject({ done: 1, failed: 0 });
    for (const other of [
      { action: 'reject', ids: [first, second], reason: 'duplicate' },
      { action: 'reject', ids: [third], reason: 'duplicate' },
      { action: 'release', ids: [first] },
      { action: 'assign', ids: [second, third], worker: 'worker-19' },
    ])
      expect(refusal(await send(other))).toEqual([409, 'idempotency_key_reused']);
    for (const id of [second, third]) {
      expect(await statusOf(worker, id!)).toBe('Pending');
      expect(await assigneeOf(id!)).toBeNull();
    }
    expect((await send({ action: 'reject', ids: [first], reason: 'duplicate' })).text).toBe(sent.text);
  });

  test('of two bulk actions with one key at once only one happens', async () => {
    const ids = [await newRequest(), await newRequest()];
    const key = { 'idempotency-key': crypto.randomUUID() };
    const answers = await Promise.all(
      ids.map((id) =>
        supervisor.post(
          '/api/v1/case-link-requests/bulk',
          { action: 'assign', ids: [id], worker: 'worker-19' },
          key,
        ),
      ),
    );
    expect(answers.map((each) => each.status).sort()).toEqual([200, 409]);
    expect((await Promise.all(ids.map((id) => assigneeOf(id!)))).filter(Boolean)).toHaveLength(1);
  });

  test('who cannot be given requests is said of each', async () => {
    const ids = [await newRequest(), await newRequest()];
    for (const id of ['viewer-19', 'worker-34', 'nobody-at-all']) {
      const { body } = await bulk(supervisor, { action: 'assign', ids, worker: id });
      const why = {
        done: false,
        code: 'invalid_input',
        detail: 'worker must be the id of a worker of your county who may process requests',
      };
      expect(body.items).toEqual(ids.map((requestId) => ({ requestId, ...why })));
    }
  });

  test('the same bulk action sent again with its key changes nothing more', async () => {
    const ids = [await newRequest(), await newRequest()];
    const key = { 'idempotency-key': crypto.randomUUID() };
    const body = { action: 'reject', ids, reason: 'duplicate' };
    const first = await worker.post('/api/v1/case-link-requests/bulk', body, key);
    const again = await worker.post('/api/v1/case-link-requests/bulk', body, key);
    expect(again.text).toBe(first.text);
    // A member that is null counts as left out (rule G6).
    const withNull = await worker.post('/api/v1/case-link-requests/bulk', { ...body, note: null }, key);
    expect(withNull.text).toBe(first.text);
    expect(first.body).toMatchObject({ done: 2, failed: 0 });
  });
});

describe('two workers on one request', () => {
  test('of two who continue at once one links, and the slower is told that the request is Processed', async () => {
    const ana = await resident(app);
    const { '19': requestId } = await requestBy(app, ana);
    const answers = await Promise.all([
      process(worker, requestId!, ana.personId),
      process(colleague, requestId!, ana.personId),
    ]);
    expect(answers.map((each) => each.status).sort()).toEqual([200, 409]);
    const slower = answers.find((each) => each.status === 409);
    expect(['request_not_pending', 'person_already_linked', 'conflict', 'link_over']).toContain(
      slower?.body.code,
    );
    expect(slower?.body.detail).toMatch(/^[A-Z].{20,}\.$/);
    expect(await statusOf(worker, requestId!)).toBe('Processed');
  });

  test('of one who continues and one who rejects at once neither is left half done', async () => {
    for (let n = 0; n < 5; n++) {
      const ana = await resident(app);
      const { '19': requestId } = await requestBy(app, ana);
      const [linking, rejecting] = await Promise.all([
        process(worker, requestId!, ana.personId),
        reject(colleague, requestId!, { reason: 'suspected_fraud' }),
      ]);
      const status = await statusOf(worker, requestId!);
      const linked = (await worker.get(`/api/v1/persons/${ana.personId}`)).body.link.linked;
      expect({ linking: linking.status, linked }).toEqual(
        linking.status === 200 ? { linking: 200, linked: true } : { linking: 409, linked: false },
      );
      if (linking.status !== 200) expect([rejecting.status, status]).toEqual([200, 'Rejected']);
      if (rejecting.status !== 200) expect([linking.status, status]).toEqual([200, 'Processed']);
    }
  });
});

describe('the cool-off', () => {
  const hours = 60 * 60_000;
  const editContact = (by: Actor, personId: string, email: string) =>
    by.put(`/api/v1/persons/${personId}/contact`, { email, phones: [] });

  test('who changed a contact cannot link that person for a day; a colleague can', async () => {
    const ana = await resident(app);
    const { '19': requestId } = await requestBy(app, ana);
    await editContact(worker, ana.personId, 'changed@example.org');
    const { body } = await summaryOf(worker, requestId!, ana.personId);
    expect(body.coolOffUntil).toEqual(expect.any(String));
    expect(body.allowed).not.toContain('process');
    const own = await process(worker, requestId!, ana.personId);
    expect(own.status).toBe(409);
    expect(own.body).toMatchObject({
      code: 'cool_off',
      detail: expect.stringContaining("You changed this person's contact details within the last 24 hours"),
    });
    expect((await summaryOf(colleague, requestId!, ana.personId)).body).toMatchObject({ coolOffUntil: null });
    expect((await process(colleague, requestId!, ana.personId)).status).toBe(200);
  });

  test('it ends after a day', async () => {
    const ana = await resident(app);
    const { '19': requestId } = await requestBy(app, ana);
    await editContact(worker, ana.personId, 'changed@example.org');
    app.clock.advance(25 * hours);
    await everybodySignsIn();
    expect((await process(worker, requestId!, ana.personId)).status).toBe(200);
  });

  test('a supervisor may pass over the own cool-off with a reason; nobody else may', async () => {
    const ana = await resident(app);
    const { '19': requestId } = await requestBy(app, ana);
    await editContact(worker, ana.personId, 'one@example.org');
    await editContact(supervisor, ana.personId, 'two@example.org');
    const over = { overrideReason: 'She is here in person.' };
    const byWorker = await process(worker, requestId!, ana.personId, over);
    expect(byWorker.status).toBe(403);
    expect(refusal(await process(supervisor, requestId!, ana.personId))).toEqual([409, 'cool_off']);
    expect((await summaryOf(supervisor, requestId!, ana.personId)).body.allowed).toContain('process');
    expect((await process(supervisor, requestId!, ana.personId, over)).status).toBe(200);
  });
});
