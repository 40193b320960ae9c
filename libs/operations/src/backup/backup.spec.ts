import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { personId, personSubject, systemRandomness } from '#kernel';
import { readConfig } from '#settings';
import { backupGround } from '../../testing/backed-up.js';
import { contentOf, queueMail } from '../../testing/copied.js';
import { ops } from '../../testing/index.js';
import { recordRun } from '../record-run.js';
import { backUp } from './back-up.js';

jest.setTimeout(60_000);

let ground: Awaited<ReturnType<typeof backupGround>>;
beforeAll(async () => {
  ground = await backupGround();
  await ground.backUp();
});
afterAll(() => ground.remove());

const filesOf = (name: string): readonly string[] =>
  readdirSync(ground.place(name), { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(ground.place(name), path)).isFile())
    .sort();

test('a backup holds every store but views, the master key and what expires, each file with its sum', () => {
  const files = filesOf('backup');
  expect(files).toEqual(
    [
      ...['SHA256SUMS', 'access.db', 'backup.json', 'events.db', 'keys.db', 'looks.db', 'record.json'],
      ...['seals/ledger.checkpoint', 'seals/ledger.ndjson', 'seals/looks.checkpoint', 'seals/looks.ndjson'],
      'state.db',
    ].sort(),
  );
  const sums = readFileSync(ground.place('backup/SHA256SUMS'), 'utf8').trim().split('\n');
  expect(sums.map((line) => line.slice(66)).sort()).toEqual(
    files.filter((name) => !['SHA256SUMS', 'backup.json'].includes(name)),
  );
});

test('sessions, counters and notes are not kept, staff is', async () => {
  const folder = await ground.own('data');
  await folder.ports.system.notes.put('desk', 'n-1', {}, 600);
  await folder.close();
  await ground.backUp('without');
  const db = new DatabaseSync(ground.place('without/access.db'), { readOnly: true });
  const rows = (table: string) => db.prepare(`SELECT count(*) AS n FROM ${table}`).get();
  for (const table of ['sessions', 'counters', 'notes']) expect(rows(table)).toEqual({ n: 0 });
  expect(rows('staff')).toEqual({ n: expect.any(Number) });
  db.close();
});

test('every event is there, in the same order, and its folder is as it was', async () => {
  const before = filesOf('data');
  await ground.backUp('again');
  expect(filesOf('data')).toEqual(before);
  await ground.restore('whole', { from: ground.place('again') });
  expect(await contentsOf('whole')).toEqual(await contentsOf('data'));
});

async function contentsOf(name: string) {
  const folder = await ground.own(name);
  const { store, looksStore } = folder.ports.system;
  const contents = [await contentOf(store), await contentOf(looksStore)];
  await folder.close();
  return contents;
}

test('a person who was erased before the backup stays erased after it is restored', async () => {
  const erased = personSubject(personId('P0000002'));
  const folder = await ground.own('data');
  await folder.ports.system.vault.shred(erased);
  await folder.close();
  await ground.backUp('erased');
  await ground.restore('still-erased', { from: ground.place('erased') });
  const restored = await ground.own('still-erased');
  const { store, vault } = restored.ports.system;
  const [event] = await store.readStream('person-P0000002');
  const data = JSON.parse(event!.data);
  await vault.openAll([data]);
  expect(JSON.stringify(data)).not.toContain('firstName":"');
  await restored.close();
});

/** What is done to a backup, and what is said of it. */
const damages: readonly (readonly [string, (folder: string) => void, RegExp])[] = [
  ...[
    'events.db',
    'looks.db',
    'keys.db',
    'access.db',
    'state.db',
    'record.json',
    'seals/ledger.ndjson',
  ].flatMap((file): readonly (readonly [string, (folder: string) => void, RegExp])[] => [
    [`${file} is missing`, (folder) => rmSync(join(folder, file)), /is missing. Use another backup/],
    [`${file} is cut off`, (folder) => halve(join(folder, file)), /is not as it was written/],
    [`one byte of ${file} is another`, (folder) => flip(join(folder, file)), /is not as it was written/],
  ]),
  ['the list of sums is missing', (folder) => rmSync(join(folder, 'SHA256SUMS')), /SHA256SUMS is missing/],
  ['the list of sums is altered', (folder) => flip(join(folder, 'SHA256SUMS')), /SHA256SUMS is damaged/],
  ['the manifest is missing', (folder) => rmSync(join(folder, 'backup.json')), /no finished backup/],
  ['the manifest is no JSON', (folder) => halve(join(folder, 'backup.json')), /cannot be believed/],
  [
    'the manifest was altered',
    (folder) => replaceIn(join(folder, 'backup.json'), '"version":"1.2.3"', '"version":"1.2.4"'),
    /altered, or made under another master key/,
  ],
  [
    'it is of a newer program',
    (folder) => replaceIn(join(folder, 'backup.json'), '"format":1', '"format":2'),
    /made by a newer Caseledger .*restore it with that version/,
  ],
];
const halve = (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2));
const flip = (file: string, share = 0.5) => {
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length * share);
  bytes[at] = bytes[at]! ^ 1;
  writeFileSync(file, bytes);
};
const replaceIn = (file: string, a: string, b: string) =>
  writeFileSync(file, readFileSync(file, 'utf8').replace(a, b));

describe('is refused before anything is written when', () => {
  test.each(damages)('%s', async (_, damage, said) => {
    ground.copy('backup', 'damaged');
    try {
      damage(ground.place('damaged'));
      await expect(ground.restore('refused', { from: ground.place('damaged') })).rejects.toThrow(said);
      expect(existsSync(ground.place('refused'))).toBe(false);
    } finally {
      rmSync(ground.place('damaged'), { recursive: true, force: true });
    }
  });

  test('one byte of any file of it is another, wherever', async () => {
    ground.copy('data', 'with-documents');
    const document = join(ground.place('with-documents'), 'files', 'ab', `ab${'0'.repeat(30)}`);
    mkdirSync(dirname(document), { recursive: true });
    writeFileSync(document, 'a document');
    await ground.backUp('with-documents-backed-up', 'with-documents');
    const files = filesOf('with-documents-backed-up');
    expect(files.length).toBeGreaterThan(9);
    for (const [n, file] of files.entries()) {
      ground.copy('with-documents-backed-up', 'damaged');
      flip(join(ground.place('damaged'), file), [0, 0.3, 0.99][n % 3]);
      await expect(ground.restore('refused', { from: ground.place('damaged') })).rejects.toThrow();
      expect([file, existsSync(ground.place('refused'))]).toEqual([file, false]);
      rmSync(ground.place('damaged'), { recursive: true });
    }
  });

  test.each(['events.db', 'looks.db', 'keys.db', 'state.db', 'record.json'])(
    '%s is that of an older backup',
    async (file) => {
      if (!existsSync(ground.place('newer'))) {
        const folder = await ground.own('data');
        await recordRun(folder.ports.system, ops, { command: 'import people', task: 'again' });
        await queueMail(folder, 'm-1');
        await folder.close();
        await ground.backUp('newer');
      }
      ground.copy('newer', 'mixed');
      writeFileSync(join(ground.place('mixed'), file), readFileSync(join(ground.place('backup'), file)));
      await expect(ground.restore('refused', { from: ground.place('mixed') })).rejects.toThrow(
        `${file} is not as it was written: damaged, altered, or of another backup`,
      );
      rmSync(ground.place('mixed'), { recursive: true });
    },
  );

  test('it is that of another installation', async () => {
    const other = {
      ...ground.envOf('data'),
      CASELEDGER_MASTER_KEY: Buffer.from(systemRandomness.bytes(32)).toString('hex'),
    };
    await expect(ground.restore('refused', {}, other)).rejects.toThrow('made under another master key');
  });

  test('there is none', async () => {
    await expect(ground.restore('refused', { from: ground.place('nowhere') })).rejects.toThrow(
      'there is no backup',
    );
  });
});

test('a place that is taken, or in the data folder, is refused; a run that was killed is in nobody’s way', async () => {
  await expect(ground.backUp('backup')).rejects.toThrow('is there already, and is not replaced');
  await expect(ground.backUp('data/backup')).rejects.toThrow('is in the data folder');
  const run = backUp(readConfig(ground.envOf('data')), ground.place('killed'), ground.ports());
  for (let step = 0; step < 4; step++) await run.next();
  expect(existsSync(ground.place('killed'))).toBe(false);
  await expect(ground.backUp('killed')).rejects.toThrow('another backup is being written');
  await run.return(undefined as never);
  expect(readdirSync(ground.place('.')).filter((name) => name.includes('unfinished'))).toEqual([]);
  ground.copy('backup', '.killed.unfinished');
  await ground.backUp('killed');
  expect(filesOf('killed')).toEqual(filesOf('backup'));
});

test('what cannot be verified is not backed up, and nothing is left that looks like a backup', async () => {
  ground.copy('data', 'altered');
  const db = new DatabaseSync(ground.place('altered/events.db'));
  db.exec(`UPDATE events SET data = replace(data, 'A', 'B') WHERE position = 3`);
  db.close();
  await expect(ground.backUp('of-altered', 'altered')).rejects.toThrow(/events\.db: altered/);
  expect(readdirSync(ground.place('.')).filter((name) => name.includes('of-altered'))).toEqual([]);
});
