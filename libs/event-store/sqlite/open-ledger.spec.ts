import { openSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StoreRefused } from '#event-store';
import { newEvent } from '#event-store/testing';
import { systemRandomness } from '#kernel';
import { renewLedgerId } from './index.js';
import { temporaryLedger } from './testing/temporary-ledger.js';

describe('opening a ledger', () => {
  let ledger: ReturnType<typeof temporaryLedger>;
  beforeEach(() => {
    ledger = temporaryLedger();
  });
  afterEach(() => ledger.remove());

  const filled = async (events: number) => {
    const store = await ledger.open();
    for (let n = 0; n < events; n++) await store.append(`s-${n}`, [newEvent()], 'no_stream');
    await store.close();
  };
  const change = (sql: string) => {
    const db = new DatabaseSync(ledger.file);
    db.exec(sql);
    db.close();
  };

  test('gives every ledger an id of its own, and a restored one a new id', async () => {
    const [one, other] = [await ledger.open(), temporaryLedger()];
    const second = await other.open();
    expect(one.ledgerId).not.toBe(second.ledgerId);
    await Promise.all([one.close(), second.close()]);
    const renewed = renewLedgerId(ledger.file, systemRandomness);
    expect(renewed).not.toBe(one.ledgerId);
    const again = await ledger.open();
    expect(again.ledgerId).toBe(renewed);
    await again.close();
    other.remove();
  });

  test('is empty at first: no head, nothing to read, nothing behind', async () => {
    const store = await ledger.open();
    expect(await store.head()).toBeUndefined();
    expect(await store.countAfter(undefined)).toBe(0);
    for await (const page of store.readAll()) throw new Error(`read ${page.length} events`);
    await store.close();
  });

  test('refuses a newer format and advises the newer program', async () => {
    await filled(1);
    change("UPDATE meta SET value = '2' WHERE name = 'format'");
    await expect(ledger.open()).rejects.toThrow(/format 2.*newer program/);
    await expect(ledger.open()).rejects.toThrow(StoreRefused);
  });

  test('refuses what is no database, and leaves it as it was', async () => {
    writeFileSync(ledger.file, 'not a ledger '.repeat(1_000));
    await expect(ledger.open()).rejects.toThrow(StoreRefused);
    await expect(ledger.open()).rejects.toThrow('restore a backup');
    expect(readFileSync(ledger.file, 'utf8')).toBe('not a ledger '.repeat(1_000));
  });

  test("refuses another program's database, and leaves it as it was", async () => {
    change('CREATE TABLE events (id INTEGER)');
    const before = readFileSync(ledger.file);
    await expect(ledger.open()).rejects.toThrow('another program');
    expect(readFileSync(ledger.file).equals(before)).toBe(true);
  });

  test('refuses a file that was cut off', async () => {
    await filled(50);
    truncateSync(ledger.file, 12_288);
    await expect(ledger.open()).rejects.toThrow(StoreRefused);
  });

  test('refuses a damaged header', async () => {
    await filled(5);
    const descriptor = openSync(ledger.file, 'r+');
    writeSync(descriptor, Buffer.alloc(2_000, 0xff), 0, 2_000, 100);
    await expect(ledger.open()).rejects.toThrow(StoreRefused);
  });

  test('says that the file is in use when another process holds its lock', async () => {
    const other = new DatabaseSync(ledger.file);
    other.exec('PRAGMA locking_mode = EXCLUSIVE; CREATE TABLE t (x); BEGIN EXCLUSIVE');
    await expect(ledger.open()).rejects.toThrow(/in use by another process/);
    other.close();
  });

  test('refuses to read a ledger that is not there, and does not create it', async () => {
    await expect(ledger.open({ mode: 'reader' })).rejects.toThrow('there is no ledger');
    expect(statSync(ledger.file, { throwIfNoEntry: false })).toBeUndefined();
  });

  test('finds in the whole file what opening does not look for', async () => {
    await filled(20);
    const sound = await ledger.open();
    expect(await sound.integrity()).toEqual([]);
    await sound.close();
    change('DELETE FROM events WHERE position = 7; UPDATE events SET type = 99 WHERE position = 9');
    const store = await ledger.open();
    expect(await store.integrity()).toEqual([
      { what: 'the event before it is missing', position: '0000000000000008' },
      { what: expect.stringContaining('stream s-6: 0 events') },
      { what: 'the event has no type', position: '0000000000000009' },
    ]);
    await store.close();
  });
});
