import { found, process, requestBy, summaryOf } from '../support/case-links.js';
import { type Following, follow } from '../support/live.js';
import { resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/** Rule G7: live updates as server-sent events; a query given a position waits for the view to reach it. */
let app: TestApp;
let address: string;
let worker: Actor;
const streams: Following[] = [];

beforeAll(async () => {
  app = await testApp();
  address = await app.listen();
  worker = await app.as('worker-19');
});
afterEach(() => {
  for (const each of streams.splice(0)) each.leave();
});
afterAll(() => app.stop());

async function following(by: Pick<Actor, 'token'>, topics: string, lastEventId?: string): Promise<Following> {
  const headers = lastEventId === undefined ? undefined : { 'last-event-id': lastEventId };
  const stream = await follow(app, address, by, topics, headers);
  streams.push(stream);
  return stream;
}
const newRequest = async (county = '19') =>
  (await requestBy(app, await resident(app, { counties: [county] })))[county]!;
const take = (requestId: string, by = worker) => by.post(`/api/v1/case-link-requests/${requestId}/take`);
const hinted = (stream: Following, topic: string) =>
  app.until(async () => stream.hints().find((each) => each.topic === topic));

test('a colleague’s take reaches the list and the open request, once the views hold it', async () => {
  const requestId = await newRequest();
  const colleague = await app.as('worker-19-b');
  const stream = await following(colleague, `case-link-requests:19,case-link-request:19:${requestId}`);
  const taken = await take(requestId);
  await hinted(stream, 'case-link-requests:19');
  const { position } = await hinted(stream, `case-link-request:19:${requestId}`);
  expect(position).toBe(taken.headers['caseledger-position']);
  const answer = await fetch(`${address}/api/v1/case-link-requests/${requestId}`, {
    headers: { authorization: `Bearer ${colleague.token}`, 'caseledger-live': 'refresh' },
  });
  expect(((await answer.json()) as { assignee: string }).assignee).toBe('worker-19');
});

test('a language that is chosen on one device reaches the pages of the account on the others', async () => {
  const ana = await resident(app);
  const { body } = await ana.customer.get('/api/v1/me');
  const stream = await following(ana.customer, body.topics.join(','));
  const chosen = await ana.customer.put('/api/v1/portal/account/language', { language: 'es' });
  const { position } = await hinted(stream, `account:${ana.accountId}`);
  expect(position).toBe(chosen.headers['caseledger-position']);
});

test('hints carry no personal data, and nothing of other counties or of other requests', async () => {
  const ana = await resident(app, { counties: ['19', '34'] });
  const requests = await requestBy(app, ana);
  const other = await newRequest();
  const one = await following(worker, `case-link-request:19:${requests['19']}`);
  const whole = await following(worker, 'case-link-requests:19');
  await take(other);
  await take(requests['34']!, await app.as('worker-34'));
  await process(worker, requests['19']!, ana.personId);
  await hinted(one, `case-link-request:19:${requests['19']}`);
  expect(one.hints()).toHaveLength(1);
  await app.until(async () => (whole.hints().length === 2 ? true : undefined));
  expect(new Set(whole.hints().map((each) => each.topic))).toEqual(new Set(['case-link-requests:19']));
  // The ledger's id is random, and may hold any digits.
  for (const text of [one.text(), whole.text()])
    expect(text.replaceAll(app.system.store.ledgerId, '')).not.toMatch(
      new RegExp(`${ana.lastName}|${ana.personId}|${ana.accountId}|-34`, 'i'),
    );
});

test('a customer’s open page learns of the own link, and cannot follow anybody else’s', async () => {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  const stream = await following(ana.customer, `account:${ana.accountId}`);
  await process(worker, requestId!, ana.personId);
  await hinted(stream, `account:${ana.accountId}`);
  const foreign = await following(ana.customer, 'account:demo-customer-1');
  const counties = await following(ana.customer, 'case-link-requests:19');
  expect([foreign.status, counties.status]).toEqual([404, 404]);
});

describe('persons and cases', () => {
  test('an open case learns of a contact, a mark, a worker and a link that a colleague changes', async () => {
    const ana = await resident(app);
    const supervisor = await app.as('supervisor-19');
    const [person, file] = [`person:${ana.personId}`, `case:${ana.caseNumbers[0]}`];
    const path = `/api/v1/cases/${ana.caseNumbers[0]}`;
    const colleague = await app.as('worker-19-b');
    // A case is found in small letters, too; hints name it as it is.
    const stream = await following(colleague, `${person},${file.toLowerCase()}`);
    const seen: string[] = [];
    const expectHint = async (topic: string, act: () => Promise<unknown>) => {
      await act();
      seen.push(topic);
      await app.until(async () => (stream.hints().length === seen.length ? true : undefined));
      expect(stream.hints().map((each) => each.topic)).toEqual(seen);
    };
    await expectHint(person, () =>
      worker.put(`/api/v1/persons/${ana.personId}/contact`, { email: 'new@example.org', phones: [] }),
    );
    await expectHint(person, () =>
      supervisor.put(`/api/v1/persons/${ana.personId}/customer-privacy`, {
        active: true,
        reason: 'Her wish.',
      }),
    );
    await expectHint(file, () => supervisor.put(`${path}/programs/CalFresh/worker`, { worker: 'worker-19' }));
    await expectHint(file, () =>
      supervisor.put(`${path}/persons/${ana.personId}/out-of-the-home`, { permanentlyOutOfTheHome: true }),
    );
    const { '19': requestId } = await requestBy(app, ana);
    await expectHint(person, () => process(supervisor, requestId!, ana.personId));
    expect(stream.text()).not.toMatch(new RegExp(`${ana.lastName}|new@example`));
  });

  test('a hint comes once the views hold the change', async () => {
    const ana = await resident(app);
    const stream = await following(worker, `person:${ana.personId}`);
    await worker.put(`/api/v1/persons/${ana.personId}/contact`, { email: 'late@example.org', phones: [] });
    await hinted(stream, `person:${ana.personId}`);
    const answer = await fetch(`${address}/api/v1/persons/${ana.personId}`, {
      headers: { authorization: `Bearer ${worker.token}` },
    });
    expect(((await answer.json()) as { contact: { email: string } }).contact.email).toBe('late@example.org');
  });

  test('a new request about somebody on an open case shows there, in its own county only', async () => {
    const ana = await resident(app, { counties: ['19', '34'] });
    const other = await app.as('worker-34');
    const [here, there] = await Promise.all([
      following(worker, `person-requests:19:${ana.personId}`),
      following(other, `person-requests:34:${ana.personId}`),
    ]);
    await requestBy(app, ana);
    await hinted(here, `person-requests:19:${ana.personId}`);
    await hinted(there, `person-requests:34:${ana.personId}`);
    expect([here.hints().length, there.hints().length]).toEqual([1, 1]);
  });

  test('a supervisor’s queue learns of a task that comes and of one that is settled', async () => {
    const ana = await resident(app, { person: { customerPrivacy: true } });
    const supervisor = await app.as('supervisor-19');
    const stream = await following(supervisor, 'supervisor-tasks:19');
    await worker.put(`/api/v1/persons/${ana.personId}/contact`, { email: 'new@example.org', phones: [] });
    await hinted(stream, 'supervisor-tasks:19');
    const { items } = (await supervisor.get('/api/v1/supervisor-tasks')).body;
    const task = items.find((each: { personId: string }) => each.personId === ana.personId);
    await supervisor.post(`/api/v1/supervisor-tasks/${task.taskId}/settle`);
    await app.until(async () => (stream.hints().length === 2 ? true : undefined));
    const ben = await resident(app);
    await worker.put(`/api/v1/persons/${ben.personId}/contact`, { email: 'ben@example.org', phones: [] });
    await worker.put(`/api/v1/persons/${ana.personId}/contact`, { email: 'third@example.org', phones: [] });
    await app.until(async () => (stream.hints().length === 3 ? true : undefined));
  });

  test('only who may see a person, a case or a task may follow it; foreign looks like missing', async () => {
    const ana = await resident(app, { counties: ['34'] });
    const [supervisor, ops] = [await app.as('supervisor-19'), await app.as('ops')];
    const refused: readonly [Pick<Actor, 'token'>, string][] = [
      [worker, `person:${ana.personId}`],
      [worker, 'person:nobody'],
      [worker, `case:${ana.caseNumbers[0]}`],
      [worker, 'case:NOSUCHCASE'],
      [worker, `person-requests:34:${ana.personId}`],
      [worker, `person-requests:19:${ana.personId}`],
      [worker, 'supervisor-tasks:19'],
      [supervisor, 'supervisor-tasks:34'],
      [ana.customer, `person:${ana.personId}`],
      [ana.customer, `case:${ana.caseNumbers[0]}`],
      [ops, `case:${ana.caseNumbers[0]}`],
    ];
    for (const [by, topic] of refused)
      expect([topic, (await following(by, topic)).status]).toEqual([topic, 404]);
  });
});

test('a page that was away asks for what it missed by the id of its last hint', async () => {
  const first = await newRequest();
  const before = await following(worker, 'case-link-requests:19');
  await take(first);
  const { position } = await hinted(before, 'case-link-requests:19');
  before.leave();
  const missed = await newRequest();
  const again = await following(worker, `case-link-request:19:${missed}`, position);
  await hinted(again, `case-link-request:19:${missed}`);
  expect(again.text()).toMatch(/^id: \S+:\d+$/m);
});

test.each(['nonsense', '42', 'another-ledger:0000000000000042', 'LEDGER:9999999999999999'])(
  'a page that comes back with the id %p is told to ask for everything again',
  async (id) => {
    const lastEventId = id.replace('LEDGER', app.system.store.ledgerId);
    const stream = await following(worker, 'case-link-requests:19', lastEventId);
    await app.until(async () => (stream.text().includes('event: reset') ? true : undefined));
    expect(stream.hints()).toEqual([]);
  },
);

describe('a page that asked before its stream began', () => {
  /** Takes a request after the page learned from where to follow, and follows then. */
  async function late(meanwhile: () => void = () => undefined): Promise<Following> {
    const requestId = await newRequest();
    const { liveFrom } = (await worker.get('/api/v1/me')).body;
    await take(requestId);
    meanwhile();
    return following(worker, `case-link-request:19:${requestId}&lastEventId=${encodeURIComponent(liveFrom)}`);
  }

  test('is told what happened in between, and nothing else', async () => {
    const stream = await late();
    await app.until(async () => (stream.hints().length > 0 ? true : undefined));
    expect(stream.hints()).toHaveLength(1);
  });

  test('is told once more where the view that shows it was behind', async () => {
    const waiting = jest.spyOn(app.system.checkpoints, 'waitFor');
    const stream = await late(() => waiting.mockImplementation(async () => 'stale'));
    await app.until(async () => (stream.hints().length === 1 ? true : undefined));
    waiting.mockRestore();
    await app.until(async () => {
      app.clock.advance(1_000);
      return stream.hints().length === 2 ? true : undefined;
    });
  });
});

test('after a sign-out the stream carries nothing more and ends', async () => {
  const leaving = await app.as('worker-19-b');
  const stream = await following(leaving, 'case-link-requests:19');
  expect((await leaving.delete('/api/v1/session')).status).toBe(204);
  await newRequest();
  await stream.ended;
  expect(stream.hints()).toEqual([]);
});

test('the head of a stream is answered at once', async () => {
  const answer = await fetch(`${address}/api/v1/live?topics=case-link-requests:19`, {
    method: 'HEAD',
    headers: { authorization: `Bearer ${worker.token}` },
  });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
});

describe('read your own writes', () => {
  test('a list that is given the position of a command shows what it wrote, by header or by address', async () => {
    const requestId = await newRequest();
    const authorization = `Bearer ${worker.token}`;
    for (let n = 0; n < 10; n++) {
      const action = n % 2 === 0 ? 'take' : 'release';
      const { headers } = await worker.post(`/api/v1/case-link-requests/${requestId}/${action}`);
      const position = String(headers['caseledger-position']);
      const path = '/api/v1/case-link-requests?assignee=me';
      const byHeader = await fetch(address + path, {
        headers: { authorization, 'caseledger-position': position },
      });
      const byAddress = await fetch(`${address}${path}&after=${encodeURIComponent(position)}`, {
        headers: { authorization },
      });
      for (const answer of [byHeader, byAddress]) {
        const { items } = (await answer.json()) as { items: { requestId: string }[] };
        expect(items.some((each) => each.requestId === requestId)).toBe(action === 'take');
        expect(answer.headers.get('caseledger-stale')).toBeNull();
      }
    }
  });

  test('a view that does not get there within two seconds answers all the same, marked as stale', async () => {
    const { ledgerId } = app.system.store;
    const head = (await app.system.store.head()) ?? '';
    const position = `${ledgerId}:${head.replace(/^0/, '9')}`;
    const asked = worker.get('/api/v1/case-link-requests', { 'caseledger-position': position });
    await app.clock.sleep(50);
    app.clock.advance(2_000);
    const answer = await asked;
    expect([answer.status, answer.headers['caseledger-stale']]).toEqual([200, 'true']);
  });

  test('a command that changed nothing names no position', async () => {
    const requestId = await newRequest();
    await take(requestId);
    expect((await take(requestId)).headers['caseledger-position']).toBeUndefined();
    expect(await found(worker, { assignee: 'me' })).toContain(requestId);
    expect((await summaryOf(worker, requestId)).headers['caseledger-stale']).toBeUndefined();
  });
});

test('a server that stops ends the streams and does not wait for them', async () => {
  const stopping = await testApp();
  const at = await stopping.listen();
  const stream = await follow(stopping, at, await stopping.as('worker-19'), 'case-link-requests:19');
  await stopping.stop();
  await stream.ended;
  expect(stream.status).toBe(200);
});
