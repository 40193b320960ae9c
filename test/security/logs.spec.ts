import { linkByMail, requestBy } from '../support/case-links.js';
import { resident } from '../support/residents.js';
import { testApp } from '../support/test-app.js';

/** Of everybody in it, and nowhere else in the world. */
const canary = { firstName: 'Qanaria', lastName: 'Zzyzxová', ssn: '987-65-4329' };
const all = Object.values(canary);

interface Line {
  readonly msg: string;
  readonly correlationId?: string;
  readonly req?: { readonly method: string; readonly route: string };
}

/** A day with everything said that a log can say: of a customer, a worker, mistakes in address and body, a defect. */
async function logOfADay() {
  const lines: string[] = [];
  const app = await testApp({ LOG_LEVEL: 'debug' }, undefined, undefined, {
    logTo: { write: (line: string) => void lines.push(line) },
  });
  const answers: { readonly status: number; readonly text: string }[] = [];
  try {
    const ana = await resident(app, { person: canary, profile: canary });
    await requestBy(app, ana);
    await linkByMail(app, await resident(app, { person: canary, profile: canary }));
    const worker = await app.as('worker-19');
    const name = encodeURIComponent(canary.lastName);
    answers.push(
      await worker.get(`/api/v1/cases/${canary.ssn}`),
      await worker.get(`/api/v1/case-link-requests?lastName=${name}&ssn=${canary.ssn}`),
      await worker.post('/api/v1/persons/search', {
        lastName: canary.lastName,
        ssn: canary.ssn,
        more: canary.firstName,
      }),
      await worker.post('/api/v1/persons/search', `{"lastName": "${canary.lastName}`),
      await worker.get(`/nothing/${name}`),
    );
    const query = app.system.queries.persons;
    Object.assign(query, {
      all: () => Promise.reject(new TypeError(`${canary.firstName} ${canary.ssn} cannot be read`)),
    });
    answers.push(await worker.post('/api/v1/persons/search', { lastName: canary.lastName, phonetic: true }));
  } finally {
    await app.stop();
  }
  return { lines, parsed: lines.map((line) => JSON.parse(line) as Line), answers };
}

let day: Awaited<ReturnType<typeof logOfADay>>;
beforeAll(async () => {
  day = await logOfADay();
});

test('nothing that somebody is called or typed stands in the log, at its most talkative', () => {
  expect(day.lines.length).toBeGreaterThan(50);
  const forms = [...all, canary.ssn.replaceAll('-', ''), encodeURIComponent(canary.lastName), 'portal.'];
  const found = day.lines.filter((line) =>
    forms.some((form) => line.toLowerCase().includes(form.toLowerCase())),
  );
  expect(found).toEqual([]);
});

test('every line is JSON, and every line of a call has the id by which its events are found', () => {
  const ofCalls = day.parsed.filter(({ req }) => req !== undefined);
  expect(ofCalls.length).toBeGreaterThan(10);
  expect(ofCalls.filter(({ correlationId }) => !/^[0-9a-f-]{36}$/.test(correlationId ?? ''))).toEqual([]);
  expect(ofCalls.map(({ req }) => req!.route)).toContain('/api/v1/cases/:caseNumber');
});

test('a defect is found by the reference that its answer gives', () => {
  const { status, text } = day.answers.at(-1)!;
  expect(status).toBe(500);
  const line = day.parsed.find(({ msg }) => msg === 'a request failed unexpectedly');
  expect(line).toMatchObject({ error: 'TypeError', route: '/api/v1/persons/search' });
  expect(text).toContain(line!.correlationId!);
});
