// npm run build: the whole dist/ anew.
import './runtime.mjs';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, setUp } from './set-up.mjs';

for (const stamp of ['.built', '.web-built']) rmSync(join(root, 'dist', stamp), { force: true });
setUp();
