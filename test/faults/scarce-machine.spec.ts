import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SmallDisk } from './support/small-disk.js';

jest.setTimeout(120_000);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseledger-scarce-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const programs = { server: 'api', command: 'ops', projector: 'projector' } as const;

interface Scarce {
  readonly dataDir?: string;
  /** As `ulimit -n` sets it. */
  readonly descriptors?: number;
}

/** Runs a program to its end; a server that starts after all is stopped. */
async function ran(
  program: keyof typeof programs,
  args: readonly string[],
  { dataDir = join(folder, 'data'), descriptors }: Scarce,
) {
  const main = join(process.cwd(), 'dist', 'apps', programs[program], 'src', 'main.js');
  if (!existsSync(main)) throw new Error(`${main} is missing: build it with: npm run build`);
  const limit = descriptors === undefined ? '' : `ulimit -n ${descriptors}; `;
  const child = spawn('/bin/sh', ['-c', `${limit}exec "$@"`, 'sh', process.execPath, main, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'warn', DEMO_DATA: '0', DATA_DIR: dataDir },
  });
  let text = '';
  let stopped = false;
  const listen = (part: Buffer) => {
    text += part.toString();
    // A second signal would end it at once.
    if (!stopped && text.includes('is ready: http')) stopped = child.kill('SIGTERM');
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, text };
}

const noStack = expect.not.stringMatching(/^\s+at /m);

describe('a data folder that cannot be made ends the start at once', () => {
  test.each([
    ['under a file', () => join(__filename, 'data')],
    ['deep under a file', () => join(__filename, 'deep', 'data')],
  ])('%s', async (_, path) => {
    const { code, text } = await ran('server', [], { dataDir: path() });
    expect(text).toContain(`the data folder ${path()} cannot be used`);
    expect(text).toEqual(noStack);
    expect(code).toBe(2);
  });
});

describe('too few file descriptors', () => {
  test.each(['server', 'projector', 'command'] as const)('a %s says what to raise', async (program) => {
    for (const descriptors of [64, 256, 1_023]) {
      const { code, text } = await ran(program, program === 'command' ? ['doctor'] : [], { descriptors });
      expect(text).toContain(`too few file descriptors: this process may open ${descriptors}`);
      expect(text).toContain('ulimit -n');
      expect(text).toEqual(noStack);
      expect(code).toBe(2);
    }
  });

  test('with as many as it asks for, a server starts and a rebuild runs', async () => {
    const enough = { descriptors: 1_024, dataDir: join(folder, 'enough') };
    expect(await ran('server', [], enough)).toMatchObject({ code: 0, text: noStack });
    expect((await ran('command', ['projections', 'rebuild', '--all'], enough)).code).toBe(0);
  });
});

describe('a full disk', () => {
  const disk = SmallDisk.mount(join(tmpdir(), `caseledger-scarce-disk-${process.pid}`));
  afterAll(() => disk?.unmount());
  if (disk === undefined) console.warn('SKIPPED: a full disk needs the right to mount a file system');
  const testOnDisk = disk === undefined ? test.skip : test;

  /** Takes all room but so many bytes. */
  function leave(bytes: number): void {
    const filler = join(disk!.folder, 'filler');
    rmSync(filler, { force: true });
    const { bavail, bsize } = statfsSync(disk!.folder);
    writeFileSync(filler, Buffer.alloc(bavail * bsize - bytes));
  }
  function makeRoom(): void {
    truncateSync(join(disk!.folder, 'filler'), 0);
  }
  const kibibyte = 1_024;
  const dataDirNamed = (name: string) => {
    const path = join(disk!.folder, name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  const lack = (dataDir: string) =>
    new RegExp(
      `too little room on the disk of ${dataDir}, [\\d.]+ \\w+ of 24.0 MiB are free .*make room there`,
    );

  testOnDisk('keeps a server from starting, with a text that says what to do', async () => {
    for (const free of [0, 4, 16, 64, 256, 1_024].map((each) => each * kibibyte)) {
      const dataDir = dataDirNamed(`new-${free}`);
      leave(free);
      const { code, text } = await ran('server', [], { dataDir });
      expect(text).toMatch(lack(dataDir));
      expect(text).toEqual(noStack);
      expect(code).toBe(2);
      rmSync(dataDir, { recursive: true });
      makeRoom();
    }
  });

  testOnDisk('is found by the doctor, who looks at what can be looked at', async () => {
    const dataDir = dataDirNamed('examined');
    expect((await ran('server', [], { dataDir })).code).toBe(0);
    for (const free of [0, 64, 192].map((each) => each * kibibyte)) {
      leave(free);
      const { code, text } = await ran('command', ['doctor', '--json'], { dataDir });
      expect(code).toBe(1);
      const { findings } = JSON.parse(text) as { findings: { check: string; state: string; text: string }[] };
      expect(findings.filter(({ state }) => state === 'wrong')).toMatchObject([
        { check: 'disk', text: expect.stringContaining(`are free on the disk of ${dataDir}`) },
      ]);
      expect(findings.map(({ check }) => check)).toEqual(
        expect.arrayContaining(['stores', 'clock', 'seals']),
      );
      makeRoom();
    }
    rmSync(dataDir, { recursive: true });
  });

  testOnDisk('stops an import that says how many went in, and that goes on when there is room', async () => {
    const dataDir = dataDirNamed('imported');
    const file = join(folder, 'people.ndjson');
    expect((await ran('command', ['demo-data', '--people', '600', '--out', file], {})).code).toBe(0);
    expect((await ran('server', [], { dataDir })).code).toBe(0);
    leave(2_000 * kibibyte);
    const { code, text } = await ran('command', ['import', 'people', file], { dataDir });
    expect(code).toBe(1);
    expect(text).toMatch(lack(dataDir));
    expect(text).not.toContain('nothing was stored');
    const [, persons] = /stopped after (\d+) persons went in, which are safely stored/.exec(text) ?? [];
    expect(Number(persons)).toBeGreaterThan(0);
    rmSync(join(disk!.folder, 'filler'));
    disk!.makeRoom();
    const again = await ran('command', ['import', 'people', file, '--json'], { dataDir });
    expect(again.code).toBe(0);
    const { unchanged, changed } = JSON.parse(again.text.trimEnd().split('\n').at(-1) ?? '');
    expect(unchanged).toBeGreaterThanOrEqual(Number(persons));
    expect(changed + unchanged).toBe(600);
  });
});
