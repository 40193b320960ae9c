import { cpSync, existsSync, rmSync } from 'node:fs';
import { openDataFolder } from '#composition';
import { lostIn, renewalsOf } from '#engine';
import { startFakeEventStoreDb } from '#event-store/eventstoredb/testing';
import { systemClock, systemRandomness } from '#kernel';
import { readConfig } from '#settings';
import { ops, putPeople, resultOf, temporaryFolder } from '../testing/index.js';
import { operations } from './operations.js';
import { renewLedgerIds } from './renew-ledger-ids.js';
import { verifyLedgerOf } from './verifying/verify-ledger.js';

jest.setTimeout(60_000);

const given = { reason: 'the disk broke', by: ops.actor };
const portsOf = ({ env }: { readonly env: Readonly<Record<string, string>> }) => ({
  env,
  clock: systemClock,
  randomness: systemRandomness,
});

test.each(['sqlite', 'eventstoredb'])(
  'a restored ledger (%s) with a new id is sound, says so, and every process goes on where it was',
  async (kind) => {
    const server = await startFakeEventStoreDb();
    const folder = temporaryFolder({
      EVENT_STORE: kind,
      EVENTSTOREDB_URL: server.url,
      CASELEDGER_MASTER_KEY: Buffer.from(systemRandomness.bytes(32)).toString('hex'),
    });
    try {
      const before = await folder.own();
      const { store, looksStore } = before.ports.system;
      const former = [store.ledgerId, looksStore.ledgerId];
      await putPeople(before, 3);
      await expect(renewLedgerIds(readConfig(folder.env), portsOf(folder), given)).rejects.toThrow(
        'stop the server first',
      );
      await before.close();

      const { ledgers: renewed } = await renewLedgerIds(readConfig(folder.env), portsOf(folder), given);
      expect(renewed.map(({ ledger }) => ledger)).toEqual(['main', 'looks']);
      const after = await folder.own();
      const ids = [after.ports.system.store.ledgerId, after.ports.system.looksStore.ledgerId];
      expect(ids).toEqual(renewed.map(({ id }) => id));
      expect(ids.filter((id) => former.includes(id))).toEqual([]);
      const processes = await resultOf(operations['process-status'](after.ports, {}, ops));
      expect(new Set(processes.map(({ state }) => state))).toEqual(new Set(['started']));
      for (const store of [after.ports.system.store, after.ports.system.looksStore])
        expect(await renewalsOf(store)).toMatchObject([
          { cause: 'renew-id', reason: 'the disk broke', by: ops.actor, ledgerId: store.ledgerId },
        ]);
      await after.close();
      const config = readConfig(folder.env);
      const verdict = await resultOf(verifyLedgerOf(config, 'main', { env: folder.env, clock: systemClock }));
      expect(verdict.fault).toBeUndefined();
    } finally {
      await server.close();
      folder.remove();
    }
  },
);

test('a ledger that was put back from a backup looks cut off until it has a new id, and is sound from then on', async () => {
  const folder = temporaryFolder();
  const { events, seals } = openDataFolder(folder.path);
  const more = async (people: number) => {
    const owned = await folder.own();
    await putPeople(owned, people);
    await owned.close();
  };
  const verify = async () => {
    const run = verifyLedgerOf(readConfig(folder.env), 'main', { env: folder.env, clock: systemClock });
    return (await resultOf(run)).fault?.what;
  };
  try {
    await more(2);
    cpSync(events, `${events}.backup`);
    await more(5);
    for (const each of ['', '-wal', '-shm']) rmSync(`${events}${each}`, { force: true });
    cpSync(`${events}.backup`, events);
    expect(await verify()).toContain('the ledger ends before seal 2');
    const { ledgers, taken } = await renewLedgerIds(readConfig(folder.env), portsOf(folder), given);
    const [main] = ledgers;
    expect(taken).toEqual([expect.stringContaining('events.db is an older copy')]);
    expect(main?.sealsMovedTo).toContain(seals);
    expect(existsSync(main!.sealsMovedTo!)).toBe(true);
    expect(lostIn(main!.renewal)).toMatchObject({ from: main!.renewal.own.size });
    expect(await verify()).toBeUndefined();
    await (await folder.own()).close();
    expect(await verify()).toBeUndefined();
  } finally {
    folder.remove();
  }
});
