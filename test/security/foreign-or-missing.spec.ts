import { requestBy } from '../support/case-links.js';
import { sendTo } from '../support/messages.js';
import { type Resident, resident } from '../support/residents.js';
import { type Actor, type TestApp, testApp } from '../support/test-app.js';

/**
 * Rule G2: what is another county's is answered like what is not there, to the byte and by the same work. The
 * county's own views decide; no stream is read for either. `MEASURE_TIMES=1000` prints the paired medians besides.
 */
let app: TestApp;
let ana: Resident;
let foreign: Resident;
let own: string;
let theirs: string;
let worker: Actor;

beforeAll(async () => {
  app = await testApp();
  [ana, foreign] = [await resident(app), await resident(app, { counties: ['34'] })];
  own = (await requestBy(app, ana))['19']!;
  theirs = (await requestBy(app, foreign))['34']!;
  worker = await app.as('supervisor-19');
  await worker.get('/api/v1/me');
});
afterAll(() => app.stop());

const reason = 'A reason long enough to count';
type Ask = (id: string) => Promise<{ readonly status: number; readonly text: string }>;
const live: (kind: string) => Ask = (kind) => (id) => worker.get(`/api/v1/live?topics=${kind}:${id}`);

const ofPersons: Readonly<Record<string, Ask>> = {
  unlink: (id) => worker.post(`/api/v1/persons/${id}/unlink`, { reason: 'linked_in_error' }),
  'reset-ivr-pin': (id) => worker.post(`/api/v1/persons/${id}/reset-ivr-pin`),
  contact: (id) => worker.put(`/api/v1/persons/${id}/contact`, { phones: [] }),
  'customer-privacy': (id) => worker.put(`/api/v1/persons/${id}/customer-privacy`, { active: true, reason }),
  reveal: (id) => worker.post(`/api/v1/persons/${id}/reveal`, { field: 'ssn', reason }),
  show: (id) => worker.get(`/api/v1/persons/${id}`),
  links: (id) => worker.get(`/api/v1/persons/${id}/links`),
  'beside a request': (id) => worker.get(`/api/v1/case-link-requests/${own}?personId=${id}`),
  forms: (id) => worker.get(`/api/v1/forms?personId=${id}`),
  live: live('person'),
};
const ofCases: Readonly<Record<string, Ask>> = {
  show: (id) => worker.get(`/api/v1/cases/${id}`),
  history: (id) => worker.get(`/api/v1/cases/${id}/history`),
  worker: (id) => worker.put(`/api/v1/cases/${id}/programs/CalFresh/worker`, { worker: 'worker-19' }),
  home: (id) =>
    worker.put(`/api/v1/cases/${id}/persons/P-1/out-of-the-home`, { permanentlyOutOfTheHome: true }),
  recipients: (id) => worker.get(`/api/v1/cases/${id}/message-recipients`),
  'e-message': (id) => sendTo(worker, ana, { caseNumber: id }),
  live: live('case'),
};
const ofRequests: Readonly<Record<string, Ask>> = {
  show: (id) => worker.get(`/api/v1/case-link-requests/${id}`),
  process: (id) =>
    worker.post(`/api/v1/case-link-requests/${id}/process`, {
      personId: ana.personId,
      verification: { methods: ['video'] },
    }),
  take: (id) => worker.post(`/api/v1/case-link-requests/${id}/take`),
  release: (id) => worker.post(`/api/v1/case-link-requests/${id}/release`),
  assign: (id) => worker.post(`/api/v1/case-link-requests/${id}/assign`, { worker: 'worker-19' }),
  reject: (id) => worker.post(`/api/v1/case-link-requests/${id}/reject`, { reason: 'other', note: 'x' }),
};
const cases = (kind: string, asks: Readonly<Record<string, Ask>>) =>
  Object.entries(asks).map(([name, ask]) => [`${kind}: ${name}`, kind, ask] as const);
const all = [...cases('person', ofPersons), ...cases('case', ofCases), ...cases('request', ofRequests)];

/** Of the other county, and of nobody. */
const idsOf = (kind: string): readonly [string, string] =>
  kind === 'person'
    ? [foreign.personId, 'P-9999']
    : kind === 'case'
      ? [foreign.caseNumbers[0]!, 'R999C9']
      : [theirs, `${'x'.repeat(theirs.length - 3)}-34`];

test.each(all)('%s reads no stream for either, and answers both alike', async (_, kind, ask) => {
  const [other, nobody] = idsOf(kind);
  const read = jest.spyOn(app.system.store, 'readStream');
  const answers = [await ask(other), await ask(nobody)];
  const streams = read.mock.calls.map(([stream]) => stream);
  read.mockRestore();
  expect(answers[0]).toMatchObject({ status: 404, text: answers[1]!.text });
  expect(answers[1]!.status).toBe(404);
  expect(streams).toEqual([]);
});

test('what is the county’s own is still done', async () => {
  expect((await ofPersons['reset-ivr-pin']!(ana.personId)).status).toBe(200);
  expect((await ofCases.worker!(ana.caseNumbers[0]!)).status).toBe(200);
  expect((await ofRequests.take!(own)).status).toBe(200);
});

const tries = Number(process.env.MEASURE_TIMES ?? 0);
const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;
(tries > 0 ? test : test.skip)(
  'paired medians in microseconds, foreign and missing',
  async () => {
    const timed = async (ask: Ask, id: string) => {
      const began = process.hrtime.bigint();
      await ask(id);
      return Number(process.hrtime.bigint() - began) / 1_000;
    };
    for (const [name, kind, ask] of all) {
      const [other, nobody] = idsOf(kind);
      const [foreigns, missings, apart] = [[], [], []] as [number[], number[], number[]];
      for (let n = 0; n < tries; n++) {
        const pair = n % 2 === 0 ? [other, nobody] : [nobody, other];
        const times = [await timed(ask, pair[0]!), await timed(ask, pair[1]!)];
        const [a, b] = n % 2 === 0 ? [times[0]!, times[1]!] : [times[1]!, times[0]!];
        foreigns.push(a);
        missings.push(b);
        apart.push(a - b);
      }
      process.stdout.write(
        `${name.padEnd(26)} foreign ${median(foreigns).toFixed(0)} missing ${median(missings).toFixed(0)} apart ${median(apart).toFixed(1)}\n`,
      );
    }
  },
  600_000,
);
