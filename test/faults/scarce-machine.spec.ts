import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program to its end; a server that starts after all is stopped. */
async function ran(
  program: keyof typeof programs,
  args: readonly string[],
  { dataDir = join(folder, 'data'), descriptors, env = {} }: Scarce,
) {
  const main = join(process.cwd(), 'dist', 'apps', programs[program], 'src', 'main.js');
  if (!existsSync(main)) throw new Error(`${main} is missing: build it with: npm run build`);
  const limit = descriptors === undefined ? '' : `ulimit -n ${descriptors}; `;
  const child = spawn('/bin/sh', ['-c', `${limit}exec "$@"`, 'sh', process.execPath, main, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'warn', DEMO_DATA: '0', DATA_DIR: dataDir, ...env },
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

const bytesIn = (path: string): number =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(path, name)))
    .reduce((sum, each) => sum + (each.isFile() ? each.size : 0), 0);

/** With their lengths, but for what SQLite keeps beside a file that is only read. */
const filesIn = (path: string) =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile() && !/-(wal|shm)$/.test(name))
    .map((name) => `${name} ${statSync(join(path, name)).size}`)
    .sort();

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
  afterEach(() => disk && rmSync(join(disk.folder, 'filler'), { force: true }));
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

  describe('where a backup is written, or restored,', () => {
    const dataDir = () => join(folder, 'backed-up');
    const key = () => ({ CASELEDGER_MASTER_KEY_FILE: join(dataDir(), 'keys', 'master.key') });
    const on = (name: string) => join(disk!.folder, name);
    const left = () => readdirSync(disk!.folder).filter((name) => !/^(filler|ballast)$/.test(name));
    const mebibyte = 1_024 * kibibyte;

    async function prepared(): Promise<void> {
      if (existsSync(dataDir())) return;
      mkdirSync(dataDir());
      const file = join(folder, 'few.ndjson');
      expect((await ran('command', ['demo-data', '--people', '20', '--out', file], {})).code).toBe(0);
      expect((await ran('command', ['import', 'people', file], { dataDir: dataDir() })).code).toBe(0);
      // A document, of which no sum of sizes knows before it is copied.
      const document = join(dataDir(), 'files', 'ab', `ab${'0'.repeat(30)}`);
      mkdirSync(dirname(document), { recursive: true });
      writeFileSync(document, Buffer.alloc(3 * mebibyte));
    }

    testOnDisk('nothing is left of it, and it says what to do', async () => {
      await prepared();
      const before = filesIn(dataDir());
      // From no room at all to room for everything but the document.
      for (const free of [0, 4 * kibibyte, 64 * kibibyte, bytesIn(dataDir()) - 2 * mebibyte]) {
        leave(free);
        const { code, text } = await ran('command', ['backup', on('copy')], { dataDir: dataDir() });
        expect(text).toMatch(
          /there is too little room on the disk of \S+ \(.*make room there, or name a folder/,
        );
        expect(text).toContain('Nothing was left there, and the data folder is as it was');
        expect(text).toEqual(noStack);
        expect(code).toBe(1);
        expect(left()).toEqual([]);
        makeRoom();
      }
      expect(filesIn(dataDir())).toEqual(before);
    });

    testOnDisk('the same holds for what is restored', async () => {
      await prepared();
      const backup = join(folder, 'backup');
      expect((await ran('command', ['backup', backup], { dataDir: dataDir() })).code).toBe(0);
      for (const free of [64 * kibibyte, bytesIn(backup) + 8 * kibibyte]) {
        leave(free);
        const { code, text } = await ran('command', ['restore', backup, '--no-newer-erasures'], {
          dataDir: on('restored'),
          env: key(),
        });
        expect(text).toMatch(/there is too little room on the disk of \S*restored/);
        expect(text).toEqual(noStack);
        expect(code).toBe(1);
        expect(left().filter((name) => readdirSync(on(name)).length > 0)).toEqual([]);
        makeRoom();
      }
    });
  });

  testOnDisk('stops an import that says how many went in, and that goes on when there is room', async () => {
    const dataDir = dataDirNamed('imported');
    const file = join(folder, 'people.ndjson');
    expect((await ran('command', ['demo-data', '--people', '600', '--out', file], {})).code).toBe(0);
    expect((await ran('server', [], { dataDir })).code).toBe(0);
    disk!.makeRoom();
    // Files are opened anew beside what there is, and that takes room before anybody goes in; 600 persons need more than is left.
    leave(2 * bytesIn(dataDir) + 2_000 * kibibyte);
    const { code, text } = await ran('command', ['import', 'people', file], { dataDir });
    expect(code).toBe(1);
    expect(text).toMatch(lack(dataDir));
    expect(text).not.toContain('nothing was stored');
    const [, persons] = /stopped after (\d+) persons went in, which are safely stored/.exec(text) ?? [];
    expect(Number(persons)).toBeGreaterThan(0);
    rmSync(join(disk!.folder, 'filler'));
    const again = await ran('command', ['import', 'people', file, '--json'], { dataDir });
    expect(again.code).toBe(0);
    const { unchanged, changed } = JSON.parse(again.text.trimEnd().split('\n').at(-1) ?? '');
    expect(unchanged).toBeGreaterThanOrEqual(Number(persons));
    expect(changed + unchanged).toBe(600);
  });
});
