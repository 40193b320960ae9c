import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = process.cwd();
/** What `npm start -- …` runs. Only calls that end by themselves. */
const start = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(root, 'scripts', 'start.mjs'), ...args], { encoding: 'utf8' });

test.each(['--help', '-h', 'help'])(
  'npm start -- %s says what settings there are, and starts nothing',
  (word) => {
    const { status, stdout, stderr } = start(word);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Usage: npm start');
  },
);

test('the help names every setting of the README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const [, table = ''] = /## Settings\n([\s\S]*?)\n## /.exec(readme) ?? [];
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  const names = rows.flatMap((row) => (row.split('|')[1] ?? '').match(/[A-Z][A-Z_]+/g) ?? []);
  expect(names.length).toBeGreaterThan(15);
  const { stdout } = start('--help');
  expect(names.filter((name) => !stdout.includes(name))).toEqual([]);
});

test.each([['--nonsense'], ['3000'], ['--help', '--port=1']])('npm start -- %s is wrong usage', (...args) => {
  const { status, stdout, stderr } = start(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(`takes no arguments, but got: ${args.join(' ')}`);
  expect(stderr).toContain('npm start -- --help');
});
