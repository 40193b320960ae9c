import { createHash, randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ReceivePerson } from '#contexts/person-registry';
import { QuietLog } from '#engine/testing';
import { systemClock, systemRandomness } from '#kernel';
import {
  type Acceptable,
  acceptLoss,
  doctor,
  type OwnedFolder,
  ownFolder,
  renewLedgerIds,
  verifyLedgerOf,
} from '#operations';
import { readConfig } from '#settings';
import { SmallDisk } from './support/small-disk.js';

jest.setTimeout(120_000);

// One or two files of a data folder lost, emptied, damaged, or put back from an older copy: spec of quality, R10.

let root: string;
/** A folder after several starts and stops; `older` is the same one stop earlier. */
let sound: string;
let older: string;
let copies = 0;

const settings = (dataDir: string) => ({ LOG_LEVEL: 'silent', SEAL_SECONDS: '0', DATA_DIR: dataDir });
const own = (dataDir: string): Promise<OwnedFolder> => {
  const env = settings(dataDir);
  return ownFolder(readConfig(env), { env, log: new QuietLog(), threads: false });
};

async function register({ ports: { system } }: OwnedFolder, ...numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    const id = systemRandomness.uuid();
    await new ReceivePerson(system.engine).receive(
      {
        personId: `P${number}`,
        firstName: 'Ana',
        lastName: 'Ortiz',
        dateOfBirth: '1984-02-29',
        gender: 'Female',
      },
      {
        actor: { kind: 'registry', id: 'registry' },
        command: 'ImportPerson',
        idempotencyKey: id,
        correlationId: id,
      },
      system.clock.now(),
    );
    await system.personalData.shown(
      {
        actor: { kind: 'worker', id: 'w' },
        route: 'GET /persons',
        purpose: { task: 'case', reason: `${number}` },
      },
      [],
    );
  }
}

async function runOn(dataDir: string, ...numbers: readonly number[]): Promise<void> {
  const owned = await own(dataDir);
  await register(owned, ...numbers);
  await owned.close();
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'caseledger-one-folder-'));
  const running = join(root, 'running');
  sound = join(root, 'sound');
  older = join(root, 'older');
  await runOn(running, 1, 2, 3);
  await runOn(running, 4);
  cpSync(running, older, { recursive: true });
  await runOn(running, 5, 6);
  cpSync(running, sound, { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function copyOf(folder: string): string {
  const copy = join(root, `copy-${++copies}`);
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** Everything in a folder, by its content. SQLite's shared memory and locks come and go. */
function contentOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !/-(shm|wal)$|lock\.db/.test(name) && statSync(join(folder, name)).isFile(),
  );
  return Object.fromEntries(
    names.sort().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

async function refusalOf(dataDir: string): Promise<string | undefined> {
  try {
    await (await own(dataDir)).close();
    return undefined;
  } catch (error) {
    return String(error instanceof Error ? error.message : error);
  }
}

async function wrongBy(dataDir: string): Promise<readonly string[]> {
  const ports = { env: settings(dataDir), clock: systemClock, randomness: systemRandomness };
  const found: string[] = [];
  for await (const { state, text } of doctor({ version: 'test' }, ports))
    if (state === 'wrong') found.push(text);
  return found;
}

/** What `ledger verify` finds in either ledger. */
async function faultsOf(dataDir: string): Promise<readonly string[]> {
  const env = settings(dataDir);
  const found: string[] = [];
  for (const ledger of ['main', 'looks'] as const)
    try {
      const run = verifyLedgerOf(readConfig(env), ledger, { env, clock: systemClock });
      let step = await run.next();
      while (!step.done) step = await run.next();
      if (step.value.fault !== undefined) found.push(step.value.fault.what);
    } catch (error) {
      found.push(String(error));
    }
  return found;
}

test('a sound folder starts, and doctor and verification are content', async () => {
  const copy = copyOf(sound);
  expect(await wrongBy(copy)).toEqual([]);
  expect(await faultsOf(copy)).toEqual([]);
  expect(await refusalOf(copy)).toBeUndefined();
  expect(await wrongBy(copy)).toEqual([]);
});

test('a stop that ends while it stamps the files leaves a folder that starts', async () => {
  const copy = copyOf(sound);
  const owned = await own(copy);
  await register(owned, 7);
  // Somebody holds one of them, so that some files carry the new stamp and some the one before.
  const held = new DatabaseSync(join(copy, 'state.db'));
  held.exec('BEGIN IMMEDIATE');
  await owned.close();
  held.exec('ROLLBACK');
  held.close();
  expect(
    (JSON.parse(readFileSync(join(copy, 'record.json'), 'utf8')) as { stamps: string[] }).stamps,
  ).toHaveLength(2);
  expect(await faultsOf(copy)).toEqual([]);
  expect(await refusalOf(copy)).toBeUndefined();
  expect(await wrongBy(copy)).toEqual([]);
});

const files = ['events.db', 'looks.db', 'keys.db', 'state.db', 'access.db', 'record.json', 'caseledger.json'];
const sealFiles = ['seals/ledger.ndjson', 'seals/looks.ndjson'];
const spoilings: Readonly<Record<string, (folder: string, file: string) => void>> = {
  removed: (folder, file) => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, file + suffix), { force: true });
  },
  emptied: (folder, file) => {
    spoilings.removed!(folder, file);
    writeFileSync(join(folder, file), '');
  },
  damaged: (folder, file) => {
    const bytes = readFileSync(join(folder, file));
    randomBytes(Math.min(bytes.length, 4_096)).copy(bytes, 0);
    spoilings.removed!(folder, file);
    writeFileSync(join(folder, file), bytes);
  },
  'put back from an older copy': (folder, file) => {
    spoilings.removed!(folder, file);
    cpSync(join(older, file), join(folder, file));
  },
};
/** The manifest of a folder never changes: an older copy of it is the same. */
const cases = [...files, ...sealFiles].flatMap((file) =>
  Object.keys(spoilings)
    .filter((how) => !(file === 'caseledger.json' && how.startsWith('put back')))
    .map((how) => [file, how] as const),
);

describe.each(cases)('%s %s', (file, how) => {
  test('is refused by a start with what to do, found by doctor and verification, and nothing is made or replaced', async () => {
    const copy = copyOf(sound);
    spoilings[how]!(copy, file);
    const before = contentOf(copy);
    const refused = await refusalOf(copy);
    expect(refused).toMatch(/put|Put|restore|start the newer|give the master key/);
    expect(refused).toContain(file.startsWith('seals') ? 'seals' : file);
    expect((await wrongBy(copy)).length).toBeGreaterThan(0);
    expect((await faultsOf(copy)).length).toBeGreaterThan(0);
    expect(contentOf(copy)).toEqual(before);
    spoilings.removed!(copy, file);
    cpSync(join(sound, file), join(copy, file));
    expect(await refusalOf(copy)).toBeUndefined();
  });
});

test('a ledger that is damaged in its middle is told of as far as it can be read, and doctor goes on', async () => {
  const copy = copyOf(sound);
  const file = join(copy, 'events.db');
  const bytes = readFileSync(file);
  bytes.fill(0x55, Math.floor(bytes.length / 8192) * 4096, Math.floor(bytes.length / 8192) * 4096 + 8_192);
  writeFileSync(file, bytes);
  const faults = await faultsOf(copy);
  expect(faults[0]).toMatch(/events\.db cannot be read behind event \d+|row|index|page|Tree|altered|chained/);
  expect((await wrongBy(copy)).join()).toContain('events.db');
});

const disk = SmallDisk.mount(join(tmpdir(), `caseledger-frozen-${process.pid}`));
afterAll(() => disk?.unmount());
if (disk === undefined) console.warn('SKIPPED: a disk that can only be read needs the right to mount one');
(disk === undefined ? test.skip : test)('a copy that can only be read is verified as any other', async () => {
  disk!.makeRoom();
  const copy = join(disk!.folder, 'data');
  cpSync(sound, copy, { recursive: true });
  disk!.freeze();
  expect(await faultsOf(copy)).toEqual([]);
});

test('views of an older copy are refused, and made anew once they are moved away', async () => {
  const copy = copyOf(sound);
  rmSync(join(copy, 'views'), { recursive: true });
  cpSync(join(older, 'views'), join(copy, 'views'), { recursive: true });
  expect(await refusalOf(copy)).toContain('views is an older copy, or that of another folder');
  expect((await wrongBy(copy)).join()).toContain('views is an older copy');
  rmSync(join(copy, 'views'), { recursive: true });
  expect(await refusalOf(copy)).toBeUndefined();
});

test('any two files lost or old are refused, whichever they are', async () => {
  for (const [at, one] of [...files, ...sealFiles].entries())
    for (const other of [...files, ...sealFiles].slice(at + 1))
      for (const how of ['removed', 'put back from an older copy']) {
        const copy = copyOf(sound);
        for (const file of [one, other]) spoilings[how]!(copy, file);
        const before = contentOf(copy);
        const about = `${one} and ${other} ${how}`;
        expect({ about, refused: await refusalOf(copy) }).toEqual({ about, refused: expect.any(String) });
        expect({ about, content: contentOf(copy) }).toEqual({ about, content: before });
        rmSync(copy, { recursive: true, force: true });
      }
});

describe('while a server runs, which is then killed', () => {
  /** A folder with a copy of every file as it was in the middle of the same run, and without an end of that run. */
  async function killed(): Promise<{ readonly dataDir: string; readonly middle: string }> {
    const running = copyOf(sound);
    const owned = await own(running);
    await register(owned, 7, 8);
    const middle = copyOf(running);
    await register(owned, 9, 10);
    const dataDir = copyOf(running);
    await owned.close();
    return { dataDir, middle };
  }

  test('the folder starts again as it is', async () => {
    const { dataDir } = await killed();
    expect(await refusalOf(dataDir)).toBeUndefined();
    expect(await faultsOf(dataDir)).toEqual([]);
  });

  test('an older keys.db of the same run is refused: events have no key', async () => {
    const { dataDir, middle } = await killed();
    for (const suffix of ['', '-wal', '-shm']) {
      rmSync(join(dataDir, `keys.db${suffix}`), { force: true });
      if (existsSync(join(middle, `keys.db${suffix}`)))
        cpSync(join(middle, `keys.db${suffix}`), join(dataDir, `keys.db${suffix}`));
    }
    expect(await refusalOf(dataDir)).toContain('keys.db is an older copy');
    expect((await wrongBy(dataDir)).join()).toContain('keys of 2 persons or accounts');
  });
});

describe('once somebody says why, a folder goes on without', () => {
  const accept = (dataDir: string, what: Acceptable) => {
    const env = settings(dataDir);
    const ports = { env, clock: systemClock, randomness: systemRandomness };
    return acceptLoss(
      readConfig(env),
      { what, reason: 'the disk broke', by: { kind: 'ops', id: 'ops' } },
      ports,
    );
  };
  const lost: readonly (readonly [Acceptable, string])[] = [
    ['access', 'access.db'],
    ['looks', 'looks.db'],
    ['record', 'record.json'],
    ['seals', 'seals/ledger.ndjson'],
  ];

  for (const [what, file] of lost)
    for (const how of ['removed', 'emptied', 'damaged', 'put back from an older copy'])
      test(`${file} ${how}, and is sound from then on`, async () => {
        const copy = copyOf(sound);
        spoilings[how]!(copy, file);
        await accept(copy, what);
        await runOn(copy, 20);
        expect(await faultsOf(copy)).toEqual([]);
        expect(await wrongBy(copy)).toEqual([]);
        expect(await refusalOf(copy)).toBeUndefined();
      });

  test('the processes’ places, and then asks from where they go on', async () => {
    const copy = copyOf(sound);
    spoilings.removed!(copy, 'state.db');
    await accept(copy, 'state');
    await (await own(copy)).close();
    expect((await wrongBy(copy)).join()).toContain('has no checkpoint for this ledger');
  });

  test('the keys, whose data cannot be read any more, and doctor counts them', async () => {
    const copy = copyOf(sound);
    spoilings['put back from an older copy']!(copy, 'keys.db');
    await accept(copy, 'keys');
    await runOn(copy, 20);
    expect((await wrongBy(copy)).join()).toContain('keys of 2 persons or accounts');
  });

  test('nothing without a reason', async () => {
    const env = settings(sound);
    const ports = { env, clock: systemClock, randomness: systemRandomness };
    await expect(
      acceptLoss(readConfig(env), { what: 'access', reason: ' ', by: { kind: 'ops', id: 'ops' } }, ports),
    ).rejects.toThrow('--reason');
  });

  test('the events that an older ledger lacks, by a new id', async () => {
    const copy = copyOf(sound);
    spoilings['put back from an older copy']!(copy, 'events.db');
    const env = settings(copy);
    await renewLedgerIds(
      readConfig(env),
      { env, clock: systemClock, randomness: systemRandomness },
      { reason: 'a test', by: { kind: 'ops', id: 'ops' } },
    );
    await runOn(copy, 20);
    expect(await faultsOf(copy)).toEqual([]);
    expect(await refusalOf(copy)).toBeUndefined();
  });
});
