import type { ImportedCase } from '#contexts/person-registry';
import { localTime, millisecondsBetween } from '#kernel';
import {
  linkByMail,
  linkedCases,
  message,
  process,
  requestBy,
  requestsOf,
  summaryOf,
} from '../support/case-links.js';
import { anotherDay, type Resident, resident } from '../support/residents.js';
import { type Actor, type Answer, type TestApp, testApp } from '../support/test-app.js';

/** Rules L1 to L6. */
let app: TestApp;
let worker: Actor;

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
});
afterAll(() => app.stop());

test('a full match may verify, and is linked by nothing but the verification', async () => {
  const ana = await resident(app);
  const { status, body } = await ana.ask();
  expect(status).toBe(201);
  expect(body).toEqual({
    attemptId: expect.any(String),
    outcome: 'verify',
    channels: [{ id: expect.any(String), kind: 'email', masked: 'a•••@e•••.org' }],
  });
  expect(await linkedCases(ana.customer)).toEqual([]);
  expect(await requestsOf(app, ana)).toEqual([]);
});

test('names compare without case, accents, punctuation and spaces; ZIP by five digits; a case number without case', async () => {
  const ana = await resident(app, {
    person: { firstName: 'María-José', lastName: "O'Brien Núñez" },
    profile: { firstName: 'MARIA JOSE', lastName: 'OBRIEN-NUNEZ', gender: 'Male', phone: '9995550100' },
  });
  const asked = await ana.ask({ zipCode: '91501-1234', caseNumber: ana.caseNumbers[0]!.toLowerCase() });
  expect(asked.body.outcome).toBe('verify');
});

test('already linked to each other: the answer is linked', async () => {
  const ana = await resident(app);
  await linkByMail(app, ana);
  const { body } = await ana.ask();
  expect(body).toEqual({ attemptId: expect.any(String), outcome: 'linked' });
  expect(await requestsOf(app, ana)).toEqual([]);
});

/** Somebody who asks something that must become a request, each for another reason. */
const notAutomatic: Readonly<Record<string, () => Promise<{ who: Resident; asked: () => Promise<Answer> }>>> =
  {
    'another date of birth': () => asking((who) => who.ask({ dateOfBirth: anotherDay })),
    'another ZIP code': () => asking((who) => who.ask({ zipCode: '90012' })),
    'another county': () => asking((who) => who.ask({ county: '34' })),
    'a case number that nobody has': () => asking((who) => who.ask({ caseNumber: 'NOBODY1' })),
    "somebody else's case": async () => {
      const other = await resident(app);
      return asking((who) => who.ask({ caseNumber: other.caseNumbers[0]! }));
    },
    'another first name': () => asking((who) => who.ask(), { profile: { firstName: 'Anita' } }),
    'another last name': () => asking((who) => who.ask(), { profile: { lastName: 'Quite-Different' } }),
    'a given SSN that disagrees': () => asking((who) => who.ask(), { profile: { ssn: '123459999' } }),
    'not a Primary Applicant on that case': () =>
      asking((who) => who.ask(), { case: { programs: [{ kind: 'CalFresh', status: 'Active' }] } }),
    'two persons on the case for whom everything agrees': async () => {
      const who = await resident(app);
      await onTheSameCase(who);
      return { who, asked: () => who.ask() };
    },
    'Customer Privacy': () => asking((who) => who.ask(), { person: { customerPrivacy: true } }),
    'a Children Services program on any case': async () => {
      const who = await resident(app);
      const kept: ImportedCase = {
        caseNumber: `CS${who.number}X`,
        county: '34',
        status: 'Active',
        programs: [{ kind: 'Children Services', status: 'Closed' }],
      };
      await app.person({ ...personOf(who), cases: [kept] });
      return { who, asked: () => who.ask() };
    },
    'a pair that was unlinked as an error': async () => {
      const who = await resident(app);
      await linkByMail(app, who);
      await worker.post(`/api/v1/persons/${who.personId}/unlink`, { reason: 'linked_in_error' });
      return { who, asked: () => who.ask() };
    },
    'an account that is linked to somebody else': async () => {
      const who = await resident(app);
      const other = await resident(app, { person: { lastName: who.lastName } });
      await linkByMail(app, who);
      return { who, asked: () => who.ask({ caseNumber: other.caseNumbers[0]! }) };
    },
    'a person who is linked to another account': async () => {
      const owner = await resident(app);
      await linkByMail(app, owner);
      const who = await resident(app, { profile: { lastName: owner.lastName } });
      return { who, asked: () => who.ask({ caseNumber: owner.caseNumbers[0]! }) };
    },
    'a person whom others matched in full five times that day': async () => {
      const who = await resident(app);
      const stranger = await namesakeOf(who);
      for (let n = 0; n < 5; n++) await stranger.ask({ caseNumber: who.caseNumbers[0]! });
      return { who, asked: () => who.ask() };
    },
  };

test.each(Object.keys(notAutomatic))(
  '%s becomes a request, and the answer does not say why',
  async (kind) => {
    const reference = await resident(app);
    const usual = await reference.ask({ dateOfBirth: anotherDay });
    const { who, asked } = await notAutomatic[kind]!();
    const before = (await requestsOf(app, who)).length;
    const answer = await asked();
    expect(seen(answer)).toEqual(seen(usual));
    expect(await follow(who, answer)).toEqual(await follow(reference, usual));
    expect((await requestsOf(app, who)).length).toBeGreaterThan(before);
    expect(await linkedCases(who.customer)).toEqual(
      kind.includes('account that is linked') ? who.caseNumbers : [],
    );
  },
);

test('the list of requests looks the same for every kind of mismatch, and names only what was entered', async () => {
  const listed = async (over: object, counties = ['19']) => {
    const ana = await resident(app, { counties });
    await ana.ask({ dateOfBirth: anotherDay, county: '19', ...over });
    const { body } = await ana.customer.get('/api/v1/portal/link-requests');
    return body.items.map(({ county, status }: { county: string; status: string }) => ({ county, status }));
  };
  const usual = [{ county: '19', status: 'Pending' }];
  expect(await listed({})).toEqual(usual);
  expect(await listed({ caseNumber: 'NOBODY1' })).toEqual(usual);
  expect(await listed({}, ['34'])).toEqual(usual);
  expect(await listed({}, ['19', '34', '07'])).toEqual(usual);
});

test('a request goes to the case’s county when not exactly one person fits, and to the stated one when there is no such case', async () => {
  const ana = await resident(app, { counties: ['34'], profile: { lastName: 'Unlike' } });
  const countyOf = async (over: object) =>
    Object.keys(await requestBy(app, ana, { dateOfBirth: anotherDay, county: '19', ...over }));
  expect(await countyOf({})).toEqual(['34']);
  expect(await countyOf({ caseNumber: 'NOBODY1' })).toEqual(['19']);
});

test('every request keeps a snapshot of all that was entered and of the profile as it was then', async () => {
  const address = { line1: '5 Elm St', city: 'Fresno', state: 'CA', zip: '93650' };
  const ana = await resident(app, {
    profile: { middleName: 'Bea', ssn: '123450001', gender: 'Female', phone: '2135550199', address },
  });
  const { '19': requestId } = await requestBy(app, ana);
  const { body, text } = await summaryOf(worker, requestId!, ana.personId);
  expect(body.registrant).toEqual({
    firstName: 'Ana',
    middleName: 'Bea',
    lastName: ana.lastName,
    dateOfBirth: anotherDay,
    gender: 'Female',
    zipCode: '91501',
    county: '19',
    caseNumber: ana.caseNumbers[0],
    phone: '2135550199',
    address,
    hasSsn: true,
    ssn: '***-**-0001',
    language: 'en',
  });
  expect(body.fields).toContainEqual(
    expect.objectContaining({ field: 'ssn', given: '***-**-0001', decisive: true }),
  );
  expect(text).not.toContain('123450001');
});

describe('caps', () => {
  test('an account may try five times an hour; then it waits, and nothing is made of the sixth', async () => {
    const ana = await resident(app);
    for (let n = 0; n < 5; n++) expect((await ana.ask({ caseNumber: `NOBODY${n}` })).status).toBe(201);
    const sixth = await ana.ask();
    expect(sixth.status).toBe(409);
    expect(sixth.body).toMatchObject({
      code: 'attempts_exceeded',
      detail: `You have tried to link a case five times within an hour. You can try again at ${localTime(sixth.body.until)}. If you cannot wait, contact your county.`,
      until: expect.any(String),
    });
    const first = (await ana.customer.get('/api/v1/portal/link-requests')).body.items.at(-1).requestDate;
    expect(millisecondsBetween(first, sixth.body.until)).toBeLessThanOrEqual(60 * 60_000);
    expect(millisecondsBetween(first, sixth.body.until)).toBeGreaterThan(59 * 60_000);
    expect(await requestsOf(app, ana)).toHaveLength(5);
    app.clock.advance(61 * 60_000);
    const later = await app.as(`customer-${ana.number}`);
    expect((await later.post('/api/v1/portal/link-attempts', ana.asks())).body.outcome).toBe('verify');
    worker = await app.as('worker-19');
  });

  test('mismatches never count: a stranger who gets one thing wrong five times does not block the owner', async () => {
    const ana = await resident(app);
    for (const wrong of [{ zipCode: '90010' }, { dateOfBirth: anotherDay }, { county: '34' }]) {
      const stranger = await namesakeOf(ana);
      for (let n = 0; n < 5; n++) {
        const tried = await stranger.ask({ caseNumber: ana.caseNumbers[0]!, ...wrong });
        expect(tried.body.outcome).toBe('requested');
      }
    }
    expect((await ana.ask()).body.outcome).toBe('verify');
  });

  test('attempts that the account’s own cap refuses count for nobody, also many at the same moment', async () => {
    const ana = await resident(app);
    const stranger = await namesakeOf(ana);
    for (let n = 0; n < 4; n++) await stranger.ask({ dateOfBirth: anotherDay });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => stranger.ask({ caseNumber: ana.caseNumbers[0]! })),
    );
    expect(answers.filter((each) => each.status === 201)).toHaveLength(1);
    for (const left of [4, 3, 2, 1]) {
      const { body } = await ana.ask();
      expect([left, body.outcome]).toEqual([left, 'verify']);
    }
    expect((await ana.ask()).body.outcome).toBe('requested');
  });

  test.each([{}, { person: { email: undefined } }])(
    'of many full matches at the same moment five are told so, the others silently become requests (%j)',
    async (wish) => {
      const ana = await resident(app, wish);
      const others = [ana];
      for (let n = 0; n < 8; n++) others.push(await namesakeOf(ana));
      const answers = await Promise.all(others.map((each) => each.ask({ caseNumber: ana.caseNumbers[0]! })));
      const outcomes = answers.map((each) => each.body.outcome).sort();
      const told = 'person' in wish ? 'contact_county' : 'verify';
      expect(outcomes).toEqual([...Array(4).fill('requested'), ...Array(5).fill(told)].sort());
    },
  );

  test('five full matches a day on one person: past them the owner’s own becomes a request, and the next day it may verify', async () => {
    const ana = await resident(app);
    const stranger = await namesakeOf(ana);
    for (let n = 0; n < 5; n++) {
      const tried = await stranger.ask({ caseNumber: ana.caseNumbers[0]! });
      expect(tried.body.outcome).toBe('verify');
    }
    expect((await ana.ask()).body).toEqual({ attemptId: expect.any(String), outcome: 'requested' });
    app.clock.advance(24 * 60 * 60_000);
    worker = await app.as('worker-19');
    const later = await app.as(`customer-${ana.number}`);
    expect((await later.post('/api/v1/portal/link-attempts', ana.asks())).body.outcome).toBe('verify');
  });
});

test('the same request sent again with its key is one attempt; another body under that key is refused', async () => {
  const ana = await resident(app);
  const key = { 'idempotency-key': crypto.randomUUID() };
  const path = '/api/v1/portal/link-attempts';
  const first = await ana.customer.post(path, ana.asks({ dateOfBirth: anotherDay }), key);
  const again = await ana.customer.post(path, ana.asks({ dateOfBirth: anotherDay }), key);
  expect(again.text).toBe(first.text);
  expect(await requestsOf(app, ana)).toHaveLength(1);
  const other = await ana.customer.post(path, ana.asks({ dateOfBirth: '1990-12-12' }), key);
  expect([other.status, other.body.code]).toEqual([409, 'idempotency_key_reused']);
  expect(await requestsOf(app, ana)).toHaveLength(1);
});

test('the customer is told when a worker linked the case', async () => {
  const ana = await resident(app);
  const { '19': requestId } = await requestBy(app, ana);
  await process(worker, requestId!, ana.personId);
  const { to } = await message(
    app,
    (each) => each.template === 'request_processed' && each.to.includes(String(ana.number)),
  );
  expect(to).toBe(`portal.${ana.number}@example.org`);
  const { body } = await ana.customer.get('/api/v1/portal/link-requests');
  expect(body.items).toEqual([expect.objectContaining({ status: 'Processed', endedAt: expect.any(String) })]);
});

async function asking(asked: (who: Resident) => Promise<Answer>, wish: Parameters<typeof resident>[1] = {}) {
  const who = await resident(app, wish);
  return { who, asked: () => asked(who) };
}

/** Somebody else with an account in the same name. */
const namesakeOf = (who: Resident) => resident(app, { profile: { lastName: who.lastName } });

const personOf = (who: Resident) => ({
  personId: who.personId,
  firstName: 'Ana',
  lastName: who.lastName,
  dateOfBirth: '1984-02-29',
  gender: 'Female' as const,
});

/** A namesake of the same birth date and address on the same case: a record that somebody made twice. */
const onTheSameCase = (who: Resident) =>
  app.person({
    ...personOf(who),
    personId: `${who.personId}-twin`,
    addresses: [{ type: 'physical', line1: '1 Main St', city: 'Burbank', state: 'CA', zip: '91501' }],
    cases: [
      {
        caseNumber: who.caseNumbers[0]!,
        county: '19',
        status: 'Active',
        programs: [{ kind: 'CalFresh', status: 'Active' }],
      },
    ],
  });

/** All that a customer can see of an answer, without what differs at every call. */
function seen({ status, headers, text, body }: Answer) {
  const { date: _, 'caseledger-position': position, ...rest } = headers;
  const id = String(body.attemptId ?? '');
  return {
    status,
    headers: rest,
    moved: position !== undefined,
    text: id === '' ? text : text.replaceAll(id, 'ID'),
  };
}

/** What the customer may try next. */
async function follow({ customer }: Resident, { body }: Answer) {
  const path = `/api/v1/portal/link-attempts/${body.attemptId}`;
  const code = await customer.post(`${path}/code`, { channelId: 'anywhere' });
  const verified = await customer.post(`${path}/verify`, { code: '12345678' });
  const given = await customer.post(`${path}/give-up`);
  return [code, verified, given].map(seen);
}
