import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audience, client, type Issuer, issuer } from '../support/issuer.js';
import { commandLine, expectBuilt, type Ran } from './command-line.js';

jest.setTimeout(180_000);

/** Outside a demo whoever begins or approves an erasure, or lifts a hold, brings an access token of their own. */
const people = {
  'ada.auditor': { name: 'Ada Auditor', roles: ['auditor'] },
  'sam.supervisor': { name: 'Sam Supervisor', roles: ['supervisor'], county: '19' },
  'far.supervisor': { name: 'Far Supervisor', roles: ['supervisor'], county: '34' },
  'will.worker': { name: 'Will Worker', roles: ['worker'], county: '19' },
  'bo.both': { name: 'Bo Both', roles: ['auditor'] },
  'no.role': { name: 'No Role', roles: ['payroll'] },
};
type Who = keyof typeof people;

const publicUrl = 'http://127.0.0.1:3997';
let work: string;
let login: Issuer;

beforeAll(async () => {
  expectBuilt();
  work = mkdtempSync(join(tmpdir(), 'caseledger-in-person-'));
  login = await issuer({ publicUrl, scripts: Object.keys(people) });
  for (const [id, each] of Object.entries(people)) login.people.set(id, each);
  const file = join(work, 'people.ndjson');
  writeFileSync(file, ['X1', 'X2'].map((id) => `${JSON.stringify(person(id))}\n`).join(''));
  const { code, stderr } = await commandLine(join(work, 'data')).run('import', 'people', file);
  expect([code, stderr]).toEqual([0, '']);
});
afterAll(async () => {
  await login?.stop();
  rmSync(work ?? '', { recursive: true, force: true });
});

const person = (id: string) => ({
  ...{ personId: id, firstName: 'Ada', lastName: 'Vanishing', dateOfBirth: '1990-12-10', gender: 'Female' },
  cases: [
    {
      ...{ caseNumber: `B19${id}`, county: '19', status: 'Active' },
      programs: [{ kind: 'CalFresh', status: 'Active', primaryApplicant: true }],
    },
  ],
});

/** `caseledger privacy …` with a token, or without one. */
const privacy = (token: string | undefined, ...args: readonly string[]): Promise<Ran> =>
  commandLine(join(work, 'data'), {
    ...{ DEMO_SIGN_IN: 'off', PUBLIC_URL: publicUrl, OIDC_ISSUER: login.url, OIDC_AUDIENCE: audience },
    ...{ OIDC_CLIENT_ID: client.id, OIDC_CLIENT_SECRET: client.secret },
    ...(token !== undefined && { CASELEDGER_TOKEN: token }),
  }).run('privacy', ...args, '--reason', 'her letter');
const as = async (who: Who, ...args: readonly string[]) => privacy(await login.accessToken(who), ...args);
const refused = ({ code, stderr }: Ran) => ({ code, stderr });
const saying = (text: string) => ({ code: 1, stderr: expect.stringContaining(text) });

test('an erasure takes the tokens of two persons, and each that is not good is refused with why', async () => {
  const shred = ['shred', 'person:X1', '--legal-basis', 'her letter'];
  expect(refused(await privacy(undefined, ...shred, '--as', 'auditor:ada'))).toEqual(
    saying('give it in CASELEDGER_TOKEN'),
  );
  expect(refused(await as('sam.supervisor', ...shred))).toEqual(saying('auditor'));
  const begun = await as('ada.auditor', ...shred);
  expect([begun.code, begun.stderr]).toEqual([0, '']);
  const [, id = ''] = /^Begun: (\S+)/.exec(begun.stdout) ?? [];

  const approve = ['approve', id];
  expect(refused(await privacy(undefined, ...approve, '--as', 'auditor:sam'))).toEqual(
    saying('give it in CASELEDGER_TOKEN'),
  );
  const elsewhere = await issuer({ publicUrl, scripts: ['sam.supervisor'] });
  elsewhere.people.set('sam.supervisor', people['sam.supervisor']);
  expect(refused(await privacy(await elsewhere.accessToken('sam.supervisor'), ...approve))).toEqual(
    saying('is of another issuer'),
  );
  await elsewhere.stop();
  const seconds = Math.floor(Date.now() / 1_000);
  const late = {
    sub: 'sam.supervisor',
    iat: seconds - 7_200,
    exp: seconds - 3_600,
    ...people['sam.supervisor'],
  };
  expect(refused(await privacy(login.signed(late), ...approve))).toEqual(saying('has run out'));
  expect(refused(await privacy('nonsense', ...approve))).toEqual(saying('is not good here'));
  expect(refused(await as('will.worker', ...approve))).toEqual(
    saying('lacks the right privacy:approve-erasure'),
  );
  expect(refused(await as('no.role', ...approve))).toEqual(saying('role'));
  expect((await as('far.supervisor', ...approve)).code).toBe(1);
  expect(refused(await as('ada.auditor', ...approve))).toEqual(saying('Two persons decide'));

  const done = await as('sam.supervisor', ...approve);
  expect([done.code, done.stdout]).toEqual([0, expect.stringContaining('the person is erased')]);
});

test('a token that is the issuer’s word for the same subject is no second person, whatever its role became', async () => {
  const hold = JSON.parse(
    (await privacy(undefined, 'hold', 'person:X2', '--as', 'auditor:x', '--json')).stdout,
  );
  const lift = ['lift', hold.holdId];
  expect(refused(await privacy(undefined, ...lift, '--as', 'auditor:ada'))).toEqual(
    saying('give it in CASELEDGER_TOKEN'),
  );
  expect((await as('ada.auditor', ...lift)).code).toBe(0);
  const begun = await as('bo.both', 'shred', 'person:X2', '--legal-basis', 'his letter');
  const [, id = ''] = /^Begun: (\S+)/.exec(begun.stdout) ?? [];
  login.people.set('bo.both', { ...people['sam.supervisor'], name: 'Bo Both' });
  expect(refused(await as('bo.both', 'approve', id))).toEqual(saying('Two persons decide'));
  expect((await as('sam.supervisor', 'approve', id)).code).toBe(0);
});
