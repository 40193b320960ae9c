// npm start: installs and builds what is missing, then serves.
import { join } from 'node:path';
import { root, setUp } from './set-up.mjs';

setUp();
await import(join(root, 'dist', 'apps', 'api', 'src', 'main.js'));
