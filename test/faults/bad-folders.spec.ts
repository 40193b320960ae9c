import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Answered, Caller, type Command } from './support/commands.js';
import { judge } from './support/judgement.js';
import { ServerProcess, type SpawnOptions } from './support/server-process.js';
import { SmallDisk } from './support/small-disk.js';
import { registerPerson } from './support/town.js';

jest.setTimeout(60_000);

const people = 30;
let folder: string;
/** A folder with some people in it, stopped well. Tests work on copies. */
let sound: string;
let acknowledged: readonly Answered[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'caseledger-bad-'));
  sound = join(folder, 'sound');
  mkdirSync(sound);
  const server = ServerProcess.spawn(sound);
  acknowledged = await registered(new Caller(await server.url()), 1, people);
  await server.stop();
  // Whoever closes last may only read, and then leaves a log beside the file, from which SQLite mends its beginning.
  for (const name of ['events.db', 'keys.db']) {
    const db = new DatabaseSync(join(sound, name));
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    db.close();
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let copies = 0;
function copyOfSound(): string {
  const copy = join(folder, `copy-${++copies}`);
  cpSync(sound, copy, { recursive: true });
  return copy;
}

async function registered(caller: Caller, from: number, to: number): Promise<readonly Answered[]> {
  const answered: Answered[] = [];
  for (let number = from; number <= to; number++) {
    const put = registerPerson(number);
    answered.push({ command: put, answer: await caller.send(put) });
  }
  return answered;
}

/** Starts a server that shall refuse to start. @throws as soon as it starts all the same */
async function refusalOf(dataDir: string, options?: SpawnOptions) {
  const server = ServerProcess.spawn(dataDir, options);
  const started = await server.url().then(
    () => true,
    () => false,
  );
  if (started) await server.kill();
  const ended = await server.ended;
  if (started) throw new Error(`the server was to refuse this folder, but started: ${ended.text}`);
  return ended;
}

/** The same server on a sound folder still serves what was acknowledged. */
async function startsAgain(dataDir: string): Promise<void> {
  const server = ServerProcess.spawn(dataDir);
  await server.url();
  await server.stop();
  expect(await judge(dataDir, acknowledged)).toEqual([]);
}

function overwrite(file: string, at: number, bytes: Uint8Array): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, at);
  closeSync(handle);
}

interface Spoilt {
  /** Within the folder. */
  readonly file: string;
  readonly spoil: (path: string) => void;
  readonly advice: RegExp;
}

describe('a folder that cannot be used is refused with advice, and is well again once the file is put back', () => {
  const spoilt: Record<string, Spoilt> = {
    'written by a newer version': {
      file: 'caseledger.json',
      spoil: (path) => writeFileSync(path, '{"format":3}'),
      advice: /newer Caseledger \(format 3, this one knows 2\): start the newer version/,
    },
    'with a damaged manifest': {
      file: 'caseledger.json',
      spoil: (path) => writeFileSync(path, '{"for'),
      advice: /caseledger\.json is damaged: restore it from a backup/,
    },
    'without its manifest': {
      file: 'caseledger.json',
      spoil: (path) => rmSync(path),
      advice: /caseledger\.json is missing although there is .*: put it back from a backup/,
    },
    'with a ledger whose first bytes were overwritten': {
      file: 'events.db',
      spoil: (path) => overwrite(path, 0, randomBytes(100)),
      advice: /events\.db is damaged .* put the newest copy of it back/,
    },
    'with a ledger that was cut off': {
      file: 'events.db',
      spoil: (path) => truncateSync(path, statSync(path).size / 2),
      advice: /events\.db is damaged .* put the newest copy of it back/,
    },
    'with another program’s file in the place of the ledger': {
      file: 'events.db',
      spoil: (path) => writeFileSync(path, 'a shopping list, longer than a header of SQLite '.repeat(20)),
      advice: /Nothing was changed in it.\s+- events\.db is damaged/,
    },
    'with a key store whose first bytes were overwritten': {
      file: 'keys.db',
      spoil: (path) => overwrite(path, 0, randomBytes(100)),
      advice: /keys\.db is damaged .* put the newest copy of it back/,
    },
    'whose master key is missing': {
      file: 'keys/master.key',
      spoil: (path) => rmSync(path),
      advice: /master key file .* is missing: put it back from its backup/,
    },
    'that lost its documents': {
      file: 'files',
      spoil: (path) => rmSync(path, { recursive: true }),
      advice: /files\/ is missing: it holds the documents.* go on without: make an empty folder/,
    },
    'whose master key is another folder’s': {
      file: 'keys/master.key',
      spoil: (path) => writeFileSync(path, randomBytes(32).toString('hex')),
      advice:
        /record\.json .* belongs to another master key: give the master key that this folder was made with/,
    },
  };

  const lost: readonly (readonly [string, RegExp])[] = [
    ['events.db', /events\.db is missing: it holds the ledger.* caseledger ledger renew-id/],
    ['looks.db', /looks\.db is missing.* caseledger folder accept looks --reason TEXT/],
    ['keys.db', /keys\.db is missing: it holds the keys of personal data/],
    ['state.db', /state\.db is missing.* caseledger processes start NAME/],
    ['access.db', /access\.db is missing.*everybody signs in again/],
    ['record.json', /record\.json is missing.* caseledger folder accept record --reason TEXT/],
    ['seals/ledger.ndjson', /seals kept outside.* end at 0.* caseledger folder accept seals --reason TEXT/],
  ];
  for (const [file, advice] of lost) {
    spoilt[`that lost its ${file}`] = { file, spoil: (path) => rmSync(path), advice };
    const emptied = new RegExp(advice.source.replace('missing', '(empty|damaged)'));
    spoilt[`whose ${file} is empty`] = { file, spoil: (path) => writeFileSync(path, ''), advice: emptied };
  }

  test.each(Object.entries(spoilt))('%s', async (_, { file, spoil, advice }) => {
    const dataDir = copyOfSound();
    const path = join(dataDir, file);
    spoil(path);
    const before = readIfThere(path);
    const { code, text } = await refusalOf(dataDir);
    expect(text).toMatch(advice);
    expect(text).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
    expect(readIfThere(path)).toEqual(before);
    cpSync(join(sound, file), path, { recursive: true });
    expect(await judge(dataDir, acknowledged)).toEqual([]);
  });
});

const readIfThere = (path: string) => (existsSync(path) ? readFileSync(path) : undefined);

test('a second server on the same folder is refused, and the first one goes on', async () => {
  const dataDir = copyOfSound();
  const first = ServerProcess.spawn(dataDir);
  const caller = new Caller(await first.url());
  const { code, text } = await refusalOf(dataDir);
  expect(text).toMatch(/another Caseledger process uses this data folder/);
  expect(text).toMatch(/Stop that process first, or set DATA_DIR/);
  expect(code).toBe(2);
  const [more] = await registered(caller, people + 1, people + 1);
  expect(more?.answer.status).toBe(200);
  await first.stop();
  expect(await judge(dataDir, [...acknowledged, more!])).toEqual([]);
});

test('a port in use is named, and the folder stays whole', async () => {
  const dataDir = copyOfSound();
  const squatter = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => squatter.once('listening', resolve));
  const { port } = squatter.address() as { port: number };
  const { code, text } = await refusalOf(dataDir, { env: { PORT: String(port) } });
  squatter.close();
  expect(text).toMatch(new RegExp(`port ${port} is in use by another program`));
  expect(text).toMatch(/choose another port: PORT=3001 npm start/);
  expect(code).toBe(2);
  await startsAgain(dataDir);
});

test('wrong settings are named, all of them', async () => {
  const { code, text } = await refusalOf(copyOfSound(), { env: { PORT: 'eighty', LOG_LEVEL: 'loud' } });
  expect(text).toMatch(/PORT=eighty: must be a whole number/);
  expect(text).toMatch(/LOG_LEVEL=loud: must be one of/);
  expect(code).toBe(2);
});

const othersMayRead =
  process.getuid?.() !== 0 || ancestorsOf(process.cwd()).every((each) => (statSync(each).mode & 0o001) !== 0);
if (!othersMayRead)
  console.warn('SKIPPED: somebody else than root cannot read the project here, so cannot run it');

(othersMayRead ? test : test.skip)('a folder that may only be read is refused with advice', async () => {
  const dataDir = copyOfSound();
  const { code, text } = await refusalOf(dataDir, readOnly(dataDir));
  expect(text).toMatch(/data folder .* cannot be written .* check its owner and its permissions/);
  expect(text).not.toMatch(/^\s+at /m);
  expect(code).toBe(2);
});

test('a clock that was set back by a year does no damage', async () => {
  const dataDir = copyOfSound();
  const server = ServerProcess.spawn(dataDir, { broken: 'clock-behind' });
  const more = await registered(new Caller(await server.url()), people + 1, people + 5);
  await server.stop();
  expect(more.map(({ answer }) => answer.status)).toEqual([200, 200, 200, 200, 200]);
  expect(await judge(dataDir, [...acknowledged, ...more])).toEqual([]);
});

/** The folder and every folder above it. */
function ancestorsOf(path: string): readonly string[] {
  const above = join(path, '..');
  return above === path ? [path] : [path, ...ancestorsOf(above)];
}

/** Root may write everywhere, so the server then runs as somebody else. */
function readOnly(dataDir: string): SpawnOptions {
  chmodSync(folder, 0o755);
  spawnSync('chmod', ['-R', 'a=rX', dataDir]);
  return process.getuid?.() === 0 ? { as: 65_534 } : {};
}

describe('when the disk is full', () => {
  /** Sends people until one is not taken. */
  async function untilFull(caller: Caller): Promise<{ taken: Answered[]; left: Command; said: string }> {
    const taken: Answered[] = [];
    for (let number = 1; number <= 20_000; number++) {
      const put = registerPerson(number);
      try {
        taken.push({ command: put, answer: await caller.send(put) });
      } catch (error) {
        return { taken, left: put, said: String(error) };
      }
    }
    throw new Error('the disk did not get full');
  }

  async function readiness(url: string): Promise<{ status: number; wrong: readonly string[] }> {
    const answer = await fetch(`${url}/health/ready`);
    const { checks } = (await answer.json()) as { checks: readonly { name: string; ok: boolean }[] };
    return { status: answer.status, wrong: checks.flatMap(({ name, ok }) => (ok ? [] : [name])) };
  }

  const disk = SmallDisk.mount(join(tmpdir(), `caseledger-disk-${process.pid}`));
  afterAll(() => disk?.unmount());
  if (disk === undefined) console.warn('SKIPPED: a full disk needs the right to mount a file system');
  const testOnDisk = disk === undefined ? test.skip : test;

  testOnDisk(
    'commands are answered with 503 and lost nothing, and all goes on when there is room again',
    async () => {
      const dataDir = join(disk!.folder, 'data');
      mkdirSync(dataDir);
      const server = ServerProcess.spawn(dataDir);
      const url = await server.url();
      const caller = new Caller(url);
      const { taken, left, said } = await untilFull(caller);
      expect(said).toMatch(
        /the server is not available: .*Try again in a few seconds with the same Idempotency-Key/,
      );
      const { status, wrong } = await readiness(url);
      expect(status).toBe(503);
      expect(wrong.join()).toMatch(/event store|key store/);
      disk!.makeRoom();
      const after = await caller.send(left);
      expect(after.status).toBe(200);
      expect((await readiness(url)).wrong.join()).not.toMatch(/event store|key store/);
      await server.stop();
      expect(await judge(dataDir, [...taken, { command: left, answer: after }])).toEqual([]);
    },
  );
});
