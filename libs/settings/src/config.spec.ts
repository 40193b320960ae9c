import { ConfigRefused, readConfig } from './config.js';

/** What is said about these settings, by the name of the first word. */
function problemsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigRefused) return error.problems;
    throw error;
  }
}
const oidc = { OIDC_ISSUER: 'https://login.example.gov', OIDC_CLIENT_ID: 'caseledger' };

test('a production makes no invented people, and lets none sign in', () => {
  expect(problemsOf({ NODE_ENV: 'production', DEMO_DATA: '3000', DEMO_SIGN_IN: 'anywhere' })).toEqual([
    expect.stringMatching(/^DEMO_SIGN_IN=anywhere: /),
    expect.stringMatching(/^DEMO_DATA=3000: /),
  ]);
  expect(problemsOf({ NODE_ENV: 'production', DEMO_DATA: '0' })).toEqual([]);
});

test('where real staff signs in, nobody comes in from anywhere as an invented worker', () => {
  expect(problemsOf({ ...oidc, DEMO_SIGN_IN: 'anywhere' })).toEqual([
    expect.stringMatching(/^DEMO_SIGN_IN=anywhere: /),
  ]);
  expect(problemsOf({ ...oidc, DEMO_SIGN_IN: 'loopback' })).toEqual([]);
  expect(readConfig(oidc).demoSignIn).toBe('off');
});

test('a limit is at least one', () => {
  for (const name of ['EXPORT_HOURS', 'REQUEST_SECONDS', 'LIVE_STREAMS_PER_PERSON', 'SESSIONS_PER_PERSON']) {
    expect(problemsOf({ [name]: '1' })).toEqual([]);
    expect(problemsOf({ [name]: '0' })).toEqual([expect.stringMatching(`^${name}=0: must be .* from 1 `)]);
  }
});

test('proxies are named by address or network', () => {
  expect(readConfig({ TRUSTED_PROXIES: '10.0.0.0/8, ::1' }).trustedProxies).toEqual(['10.0.0.0/8', '::1']);
  expect(readConfig({}).trustedProxies).toEqual([]);
  for (const wrong of ['everybody', '10.0.0.0/33', '10.0.0.0/8/8', 'true'])
    expect(problemsOf({ TRUSTED_PROXIES: wrong })).toEqual([expect.stringContaining(wrong)]);
});
