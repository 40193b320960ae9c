import { readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDataFolder } from '#composition';
import { SqliteProcessCheckpoints } from '#engine/sqlite';
import { systemRandomness } from '#kernel';
import { FakeClock } from '#kernel/testing';
import { putPeople, temporaryFolder } from '../testing/index.js';
import { type Finding } from './doctor/finding.js';
import { type DoctorPorts } from './doctor/stores.js';
import { doctor } from './doctor.js';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(async () => {
  folder = temporaryFolder();
  const owned = await folder.own();
  await putPeople(owned, 3);
  await owned.close();
});
afterEach(() => folder.remove());

async function examine(ports: Partial<DoctorPorts> = {}): Promise<readonly Finding[]> {
  const clock = new FakeClock('2100-01-01T00:00:00.000Z');
  const all = { env: folder.env, clock, randomness: systemRandomness, ...ports };
  const findings: Finding[] = [];
  for await (const each of doctor({ version: '1.2.3' }, all)) findings.push(each);
  return findings;
}
const wrong = async (ports: Partial<DoctorPorts> = {}) =>
  (await examine(ports)).filter(({ state }) => state === 'wrong');

test('a sound folder has nothing wrong, and everything was looked at', async () => {
  const findings = await examine();
  expect(findings.filter(({ state }) => state === 'wrong')).toEqual([]);
  expect(new Set(findings.map(({ check }) => check))).toEqual(
    new Set([
      ...['versions', 'configuration', 'data folder', 'server', 'disk', 'master key'],
      ...['stores', 'documents', 'clock', 'seals', 'keys', 'processes', 'projections', 'backups'],
    ]),
  );
});

test('every wrong setting is named', async () => {
  const env = { ...folder.env, PORT: 'eighty', LOG_LEVEL: 'loud' };
  const found = (await wrong({ env })).map(({ text }) => text);
  expect(found).toEqual([expect.stringContaining('PORT=eighty'), expect.stringContaining('LOG_LEVEL=loud')]);
});

test('a folder that is not there, or of a newer version, ends the examination with advice', async () => {
  writeFileSync(join(folder.path, 'caseledger.json'), '{"format":99}');
  expect(await wrong()).toMatchObject([{ check: 'data folder', text: expect.stringContaining('newer') }]);
  const env = { ...folder.env, DATA_DIR: join(folder.path, 'elsewhere') };
  expect(await wrong({ env })).toMatchObject([{ advice: expect.stringContaining('DATA_DIR') }]);
  expect(readdirSync(folder.path)).not.toContain('elsewhere');
});

test('a damaged ledger and a damaged view are told apart', async () => {
  const { events, views } = openDataFolder(folder.path);
  truncateSync(events, 8_192);
  const [copy = ''] = readdirSync(views, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /persons.*\.db$/.test(name),
  );
  writeFileSync(join(views, copy), 'no database at all, but long enough to be read as one'.repeat(30));
  const found = await wrong();
  expect(found.filter(({ text }) => text.includes('events.db')).map(({ check }) => check)).toEqual([
    'data folder',
    'stores',
  ]);
  expect(found.find(({ text }) => text.includes('persons'))?.advice).toContain('rebuilt');
});

test('a clock behind the ledger, missing seals and a process without a checkpoint are found', async () => {
  const { seals, state } = openDataFolder(folder.path);
  rmSync(seals);
  const checkpoints = SqliteProcessCheckpoints.open(state);
  await checkpoints.set('finish-attempts', { ledgerId: 'another', position: undefined, eventId: undefined });
  checkpoints.close();
  const found = await wrong({ clock: new FakeClock('2001-01-01T00:00:00.000Z') });
  expect(found.map(({ check }) => check)).toEqual(['clock', 'seals', 'processes']);
  expect(found.at(-1)?.advice).toContain('caseledger processes start finish-attempts');
});

test('a master key that is not this folder’s is found', async () => {
  const env = {
    ...folder.env,
    CASELEDGER_MASTER_KEY: '0123456789abcdeffedcba98765432100f1e2d3c4b5a69788796a5b4c3d2e1f0',
  };
  expect((await wrong({ env })).map(({ check }) => check)).toEqual(['master key']);
});
