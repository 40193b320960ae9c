import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type DataFolder, openDataFolder } from '#composition';
import { systemClock } from '#kernel';
import { readConfig } from '#settings';
import { ops, putPeople, resultOf, temporaryFolder } from '../testing/index.js';
import { makeTiles } from './make-tiles.js';
import { type LedgerVerdict, type VerifyPorts, verifyLedgerOf } from './verifying/verify-ledger.js';

let folder: ReturnType<typeof temporaryFolder>;
let paths: DataFolder;
beforeEach(async () => {
  folder = temporaryFolder();
  await people(3);
  paths = openDataFolder(folder.path);
});
afterEach(() => folder.remove());

async function people(count: number): Promise<void> {
  const owned = await folder.own();
  await putPeople(owned, count);
  await owned.close();
}
const tiles = async () => {
  const owned = await folder.own();
  const made = await resultOf(makeTiles(owned.ports, { ledgers: ['main', 'looks'] }, ops));
  await owned.close();
  return made;
};
const verify = (own: Partial<VerifyPorts> = {}, dataDir = folder.path): Promise<LedgerVerdict> => {
  const env = { ...folder.env, DATA_DIR: dataDir };
  return resultOf(verifyLedgerOf(readConfig(env), 'main', { env, clock: systemClock, ...own }));
};
/** Events under the first seal. */
const sealed = (): number => {
  const [line] = readFileSync(paths.seals, 'utf8').split('\n');
  const { checkpoint } = JSON.parse(line!) as { readonly checkpoint: string };
  return Number(checkpoint.split('\n')[1]);
};
const firstTile = () => `${paths.tree}/tile/0/000.p/${sealed()}`;

test('the hashes of both ledgers are made from what is there, whatever was kept', async () => {
  const made = await tiles();
  expect(made).toEqual([
    { ledger: 'main', size: sealed() },
    { ledger: 'looks', size: expect.any(Number) },
  ]);
  expect(existsSync(firstTile())).toBe(true);
  expect((await verify()).fault).toBeUndefined();
});

test('an altered tile is found by a verification, and made anew by the command', async () => {
  await tiles();
  const tile = readFileSync(firstTile());
  tile[7]! ^= 1;
  writeFileSync(firstTile(), tile);
  expect((await verify()).fault?.what).toContain('make its hashes anew with caseledger ledger tiles');
  await tiles();
  expect((await verify()).fault).toBeUndefined();
});

test('hashes that go further than the seals show that the ledger was cut off', async () => {
  const older = `${folder.path}-older`;
  cpSync(folder.path, older, { recursive: true });
  await people(5);
  await tiles();
  cpSync(paths.tree, openDataFolder(older).tree, { recursive: true });
  expect((await verify({}, older)).fault?.what).toContain("but the ledger's seals cover");
  rmSync(older, { recursive: true });
});

describe('a checkpoint that was kept elsewhere', () => {
  const note = () => paths.seals.replace('.ndjson', '.checkpoint');

  test('is found in a ledger that went on, and tells of one that was cut off', async () => {
    const older = `${folder.path}-older`;
    cpSync(folder.path, older, { recursive: true });
    const first = `${folder.path}-first.checkpoint`;
    cpSync(note(), first);
    await people(5);
    expect((await verify({ checkpointFile: first })).fault).toBeUndefined();
    expect((await verify({ checkpointFile: note() })).fault).toBeUndefined();
    const cut = await verify({ checkpointFile: note() }, older);
    expect(cut.fault?.what).toContain('of the checkpoint that was kept elsewhere');
    rmSync(older, { recursive: true });
    rmSync(first);
  });

  test('counts nothing when it is none, or altered', async () => {
    const file = `${folder.path}-bad.checkpoint`;
    writeFileSync(file, 'nothing');
    await expect(verify({ checkpointFile: file })).rejects.toThrow('holds no checkpoint');
    writeFileSync(file, readFileSync(note(), 'utf8').replace(/\n(\d+)\n/, '\n1$1\n'));
    await expect(verify({ checkpointFile: file })).rejects.toThrow('is not signed with');
    rmSync(file);
  });
});
