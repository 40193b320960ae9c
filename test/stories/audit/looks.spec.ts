import { parse } from 'csv-parse/sync';
import { linkByMail, requestBy } from '../../support/case-links.js';
import { type Resident, resident } from '../../support/residents.js';
import { type Actor, type TestApp, testApp } from '../../support/test-app.js';

/** Rules A20 to A26: who looked at whom, what of it is unusual, and what left the agency. */
let app: TestApp;
let auditor: Actor;
let worker: Actor;
let ana: Resident;
let requestId: string;
const why = { 'caseledger-reason': encodeURIComponent('Complaint 17, Núñez') };

beforeAll(async () => {
  app = await testApp();
  auditor = await app.as('auditor');
  worker = await app.as('worker-19');
  ana = await resident(app);
  requestId = (await requestBy(app, ana))['19']!;
});
afterAll(() => app.stop());

interface Line {
  readonly what: string;
  readonly why: string | null;
  readonly by: { readonly id: string; readonly name: string | null; readonly kind: string };
}

const looks = async (query: string, by = auditor) => {
  const { status, body } = await by.get(`/api/v1/audit/looks?${query}`, why);
  expect([query, status]).toEqual([query, 200]);
  return body.items as readonly (Line & Record<string, unknown>)[];
};

describe('who looked', () => {
  beforeAll(async () => {
    await worker.post('/api/v1/persons/search', { lastName: ana.lastName, firstName: 'Ana' });
    await worker.get(`/api/v1/persons/${ana.personId}`, { 'caseledger-reason': 'She is on the phone.' });
    await worker.get(`/api/v1/cases/${ana.caseNumbers[0]}`, { 'caseledger-purpose': 'print' });
  });

  test('is told newest first: when, who, what, from where, why and with which outcome', async () => {
    const items = await looks(`person=${ana.personId}`);
    expect(items.slice(0, 3).map(({ what, why: reason, by }) => [by.id, what, reason])).toEqual([
      ['worker-19', `opened case ${ana.caseNumbers[0]}, to print it`, null],
      ['worker-19', 'opened the person', 'She is on the phone.'],
      ['worker-19', 'searched for persons', null],
    ]);
    expect(items[1]).toMatchObject({
      by: { kind: 'worker', county: '19', name: (await worker.get('/api/v1/me')).body.name },
      route: 'GET /api/v1/persons/:id',
      subjects: [`person-${ana.personId}`],
      from: '127.0.0.1',
      outcome: 'shown',
      searchedFor: [],
    });
    expect(items[2]).toMatchObject({
      searchedFor: expect.arrayContaining([{ field: 'lastName', value: ana.lastName }]),
    });
  });

  test('the auditors’ own looks are among them', async () => {
    await looks(`person=${ana.personId}`);
    expect((await looks(`person=${ana.personId}`))[0]).toMatchObject({
      by: { id: 'auditor' },
      what: `asked who looked of person ${ana.personId}`,
      why: 'Complaint 17, Núñez',
    });
  });

  test('a look at a request counts for its person once the account is theirs', async () => {
    const opened = (await worker.get(`/api/v1/case-link-requests/${requestId}`)).status;
    expect(opened).toBe(200);
    const asked = `opened case link request ${requestId}`;
    expect((await looks(`request=${requestId}`)).map(({ what }) => what)).toContain(asked);
    const customer = await resident(app);
    await worker.get(`/api/v1/case-link-requests/${(await requestBy(app, customer))['19']}`);
    await linkByMail(app, customer);
    const about = (await looks(`person=${customer.personId}`)).filter(({ by }) => by.id === 'worker-19');
    expect(about.map(({ what }) => what)).toEqual([expect.stringContaining('opened case link request')]);
  });

  test('a look at an attempt, an erasure or a legal hold counts for the person whom it is about', async () => {
    const ben = await resident(app);
    expect((await ben.ask()).body.outcome).toBe('verify');
    const now = app.clock.now();
    await auditor.get(`/api/v1/audit/as-of?subject=account:${ben.accountId}&at=${now}`, why);
    const subject = `person:${ben.personId}`;
    const begun = await auditor.post('/api/v1/audit/erasures', { subject, legalBasis: 'by letter' }, why);
    await auditor.get(`/api/v1/audit/erasures/${begun.body.erasureId}`, why);
    await auditor.post('/api/v1/audit/holds', { subject, reason: 'an appeal' }, why);
    await auditor.get('/api/v1/audit/holds', why);
    const of = await looks(`person=${ben.personId}`);
    expect(of.filter(({ by }) => by.id === 'auditor').map(({ what }) => what)).toEqual([
      'listed legal holds',
      `worked on erasures of person ${ben.personId}`,
      `opened a past state of account ${ben.accountId}`,
    ]);
  });

  test('a look at a request is one at what the request says, whoever it turns out to be about', async () => {
    const carl = await resident(app);
    const request = (await requestBy(app, carl))['19']!;
    const { registrant } = (await app.system.queries.findRequests.byId(request as never))!;
    await worker.get(`/api/v1/case-link-requests/${request}`);
    const [look] = await looks(`request=${request}`);
    expect(look!['subjects']).toContain(registrant.$sealed);
  });

  test('a worker’s own looks, a case’s, and those of a range can be asked for', async () => {
    expect(new Set((await looks('worker=worker-19')).map(({ by }) => by.id))).toEqual(new Set(['worker-19']));
    const ofCase = (await looks(`case=${ana.caseNumbers[0]}`)).map(({ what }) => what);
    expect(ofCase).toContain(`opened case ${ana.caseNumbers[0]}, to print it`);
    expect(ofCase).toContain('opened the person');
    expect(await looks('worker=worker-19&from=2020-01-01&to=2020-01-31')).toEqual([]);
  });

  test('pages follow each other without a gap or a repetition', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = `worker=worker-19&pageSize=2${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const { body } = await auditor.get(`/api/v1/audit/looks?${page}`, why);
      seen.push(...body.items.map((each: { lookId: string }) => each.lookId));
      cursor = body.next;
    }
    const whole = await looks('worker=worker-19&pageSize=200');
    expect(seen).toEqual(whole.map((each) => each.lookId));
    expect(seen.length).toBeGreaterThan(4);
  });

  test.each([
    ['', 'person'],
    [`person=P&worker=W`, 'worker'],
    ['person=P&from=2026-02-30', 'from'],
    ['person=P&from=2026-02-03&to=2026-02-01', 'to'],
  ])('"%s" is refused at %s', async (query, field) => {
    const { status, body } = await auditor.get(`/api/v1/audit/looks?${query}`, why);
    expect(status).toBe(422);
    expect(body.errors.map((each: { field: string }) => each.field)).toEqual([field]);
  });

  test('a view that is built anew tells the same', async () => {
    const before = await looks('worker=worker-19');
    const run = app.runtime.projections.rebuild({ views: ['looks', 'look-days'] });
    let step = await run.next();
    while (!step.done) step = await run.next();
    expect(step.value.views.map(({ name, comparison }) => [name, comparison])).toEqual([
      ['looks', 'equal'],
      ['look-days', 'equal'],
    ]);
    expect(await looks('worker=worker-19')).toEqual(before);
  });
});

describe('unusual looking', () => {
  const unusual = async (query = '') =>
    (await auditor.get(`/api/v1/audit/looks/unusual?${query}`, why)).body.items as readonly {
      readonly worker: { readonly id: string };
      readonly whom: { readonly subject: string; readonly name: string } | null;
      readonly looks: number;
      readonly why: readonly { readonly reason: string; readonly words: string }[];
    }[];
  const at = async (of: Resident, by: string) =>
    (await unusual(`worker=${by}`)).find(({ whom }) => whom?.subject === `person-${of.personId}`);

  test('tells that the worker’s last name is the person’s, too', async () => {
    const name = ((await worker.get('/api/v1/me')).body.name as string).split(' ').at(-1)!;
    const relative = await resident(app, { person: { lastName: `${name.toUpperCase()} ` } });
    await worker.get(`/api/v1/persons/${relative.personId}`);
    const hit = await at(relative, 'worker-19');
    expect(hit?.why.map(({ reason }) => reason)).toContain('same_last_name');
    expect(hit?.why[0]?.words).toContain(`The worker's last name, ${name}, is the person's, too.`);
    expect(hit?.whom?.name).toContain(name.toUpperCase());
    const other = await at(ana, 'worker-19');
    expect(other?.why.map(({ reason }) => reason)).not.toContain('same_last_name');
  });

  test('tells that nothing of the person is the worker’s, until something is', async () => {
    const ben = await resident(app);
    await worker.get(`/api/v1/persons/${ben.personId}`);
    expect((await at(ben, 'worker-19'))?.why).toEqual([
      {
        reason: 'nothing_of_theirs',
        words: "No case, request or e-Message of this person is, or was, the worker's.",
      },
    ]);
    const supervisor = await app.as('supervisor-19');
    const assigned = await supervisor.put(`/api/v1/cases/${ben.caseNumbers[0]}/programs/CalFresh/worker`, {
      worker: 'worker-19',
    });
    expect(assigned.status).toBe(200);
    expect(await at(ben, 'worker-19')).toBeUndefined();
  });

  test('does not count who only stood in a list', async () => {
    const listed = await resident(app);
    await worker.post('/api/v1/persons/search', { lastName: listed.lastName, firstName: 'Ana' });
    expect(await at(listed, 'worker-19')).toBeUndefined();
  });

  test('tells who looked more than 3 times as often as the county’s median, and at least 30 times', async () => {
    const busy = await app.as('worker-34');
    const carla = await resident(app, { counties: ['34'] });
    const look = (by: Actor) => by.get(`/api/v1/persons/${carla.personId}`);
    const many = async () => (await unusual('county=34')).filter(({ whom }) => whom === null);
    for (const id of ['worker-34-b', 'supervisor-34', 'supervisor-34']) await look(await app.as(id));
    for (let n = 0; n < 29; n++) await look(busy);
    expect(await many()).toEqual([]);
    await look(busy);
    expect(await many()).toEqual([
      expect.objectContaining({
        worker: { id: 'worker-34', name: expect.any(String) },
        looks: 30,
        why: [{ reason: 'many_looks', words: expect.stringContaining('3 times the 2 that is the median') }],
      }),
    ]);
  });

  test('covers the last 30 days unless another range is asked for, and says which it searched', async () => {
    const { body } = await auditor.get('/api/v1/audit/looks/unusual', why);
    expect([body.searched.from, body.searched.to]).toEqual([expect.any(String), expect.any(String)]);
    const days = (Date.parse(body.searched.to) - Date.parse(body.searched.from)) / 86_400_000;
    expect(days).toBe(29);
    expect(await unusual('from=2020-01-01&to=2020-12-31')).toEqual([]);
  });
});

describe('as a file', () => {
  const csv = (path: string, headers: Record<string, string> = {}) =>
    auditor.get(`/api/v1/audit/${path}`, { ...why, ...headers });

  test('who looked is the same list, exactly and for spreadsheets', async () => {
    const exact = await csv(`looks.csv?person=${ana.personId}`);
    expect(exact.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(exact.headers['content-disposition']).toBe('attachment; filename="looks.csv"');
    const [titles, ...rows] = parse(exact.text) as string[][];
    expect(titles).toEqual(expect.arrayContaining(['When', 'Who', 'What', 'From where', 'Why', 'Outcome']));
    expect(rows.length).toBeGreaterThan(3);
    const sheet = await csv(`looks.csv?person=${ana.personId}&for=spreadsheet`);
    expect(sheet.text.startsWith('\ufeffWhen,')).toBe(true);
    expect((parse(sheet.text, { bom: true }) as string[][])[1]![0]).toMatch(/^'2/);
  });

  test('it is NDJSON for whoever accepts that', async () => {
    const { headers, text } = await csv(`looks.csv?person=${ana.personId}`, {
      accept: 'application/x-ndjson',
    });
    expect(headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
    const lines = text
      .trimEnd()
      .split('\n')
      .map((each) => JSON.parse(each) as { lookId: string });
    expect(lines[0]).toHaveProperty('lookId');
  });

  test('a timeline goes to its end', async () => {
    const { text } = await csv(`timeline.csv?person=${ana.personId}`);
    const [titles, ...rows] = parse(text) as string[][];
    expect(titles).toEqual(expect.arrayContaining(['When', 'Event', 'Who', 'What', 'Changes']));
    expect(rows.map((each) => each[1])).toContain('PersonRegistered');
    const unknown = await csv('timeline.csv?person=nobody');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not_found']);
    expect((await csv('timeline.csv?person=P&case=C')).status).toBe(422);
  });

  test('taking it is a disclosure: date, recipient, fields, purpose, legal basis', async () => {
    await csv(`looks.csv?person=${ana.personId}`);
    const { body } = await auditor.get(`/api/v1/audit/disclosures?person=${ana.personId}`, why);
    expect(body.items[0]).toEqual({
      lookId: expect.any(String),
      at: expect.any(String),
      recipient: (await auditor.get('/api/v1/me')).body.name,
      fields: ['who looked'],
      purpose: `Complaint 17, Núñez (asked who looked of person ${ana.personId})`,
      legalBasis: 'audit',
    });
    const nobody = await resident(app);
    expect(
      (await auditor.get(`/api/v1/audit/disclosures?person=${nobody.personId}`, why)).body.items,
    ).toEqual([]);
    const [, first] = parse((await csv(`disclosures.csv?person=${ana.personId}`)).text) as string[][];
    expect(first).toContain('who looked');
  });
});

test('the account of disclosures reaches back six years', async () => {
  const before = await auditor.get('/api/v1/audit/disclosures', why);
  expect(before.body.items.length).toBeGreaterThan(0);
  app.clock.advance(6 * 366 * 86_400_000);
  const after = await (await app.as('auditor')).get('/api/v1/audit/disclosures', why);
  expect(after.body.items).toEqual([]);
});
