// npm test: installs and builds what is missing, then runs every test that needs no outside server.
// Arguments go to Jest: npm test -- libs/engine
import { join } from 'node:path';
import { root, run, setUp } from './set-up.mjs';

setUp();
run(process.execPath, [
  join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
  '--reporters=default',
  '--reporters=./scripts/summary-reporter.cjs',
  ...process.argv.slice(2),
]);
