import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { openDataFolder, processNames } from '#composition';
import { renewalsOf } from '#engine';
import { systemClock } from '#kernel';
import { readConfig } from '#settings';
import { backupGround } from '../../testing/backed-up.js';
import { ops, putPeople, resultOf } from '../../testing/index.js';
import { acceptLoss } from '../accept-loss.js';
import { doctor } from '../doctor.js';
import { operations } from '../operations.js';
import { verifyLedgerOf } from '../verifying/verify-ledger.js';
import { restoreBackup } from './restore.js';

jest.setTimeout(60_000);

let ground: Awaited<ReturnType<typeof backupGround>>;
beforeAll(async () => {
  ground = await backupGround(6);
  await ground.backUp();
  const folder = await ground.own('data');
  await putPeople(folder, 9);
  await folder.close();
});
afterAll(() => ground.remove());

const verify = (name: string, ledger: 'main' | 'looks' = 'main') =>
  resultOf(
    verifyLedgerOf(readConfig(ground.envOf(name)), ledger, { env: ground.envOf(name), clock: systemClock }),
  );

test('a restored folder starts, verifies, and says for ever what it was restored from and why', async () => {
  const restored = await ground.restore('first');
  for (const ledger of ['main', 'looks'] as const) {
    const { fault, warnings } = await verify('first', ledger);
    expect(fault).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining('restored from a backup: the disk broke')]);
  }
  const folder = await ground.own('first');
  const { store, looksStore, backups } = folder.ports.system;
  for (const [n, each] of [store, looksStore].entries())
    expect(await renewalsOf(each)).toMatchObject([
      {
        cause: 'restore',
        ledgerId: each.ledgerId,
        formerId: restored.ledgers[n]?.renewal.formerId,
        by: ops.actor,
      },
    ]);
  expect(backups()).toMatchObject([{ id: restored.manifest.id }]);
  const status = await resultOf(operations['process-status'](folder.ports, {}, ops));
  expect(status.map(({ state }) => state)).toEqual(processNames.map(() => 'started'));
  await folder.close();
  expect((await verify('first')).fault).toBeUndefined();
});

test('without seals from elsewhere nobody knows what is lost; with them it is said, kept beside and in the ledger', async () => {
  const { ledgers } = await ground.restore('unknown');
  expect(ledgers[0]?.renewal.lastKnown?.size).toBeLessThan(ledgers[0]!.renewal.own.size);
  const known = await ground.restore('known', { seals: ground.place('data/seals') });
  const [main] = known.ledgers;
  expect(main?.renewal.lastKnown?.size).toBeGreaterThan(main!.renewal.own.size);
  expect(existsSync(main!.sealsMovedTo!)).toBe(true);
  const { fault, warnings } = await verify('known');
  expect(fault).toBeUndefined();
  expect(warnings.join()).toContain('lost: events number');
  const beside = main!.sealsMovedTo!;
  const seals = readFileSync(beside, 'utf8');
  const lines = seals.trimEnd().split('\n');
  for (const altered of [
    lines.slice(0, -1),
    lines.slice(1),
    [...lines.slice(0, -1), lines.at(-1)!.replace('main', 'Main')],
  ]) {
    writeFileSync(beside, altered.map((line) => `${line}\n`).join(''));
    expect((await verify('known')).fault?.what).toContain(
      'among the seals kept of what the ledger was before',
    );
  }
  writeFileSync(beside, seals);
  expect((await verify('known')).fault).toBeUndefined();
});

test('seals of another installation are refused, before anything is written', async () => {
  const other = await backupGround(1);
  try {
    await expect(ground.restore('refused', { seals: other.place('data/seals') })).rejects.toThrow('--seals');
    await expect(ground.restore('refused', { seals: ground.place('nowhere') })).rejects.toThrow(
      'holds no seals',
    );
    expect(existsSync(ground.place('refused'))).toBe(false);
  } finally {
    other.remove();
  }
});

test('nothing is written over: a folder that holds anything is refused, an empty one is taken', async () => {
  mkdirSync(ground.place('taken'));
  writeFileSync(ground.place('taken/notes.txt'), 'mine');
  await expect(ground.restore('taken')).rejects.toThrow('is not empty, and nothing in it is replaced');
  expect(readdirSync(ground.place('taken'))).toEqual(['notes.txt']);
  mkdirSync(ground.place('empty'));
  expect((await ground.restore('empty')).to).toBe(ground.place('empty'));
});

test('a reason is needed', async () => {
  await expect(ground.restore('refused', { reason: ' ' })).rejects.toThrow('--reason');
});

test('stopped at any step, the folder is empty again; killed there, no server starts on it', async () => {
  const given = {
    from: ground.place('backup'),
    reason: 'a test',
    by: ops.actor,
    erasures: 'none',
    to: ground.place('stopped'),
  } as const;
  let killed = 0;
  for (let steps = 1; ; steps++) {
    const run = restoreBackup(given, ground.ports());
    let ended = false;
    for (let step = 0; step < steps && !ended; step++) ended = (await run.next()).done === true;
    if (ended) break;
    if (existsSync(given.to)) {
      const left = ground.place(`killed-${killed++}`);
      cpSync(given.to, left, { recursive: true });
      expect(() => openDataFolder(left)).toThrow('a restore into');
      await expect(ground.restore(`killed-${killed - 1}`)).rejects.toThrow('holds what a restore left');
    }
    await run.return(undefined as never);
    expect(existsSync(given.to) ? readdirSync(given.to) : []).toEqual([]);
  }
  expect(killed).toBeGreaterThan(5);
});

test('a backup itself is nothing to start on', () => {
  expect(() => openDataFolder(ground.place('backup'))).toThrow('is a backup');
});

test('a folder that was restored can be backed up and restored again, and tells of both', async () => {
  await ground.restore('one');
  await ground.backUp('of-one', 'one');
  await ground.restore('two', { from: ground.place('of-one'), reason: 'once more' });
  const { warnings, fault } = await verify('two');
  expect(fault).toBeUndefined();
  expect(warnings).toEqual([expect.stringContaining('the disk broke'), expect.stringContaining('once more')]);
});

test.each([
  ['before its first start', false],
  ['after it', true],
])(
  'the doctor finds a restored folder sound %s, and tells of the backup and of every renewal',
  async (_, isStarted) => {
    await ground.restore(`seen-${isStarted}`);
    if (isStarted) await (await ground.own(`seen-${isStarted}`)).close();
    const texts: string[] = [];
    for await (const { text, state, check } of doctor(
      { version: '1' },
      ground.ports(ground.envOf(`seen-${isStarted}`)),
    )) {
      expect([check, text, state]).not.toContain('wrong');
      texts.push(text);
    }
    expect(texts.join('\n')).toContain('restored from a backup: the disk broke');
    expect(texts.join('\n')).toContain('the newest backup');
  },
);

test('a restored folder that loses its ledger of looks goes on without, and can be backed up and restored again', async () => {
  await ground.restore('no-looks');
  await (await ground.own('no-looks')).close();
  for (const end of ['', '-wal', '-shm'])
    rmSync(`${ground.place('no-looks/looks.db')}${end}`, { force: true });
  const env = ground.envOf('no-looks');
  const given = { what: 'looks', reason: 'the looks broke, too', by: ops.actor } as const;
  await acceptLoss(readConfig(env), given, ground.ports(env));
  await (await ground.own('no-looks')).close();
  const { fault, warnings } = await verify('no-looks');
  expect(fault).toBeUndefined();
  expect(warnings.join()).toContain('restored from a backup: the disk broke');
  expect((await verify('no-looks', 'looks')).fault).toBeUndefined();
  await ground.backUp('of-no-looks', 'no-looks');
  const again = await ground.restore('again', { from: ground.place('of-no-looks'), reason: 'a drill' });
  expect(again.ledgers.map(({ ledger }) => ledger)).toEqual(['main', 'looks']);
});
