// npm start: installs and builds what is missing, then serves. Asked for help, it does neither.
import './runtime.mjs';
import { join } from 'node:path';
import { root, setUp } from './set-up.mjs';
import { readArguments } from './start-usage.mjs';

readArguments(process.argv.slice(2));
setUp();
await import(join(root, 'dist', 'apps', 'api', 'src', 'main.js'));
