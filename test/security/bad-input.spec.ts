import { requestBy } from '../support/case-links.js';
import { type Resident, resident } from '../support/residents.js';
import { nameOf, pathWith, routesOf } from '../support/routes.js';
import { type Actor, type Answer, type TestApp, testApp } from '../support/test-app.js';

/** Rule G6: bad shape gives 400 or 422 naming the field, and what to do. Nothing is stored. */
let app: TestApp;
let ana: Resident;
let requestId: string;
let worker: Actor;
let before: string | undefined;

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
  ana = await resident(app);
  requestId = (await requestBy(app, ana))['19']!;
  before = await app.system.store.head();
});
afterEach(async () => {
  expect(await app.system.store.head()).toBe(before);
});
afterAll(() => app.stop());

const ask = (over: object) => ana.customer.post('/api/v1/portal/link-attempts', { ...ana.asks(), ...over });
const tenThousand = 'x'.repeat(10_000);

/** 422, naming exactly this field, in the form that every error has. */
function names(answer: Answer, field: string, message?: string | RegExp): void {
  expect(answer.status).toBe(422);
  expect(String(answer.headers['content-type'])).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ status: 422, title: 'Invalid input', code: 'invalid_input' });
  expect([...new Set(answer.body.errors.map((each: { field: string }) => each.field))]).toEqual([field]);
  if (message !== undefined)
    expect(answer.body.errors.map((each: { message: string }) => each.message).join('; ')).toMatch(message);
}

describe('the customer’s form', () => {
  test.each(['00', '59', '99', '1', '019', 'LA', '', 19, null, ['19'], { code: '19' }])(
    'the county %p',
    async (county) => {
      names(await ask({ county }), 'county', 'must be one of the 58 counties, as a code from 01 to 58');
    },
  );

  test.each([
    '2026-02-30',
    '1999-13-01',
    '02/01/1984',
    '1984-2-9',
    '0001-01-01',
    '9999-12-31',
    '',
    '1984-02-29T00:00:00Z',
    19840229,
  ])('the date of birth %p', async (dateOfBirth) => {
    names(await ask({ dateOfBirth }), 'dateOfBirth', 'must be a date that exists, written as YYYY-MM-DD');
  });

  test.each(['A'.repeat(200), 'AB1', 'B1-23', 'Ünï1', 'B1 23', "B1'--", '', 12345])(
    'the case number %p',
    async (caseNumber) => {
      names(
        await ask({ caseNumber }),
        'caseNumber',
        'must be 4 to 15 letters and digits, as on the letters from the county',
      );
    },
  );

  test.each(['9150', '915011', 'ABCDE', '91501-12', '', 91501])('the ZIP code %p', async (zipCode) => {
    names(await ask({ zipCode }), 'zipCode', 'must be a ZIP Code of 5 or 9 digits');
  });

  test('several wrong fields are named together', async () => {
    const { body } = await ask({ county: '00', zipCode: 'x' });
    expect(body.errors.map((each: { field: string }) => each.field).sort()).toEqual(['county', 'zipCode']);
  });

  test('an unknown field is named, also one that every object has', async () => {
    names(await ask({ ssn: '123-45-6789' }), 'ssn');
    const body = `{"__proto__":{"county":"19"},${JSON.stringify(ana.asks()).slice(1)}`;
    const { status } = await ana.customer.post('/api/v1/portal/link-attempts', body);
    expect([400, 422]).toContain(status);
  });

  test('a missing field is named', async () => {
    const { county: _, ...rest } = ana.asks();
    names(await ana.customer.post('/api/v1/portal/link-attempts', rest), 'county');
  });
});

describe('bodies', () => {
  const path = '/api/v1/portal/link-attempts';
  const sent = (body: string, type = 'application/json') =>
    ana.customer.post(path, body, { 'content-type': type });

  test('an empty body is an empty object', async () => {
    expect((await sent('')).body.errors).toHaveLength(4);
  });

  test.each(['{', '{"county": "19"', 'county=19', '\u0000', '{"a":1}{"b":2}', 'NaN'])(
    '%p is not JSON',
    async (body) => {
      const answer = await sent(body);
      expect([answer.status, answer.body.code]).toEqual([400, 'not_json']);
    },
  );

  test('a name in Latin-1 is refused, not stored with a hole in it', async () => {
    const registry = await app.as('registry');
    const record = (personId: string) =>
      `{"personId":"${personId}","firstName":"José","lastName":"Núñez","dateOfBirth":"1990-01-01","gender":"Male"}`;
    const put = (body: Buffer, type: string, more = {}) =>
      registry.put('/api/v1/registry/persons/L1', body, { 'content-type': type, ...more });
    const latin = Buffer.from(record('L1'), 'latin1');
    const refused = await put(latin, 'application/json');
    expect([refused.status, refused.body.code]).toEqual([400, 'not_utf8']);
    for (const charset of ['iso-8859-1', 'utf-16le', 'us-ascii']) {
      const declared = await put(latin, `application/json; charset=${charset}`);
      expect([declared.status, declared.body.code]).toEqual([415, 'unsupported_media_type']);
    }
    expect((await put(Buffer.from('{}'), 'application/json; charset=UTF-8')).status).toBe(422);
    for (const packing of ['gzip', 'br', 'nonsense', 'identity, gzip']) {
      const packed = await put(Buffer.from('{}'), 'application/json', { 'content-encoding': packing });
      expect([packed.status, packed.body.code]).toEqual([415, 'unsupported_media_type']);
    }
  });

  test.each(['[]', '"text"', '1', 'null', 'true', '[{"county":"19"}]'])(
    '%s is JSON, but no object',
    async (body) => {
      expect((await sent(body)).status).toBe(400);
    },
  );

  test.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/html',
  ])('the type %s is not taken', async (type) => {
    const answer = await sent(JSON.stringify(ana.asks()), type);
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported_media_type']);
  });

  test('a body of more than a mebibyte is not read', async () => {
    const answer = await sent(JSON.stringify({ ...ana.asks(), more: 'x'.repeat(1_100_000) }));
    expect([answer.status, answer.body.code]).toEqual([413, 'too_large']);
  });

  test('a body nested ten thousand deep hurts nobody', async () => {
    const answer = await sent(`{"county":${'['.repeat(10_000)}${']'.repeat(10_000)}}`);
    expect([400, 422]).toContain(answer.status);
  });
});

describe('the worker’s forms', () => {
  test('a name of 10,000 characters', async () => {
    names(
      await worker.post('/api/v1/persons/search', { lastName: tenThousand }),
      'lastName',
      /at most 100 characters/,
    );
    names(
      await worker.get(`/api/v1/case-link-requests?lastName=${tenThousand}`),
      'lastName',
      /at most 100 characters/,
    );
  });

  test('a name with control characters, or text that turns its direction', async () => {
    for (const lastName of ['Or\u0000tiz', 'Or\u001btiz', 'Or\u202etiz'])
      names(
        await worker.post('/api/v1/persons/search', { lastName }),
        'lastName',
        'must not contain control characters',
      );
  });

  test('a note of 10,000 characters', async () => {
    const path = `/api/v1/case-link-requests/${requestId}/reject`;
    names(await worker.post(path, { reason: 'other', note: tenThousand }), 'note', /at most 2000 characters/);
  });

  test.each([
    ['page=0', 'page', /at least 1/],
    ['page=-1', 'page', /whole number/],
    ['page=1.5', 'page', /whole number/],
    ['page=99999999', 'page', /at most 10000/],
    ['page=401', 'page', /choose a page from 1 to 400/],
    ['page=1e3', 'page', /whole number/],
    ['pageSize=26', 'pageSize', /must be 25, 50 or 100/],
    ['pageSize=1000000', 'pageSize', /must be 25, 50 or 100/],
    ['status=pending', 'status', /must be one of Pending, Processed, Rejected/],
    ['status=Pending&status=Rejected', 'status', /must be one of/],
    ['from=2026-02-30', 'from', /must be a date that exists/],
    ['to=yesterday', 'to', /must be a date that exists/],
    ['sort=name', 'sort', /must be one of newest, oldest/],
    ['assignee=%2Fetc%2Fpasswd', 'assignee', /must be an id/],
    ['county=34', 'county', /should not exist/],
    ['lastName[$ne]=x', 'lastName[$ne]', /should not exist/],
    ['cursor=x', 'cursor', /start again from the first page/],
  ])('the search %s', async (query, field, message) => {
    names(await worker.get(`/api/v1/case-link-requests?${query}`), field, message);
  });

  test('a reason, a method and a person that are none', async () => {
    const path = `/api/v1/case-link-requests/${requestId}`;
    names(
      await worker.post(`${path}/reject`, { reason: 'because' }),
      'reason',
      /must be one of children_services,/,
    );
    const methods = (list: unknown) =>
      worker.post(`${path}/process`, { personId: ana.personId, verification: { methods: list } });
    names(await methods(['palm_reading']), 'verification.methods', /must be one of in_person_id,/);
    names(await methods(['video', 'video']), 'verification.methods', /twice/);
    names(await methods('video'), 'verification.methods');
    names(await worker.post(`${path}/process`, { verification: { methods: ['video'] } }), 'personId');
    names(await worker.post(`${path}/process`, { personId: ana.personId }), 'verification');
    names(
      await worker.post(`${path}/process`, {
        personId: ana.personId,
        verification: { methods: ['video'], by: 'me' },
      }),
      'verification.by',
    );
    names(
      await worker.post(`${path}/process`, { personId: '../x', verification: { methods: ['video'] } }),
      'personId',
    );
  });

  test('a Contact Detail', async () => {
    const save = (body: unknown) => worker.put(`/api/v1/persons/${ana.personId}/contact`, body);
    names(await save({ email: 'nowhere', phones: [] }), 'email');
    names(await save({ email: 'a@example.org' }), 'phones');
    names(await save({ phones: [{ number: '12', type: 'Cell' }] }), 'phones[0].number');
    names(await save({ phones: [{ number: '2135550100', type: 'Pager' }] }), 'phones[0].type');
    names(await save({ phones: [], age: 7 }), 'age');
    names(await save({ phones: [], expectedUpdatedAt: 'yesterday' }), 'expectedUpdatedAt');
  });

  test('a search for a person without anything to find by', async () => {
    for (const criteria of [{}, { city: 'Fresno' }, { lastName: '   ' }, { phonetic: false }])
      names(await worker.post('/api/v1/persons/search', criteria), 'criteria', /Enter a case number/);
  });

  test('an import record names the field and the rule, as the file would', async () => {
    const registry = await app.as('registry');
    const put = (over: object) =>
      registry.put('/api/v1/registry/persons/P-9', {
        personId: 'P-9',
        firstName: 'A',
        lastName: 'B',
        dateOfBirth: '1984-02-29',
        gender: 'Female',
        ...over,
      });
    names(await put({ ssn: '000-12-3456' }), 'ssn');
    names(await put({ dateOfBirth: '1984-02-30' }), 'dateOfBirth');
    names(await put({ personId: 'P-8' }), 'personId', 'must be the same as in the address');
    names(
      await put({ cases: [{ caseNumber: 'B1K2', county: '60', status: 'Active', programs: [] }] }),
      'cases[0].county',
    );
  });
});

describe('headers', () => {
  test.each(['1', 'not-a-uuid', `${crypto.randomUUID()}x`, '00000000-0000-0000-0000-00000000000'])(
    'the Idempotency-Key %p',
    async (key) => {
      const answer = await ana.customer.post('/api/v1/portal/link-attempts', ana.asks(), {
        'idempotency-key': key,
      });
      expect([answer.status, answer.body.code, answer.body.errors[0].field]).toEqual([
        400,
        'bad_idempotency_key',
        'Idempotency-Key',
      ]);
    },
  );

  test('the position of another ledger marks the answer as stale', async () => {
    const position = `${crypto.randomUUID()}:${'1'.padStart(16, '0')}`;
    const answer = await worker.get('/api/v1/case-link-requests', { 'caseledger-position': position });
    expect([answer.status, answer.headers['caseledger-stale']]).toEqual([200, 'true']);
  });

  test.each([
    'x',
    ':',
    'null',
    '9'.repeat(500),
    'LEDGER',
    'LEDGER:',
    'LEDGER:x',
    'LEDGER:1',
    'LEDGER:-1',
    'LEDGER:1:2',
  ])(
    'what no command answered as its position, %p, is refused at once, in the header and in the address',
    async (garbage) => {
      // Nobody pushes the clock: an answer that waits for a view would never come.
      const position = garbage.replace('LEDGER', app.system.store.ledgerId);
      for (const path of ['/api/v1/case-link-requests', '/api/v1/cases', `/api/v1/persons/${ana.personId}`]) {
        const { status, body } = await worker.get(path, { 'caseledger-position': position });
        expect([status, body.errors?.[0]?.field]).toEqual([422, 'Caseledger-Position']);
      }
      const path = `/api/v1/case-link-requests?after=${encodeURIComponent(position)}`;
      const headers = { authorization: `Bearer ${worker.token}` };
      const answer = await app.app
        .getHttpAdapter()
        .getInstance()
        .inject({ method: 'GET', url: path, headers });
      expect([answer.statusCode, answer.json().errors?.[0]?.field]).toEqual([422, 'after']);
    },
  );
});

test.each(['x', ':', 'null', '9'.repeat(500)])(
  'the position %p is refused where nothing waits for one, too',
  async (garbage) => {
    const ops = await app.as('ops');
    const answers = [
      await worker.get('/api/v1/county-settings', { 'caseledger-position': garbage }),
      await worker.get(`/api/v1/live?topics=case-link-requests:19&after=${garbage}`),
      await ops.post(
        '/api/v1/ops/batches/close-linked-requests',
        { dryRun: true },
        { 'caseledger-position': garbage },
      ),
    ];
    expect(answers.map((each) => [each.status, each.body.errors?.[0]?.field])).toEqual([
      [422, 'Caseledger-Position'],
      [422, 'after'],
      [422, 'Caseledger-Position'],
    ]);
  },
);

test('nonsense in the place of any id finds nothing, and breaks nothing', async () => {
  const identities = ['customer-1', 'supervisor-19', 'ops', 'registry'];
  const nonsense = [
    '%00',
    '%2e%2e',
    '..%2f..%2fetc',
    '%',
    '%ff',
    '__proto__',
    'constructor',
    "'%3B--",
    'x'.repeat(199),
    'x'.repeat(5_000),
    '-',
    '%20',
    '🙂',
  ];
  for (const identity of identities) {
    const headers = { authorization: `Bearer ${(await app.as(identity)).token}` };
    for (const route of routesOf(app).filter(({ path }) => path.includes(':')))
      for (const id of nonsense) {
        const { status, text } = await app.call(route.method, pathWith(route, {}, id), undefined, headers);
        expect([nameOf(route), id.slice(0, 20), status < 500]).toEqual([
          nameOf(route),
          id.slice(0, 20),
          true,
        ]);
        expect(text).not.toMatch(/at .*\.ts|node_modules|SQLITE/);
      }
  }
});

test('what no route answers is missing, in the form of every error', async () => {
  for (const path of [
    '/nowhere',
    '/api/v1/nowhere',
    '/api/v2/persons/P-1',
    '/api/v1/persons/P-1/',
    '//',
    '/api/v1/persons/P-1/nothing',
  ]) {
    const answer = await worker.get(path);
    expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'not_found']);
    expect(String(answer.headers['content-type'])).toContain('application/problem+json');
  }
  expect((await worker.delete(`/api/v1/persons/${ana.personId}`)).status).toBe(404);
});
