// npm run test:node24: what npm test runs, by the oldest Node.js that is supported, fetched like the shipped one.
import { join } from 'node:path';
import { fetched, goOnWith, oldest, pinOf } from './node-runtime.mjs';
import { root } from './set-up.mjs';

await goOnWith(fetched(pinOf(oldest)), [join(root, 'scripts', 'test.mjs'), ...process.argv.slice(2)]);
