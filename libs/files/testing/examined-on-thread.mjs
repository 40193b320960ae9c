// Run by examine-thread.spec.ts: the built program, each file of a folder examined on a thread. Prints what came of each, and of how many threads.
import { readdirSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import workers from 'node:worker_threads';

let threads = 0;
workers.Worker = class extends workers.Worker {
  constructor(...of) {
    super(...of);
    threads++;
  }
};
syncBuiltinESMExports();

const [folder] = process.argv.slice(2);
const built = (path) => import(pathToFileURL(join(process.cwd(), 'dist', 'libs', path)).href);
const { examineOnThread } = await built('files/src/index.js');
const { systemClock } = await built('kernel/src/index.js');

const examine = examineOnThread(systemClock);
const outcomes = {};
for (const name of readdirSync(folder).sort())
  outcomes[name] = await examine(readFileSync(join(folder, name))).then(
    ({ kind, decoded }) =>
      decoded ? `${kind} ${decoded.width}x${decoded.height} ${decoded.pixels.length}` : kind,
    (error) => error.code ?? String(error),
  );
console.log(JSON.stringify({ outcomes, threads, megabytes: Math.round(process.memoryUsage().rss / 1e6) }));
