import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectBuilt, freePort, ready, startServer } from './server.js';

jest.setTimeout(180_000);

/** The shell lines under "A first tour", as they are printed. */
function tour(): string {
  const chapter = readFileSync('README.md', 'utf8').split('\n## A first tour\n')[1] ?? '';
  const [, lines] = /```sh\n([\s\S]*?)```/.exec(chapter) ?? [];
  if (lines === undefined) throw new Error('the README has no tour');
  return lines;
}

/** `npx caseledger` as it is built: going through npx would set everything up again, under the feet of other tests. */
function commandsIn(folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const commandLine = join(process.cwd(), 'dist', 'apps', 'ops', 'src', 'main.js');
  const script = `#!/bin/sh\n[ "$1" = caseledger ] || exit 127\nshift\nexec "${process.execPath}" "${commandLine}" "$@"\n`;
  writeFileSync(join(bin, 'npx'), script, { mode: 0o700 });
  return bin;
}

async function inBash(lines: string, env: NodeJS.ProcessEnv) {
  const bash = spawn('bash', ['-e', '-u', '-o', 'pipefail'], { env });
  const seen = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    bash[stream].setEncoding('utf8').on('data', (text: string) => {
      seen[stream] += text;
    });
  bash.stdin.end(lines);
  const code = await new Promise<number | null>((resolve) => bash.once('close', resolve));
  return { code, ...seen };
}

describe('the tour of the README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'caseledger-tour-'));
  let server: ReturnType<typeof startServer> | undefined;
  let answer: Awaited<ReturnType<typeof inBash>>;

  beforeAll(async () => {
    expectBuilt();
    const settings = { PORT: String(await freePort()), DATA_DIR: join(folder, 'data') };
    server = startServer({ ...settings, DEMO_DATA: '300' });
    await server.says(ready);
    const { PATH, HOME } = process.env;
    const path = `${commandsIn(folder)}:${PATH}`;
    answer = await inBash(tour(), { ...settings, HOME, TMPDIR: folder, PATH: path });
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('runs to its end', () => {
    expect({ code: answer.code, stderr: answer.stderr }).toMatchObject({ code: 0 });
  });

  it.each([
    [
      'a code is offered, to masked addresses only',
      /"outcome":"verify","channels":\[\{[^\]]*"masked":"s•••@e•••\.org"/,
    ],
    ['the code is sent', /"sendingsLeft":2/],
    ['ops reads it in the outbox', /Your code is:\n\n\d{8}\n/],
    ['the code links', /\{"outcome":"linked"\}/],
    ['all her cases are linked', /'B19000001'[\s\S]*'B19900001'/],
    [
      'a mismatch makes a request, and says nothing of why',
      /\{"attemptId":"[a-z2-7]+","outcome":"requested"\}/,
    ],
    ['the worker sees what differs', /differs \| zipCode \| 93721 \| on file: 90012/],
    ['and what agrees', /agrees \| dateOfBirth \| 1943-02-25 \| on file: 1943-02-25/],
    ['Continue processes the request', /-19","status":"Processed"\}/],
    ['another one is rejected', /-19","status":"Rejected"\}/],
    [
      'an import puts a person in, and none the second time',
      /changed +1\n[\s\S]*changed +0\n +unchanged +1\n/,
    ],
    [
      'every view is rebuilt, and equal to the one before',
      /^Rebuilt \d+ from [\d,]+ events(?![\s\S]*different)/m,
    ],
    [
      'the ledger is sound, and so is that of the looks',
      /^Ledger .*: sound\.[\s\S]*^Ledger of looks .*: sound\./m,
    ],
    [
      'the auditor reads that her account was linked',
      /was linked to a portal account automatically, after a code\./,
    ],
    ['the package of the case holds together by itself', /consistent/i],
  ])('%s', (_, shown) => {
    expect(answer.stdout).toMatch(shown);
  });

  it('says which step it is at, before what the step prints', () => {
    const steps = [...answer.stdout.matchAll(/^== (\d)\. [A-Z].*\.$/gm)].map(([, number]) => Number(number));
    expect(steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(answer.stdout).toMatch(/^== 5\. .*\n.*"status":"Rejected"/m);
  });

  it('names a command that the package has', () => {
    const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: { caseledger: string } };
    expect(existsSync(bin.caseledger)).toBe(true);
  });
});
