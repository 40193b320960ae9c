import { type ConfigRefused, readConfig } from './config.js';

/** As the specification's own software prints one (filippo.io/torchwood, litewitness). */
const WITNESS_KEY = 'example.com/witness+ee84ed11+BDdgA+gvKu62WCuSMKJ17iPphmntkSQin12ab4c4TjSW';
const WITNESS_URL = 'https://witness.example.org/';

const problemsOf = (env: Readonly<Record<string, string>>): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as ConfigRefused).problems;
  }
};

test('without a setting nobody signs besides us; with both a witness does', () => {
  expect(readConfig({}).witness).toBeUndefined();
  const { witness } = readConfig({ WITNESS_URL, WITNESS_KEY });
  expect(witness).toMatchObject({ url: WITNESS_URL, key: { name: 'example.com/witness' } });
});

test.each([
  ['WITNESS_KEY', { WITNESS_URL }],
  ['WITNESS_URL', { WITNESS_KEY }],
  ['WITNESS_KEY', { WITNESS_URL, WITNESS_KEY: WITNESS_KEY.slice(0, -4) }],
  [
    'WITNESS_KEY',
    { WITNESS_URL, WITNESS_KEY: 'example.com/witness+ee84ed11+BDdgA+gvKu62WCuSMKJ17iPphmntkSQin12ab4c4TjSX' },
  ],
  ['WITNESS_URL', { WITNESS_URL: 'witness.example.org', WITNESS_KEY }],
  ['WITNESS_URL', { WITNESS_URL: 'ftp://witness.example.org', WITNESS_KEY }],
  ['WITNESS_URL', { WITNESS_URL: 'https://me:secret@witness.example.org', WITNESS_KEY }],
  ['WITNESS_URL', { WITNESS_URL: 'https://witness.example.org/?a=1', WITNESS_KEY }],
  ['WITNESS_URL', { WITNESS_URL: 'http://witness.example.org', WITNESS_KEY, NODE_ENV: 'production' }],
])('a wrong %s is named, and no secret with it', (name, env) => {
  const problems = problemsOf(env);
  expect(problems.filter((each) => each.startsWith(name))).toHaveLength(1);
  expect(problems.join()).not.toContain('secret');
});
