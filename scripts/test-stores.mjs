// npm run test:stores [eventstoredb+mongodb …]: the stories over HTTP and in a browser, in every combination of stores;
// where several servers may share them, over HTTP by two of them as well.
import './runtime.mjs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, setUp } from './set-up.mjs';

setUp();
const combinations = ['sqlite+sqlite', 'eventstoredb+sqlite', 'sqlite+mongodb', 'eventstoredb+mongodb'];
const asked = process.argv.slice(2);
const wrong = asked.filter((each) => !combinations.includes(each));
if (wrong.length > 0) {
  console.error(`${wrong.join(', ')}: choose among ${combinations.join(', ')}`);
  process.exit(2);
}
const ended = [];
for (const each of asked.length > 0 ? asked : combinations) {
  const [EVENT_STORE, READ_STORE] = each.split('+');
  const overHttp = [join('scripts', 'test.mjs'), join('test', 'stories')];
  const shared = each === 'eventstoredb+mongodb';
  for (const [what, line, more] of [
    ['stories over HTTP', overHttp],
    ...(shared ? [['stories over HTTP, two servers', overHttp, { API_INSTANCES: '2' }]] : []),
    ['stories in a browser', [join('scripts', 'test-browser.mjs')]],
  ]) {
    const env = { ...process.env, EVENT_STORE, READ_STORE, ...more };
    console.log(`\n${each}: ${what}`);
    const { status } = spawnSync(process.execPath, line, { cwd: root, env, stdio: 'inherit' });
    ended.push(`${status === 0 ? 'ok    ' : 'FAILED'} ${each}: ${what}`);
  }
}
console.log(`\n${ended.join('\n')}`);
process.exit(ended.some((each) => each.startsWith('FAILED')) ? 1 : 0);
