import { type ConfigRefused, readConfig } from './config.js';

type Environment = Readonly<Record<string, string>>;
const basic = { OIDC_ISSUER: 'https://login.example.gov/realm', OIDC_CLIENT_ID: 'caseledger' };
const problemsOf = (env: Environment): readonly string[] => {
  try {
    readConfig({ ...basic, ...env });
    return [];
  } catch (error) {
    return (error as ConfigRefused).problems;
  }
};
const oidc = (env: Environment = {}) => readConfig({ ...basic, ...env }).oidc!;

test('without an issuer there is no such sign-in', () => {
  expect(readConfig({}).oidc).toBeUndefined();
});

test('an issuer and a client id are enough; the rest has defaults', () => {
  expect(oidc({ PUBLIC_URL: 'https://portal.example.gov/' })).toMatchObject({
    issuer: 'https://login.example.gov/realm',
    clientId: 'caseledger',
    clientSecret: undefined,
    clientAuthentication: 'basic',
    scope: 'openid profile',
    redirectUri: 'https://portal.example.gov/api/v1/oidc/callback',
    signedOutUri: 'https://portal.example.gov/',
    audience: undefined,
    mapping: { countyClaim: 'county', rightsClaim: 'roles' },
  });
  expect([...oidc().mapping.roles.keys()]).toEqual([
    'worker',
    'viewer',
    'supervisor',
    'auditor',
    'ops',
    'help_desk',
    'registry',
  ]);
});

test('invented staff does not sign in where real staff does, unless that is asked for', () => {
  expect(readConfig({}).demoSignIn).toBe('loopback');
  expect(readConfig(basic).demoSignIn).toBe('off');
  expect(readConfig({ ...basic, DEMO_SIGN_IN: 'loopback' }).demoSignIn).toBe('loopback');
});

test('role names of the agency stand for roles, whole or narrowed', () => {
  const OIDC_ROLES = JSON.stringify({
    'County Worker': 'worker',
    Intake: { role: 'worker', rights: ['person:view', 'case-link:view'] },
  });
  const { roles } = oidc({ OIDC_ROLES }).mapping;
  expect(roles.get('County Worker')?.rights.has('case-link:process')).toBe(true);
  expect(roles.get('Intake')).toEqual({ role: 'worker', rights: new Set(['person:view', 'case-link:view']) });
  expect(roles.has('worker')).toBe(false);
});

test.each<[string, Environment]>([
  ['OIDC_ISSUER=login', { OIDC_ISSUER: 'login' }],
  ['OIDC_ISSUER=http://login.example.gov', { OIDC_ISSUER: 'http://login.example.gov' }],
  ['OIDC_ISSUER=https://a.gov/?x', { OIDC_ISSUER: 'https://a.gov/?x' }],
  ['OIDC_CLIENT_ID', { OIDC_CLIENT_ID: '' }],
  ['OIDC_CLIENT_AUTH=magic', { OIDC_CLIENT_AUTH: 'magic' }],
  ['OIDC_SCOPE=profile', { OIDC_SCOPE: 'profile' }],
  ['OIDC_AUDIENCE=caseledger', { OIDC_AUDIENCE: 'caseledger' }],
  ['OIDC_ROLES', { OIDC_ROLES: 'worker' }],
  ['OIDC_ROLES', { OIDC_ROLES: '[]' }],
  ['OIDC_ROLES', { OIDC_ROLES: '{}' }],
  ['OIDC_ROLES', { OIDC_ROLES: '{"X":"customer"}' }],
  ['OIDC_ROLES', { OIDC_ROLES: '{"X":{"role":"viewer","rights":["case-link:process"]}}' }],
])('a wrong %s is named', (name, env) => {
  const problems = problemsOf(env);
  expect(problems).toHaveLength(1);
  expect(problems[0]!.startsWith(`${name}: `)).toBe(true);
});

test('a role is never widened: the problem says which rights there are to choose from', () => {
  const [problem] = problemsOf({ OIDC_ROLES: '{"X":{"role":"viewer","rights":["settings:edit"]}}' });
  expect(problem).toContain('"X" names settings:edit, which a viewer does not have: choose from person:view');
});

test('an issuer on this very machine may be reached without TLS', () => {
  expect(oidc({ OIDC_ISSUER: 'http://127.0.0.1:4000' }).issuer).toBe('http://127.0.0.1:4000');
});
