import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ReadStoreRefused, ViewBehind } from '#read-store';
import { SqliteDeadLetters, SqliteReadStore } from '#read-store/sqlite';
import { CopyWriter, created, letters } from '#read-store/testing';

describe('the files of the SQLite read store', () => {
  let folder: string;
  let opened: SqliteReadStore[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'read-store-'));
    opened = [];
  });
  afterEach(async () => {
    for (const store of opened) await store.close();
    rmSync(folder, { recursive: true });
  });
  const open = (mode: 'owner' | 'reader' = 'owner') => {
    const store = SqliteReadStore.open({ folder, mode });
    opened.push(store);
    return store;
  };
  const file = (build = 'v1-1') => join(folder, 'letters', `${build}.db`);
  const edit = (path: string, sql: string) => {
    const db = new DatabaseSync(path);
    db.exec(sql);
    db.close();
  };
  /** A live copy with one document, closed again. */
  const leave = async () => {
    const store = open();
    const writer = await CopyWriter.live(store);
    await writer.commit(1, [created(1, 'a', { county: '19' })]);
    await store.close();
    opened = [];
  };

  it('lets readers in other connections see commits and switches with their next query', async () => {
    const owner = open();
    const reader = open('reader').reader(letters);
    expect(await reader.get('a')).toBeUndefined();
    const blue = await CopyWriter.live(owner);
    await blue.commit(1, [created(1, 'a', { day: 'blue' })]);
    expect(await reader.get('a')).toEqual({ day: 'blue' });
    const green = await CopyWriter.open(owner, letters, 'v1-2');
    await green.commit(1, [created(1, 'a', { day: 'green' })]);
    await owner.flip(letters, 'v1-2', 'v1-1');
    await owner.retire('letters', 'v1-1');
    expect(await reader.get('a')).toEqual({ day: 'green' });
  });

  it('reads a retired copy to the end where it is open, although its file is gone', async () => {
    const owner = open();
    await CopyWriter.live(owner);
    const blue = await owner.copy(letters, 'v1-1');
    await CopyWriter.live(owner, letters, 'v1-2');
    await open('reader')
      .retire('letters', 'v1-1')
      .catch(() => undefined);
    expect(existsSync(file())).toBe(true);
    await blue.close();
    await owner.retire('letters', 'v1-1');
    expect(readdirSync(join(folder, 'letters')).filter((name) => name.startsWith('v1-1'))).toEqual([]);
  });

  it('creates and changes nothing when opened only to read', async () => {
    const elsewhere = join(folder, 'nothing', 'here');
    const store = SqliteReadStore.open({ folder: elsewhere, mode: 'reader' });
    opened.push(store);
    expect(await store.copies()).toEqual([]);
    expect(await store.reader(letters).get('a')).toBeUndefined();
    await expect(store.copy(letters, 'v1-1')).rejects.toBeInstanceOf(ReadStoreRefused);
    await expect(store.flip(letters, 'v1-1', undefined)).rejects.toBeInstanceOf(ReadStoreRefused);
    await expect(store.sweep('letters', '1')).rejects.toBeInstanceOf(ReadStoreRefused);
    expect(await store.healthy()).toBe(false);
    expect(existsSync(elsewhere)).toBe(false);
  });

  it('refuses a damaged copy with advice, to readers and to writers, and still lists and replaces it', async () => {
    await leave();
    writeFileSync(
      file(),
      'this is no database, but it is long enough to be looked at as if it were one'.repeat(200),
    );
    const store = open();
    const refusal = /damaged.*caseledger projections rebuild letters/;
    await expect(store.reader(letters).get('a')).rejects.toThrow(refusal);
    await expect(store.copy(letters, 'v1-1')).rejects.toThrow(refusal);
    expect(await store.copies()).toMatchObject([
      { build: 'v1-1', state: 'live', checkpoint: undefined, unreadable: expect.stringMatching(/damaged/) },
    ]);
    await CopyWriter.live(store, letters, 'v1-2');
    await store.retire('letters', 'v1-1');
    expect(await store.reader(letters).find({ where: [], limit: 1 })).toEqual({ items: [], next: undefined });
  });

  it('refuses a copy that lost its tail', async () => {
    await leave();
    truncateSync(file(), 20_000);
    await expect(open().reader(letters).find({ where: [], limit: 1 })).rejects.toThrow(/rebuild letters/);
  });

  it('refuses files of a newer program', async () => {
    await leave();
    edit(file(), 'PRAGMA user_version = 99');
    await expect(open().copy(letters, 'v1-1')).rejects.toThrow('newer version of this program');
    edit(join(folder, 'views.db'), 'PRAGMA user_version = 99');
    expect(() => open()).toThrow('newer version of this program');
  });

  it('refuses to feed a copy whose declared fields changed without a new version', async () => {
    await leave();
    const changed = { ...letters, fields: { ...letters.fields, colour: 'text' as const } };
    await expect(open().copy(changed, 'v1-1')).rejects.toThrow('caseledger projections rebuild letters');
  });

  it('says that a view is behind when a query needs a field that only the next copy has', async () => {
    await leave();
    const newer = { ...letters, version: 2, fields: { ...letters.fields, colour: 'text' as const } };
    const reader = open().reader(newer);
    expect(await reader.get('a')).toEqual({ county: '19' });
    const where = [{ field: 'colour', eq: 'red' }];
    await expect(reader.find({ where, limit: 1 })).rejects.toBeInstanceOf(ViewBehind);
    await expect(reader.count(where, 1)).rejects.toBeInstanceOf(ViewBehind);
  });

  it('follows the declared indexes, which need no new version', async () => {
    await leave();
    await open().copy({ ...letters, indexes: [['status']] }, 'v1-1');
    const db = new DatabaseSync(file());
    const names = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL`).all();
    db.close();
    expect(names.map((row) => (row as { name: string }).name)).toEqual(['by status']);
  });

  it('uses the declared index for the default view of a county, sorted', async () => {
    await leave();
    const db = new DatabaseSync(file());
    const plan = db
      .prepare(
        'EXPLAIN QUERY PLAN SELECT body FROM docs WHERE f_county = ? AND f_status = ? ORDER BY f_day DESC, id DESC',
      )
      .all('19', 'open') as { detail: string }[];
    db.close();
    expect(plan.map(({ detail }) => detail)).toEqual([
      'SEARCH docs USING INDEX by county, status, day (f_county=? AND f_status=?)',
    ]);
  });

  it('throws an unfinished bulk copy away when the machine was restarted: nobody can tell what of it is true', async () => {
    const first = open();
    const writer = await CopyWriter.open(first);
    await writer.copy.beginBulk();
    await writer.commit(1, [created(1, 'a', {})]);
    await first.close();
    edit(file(), `UPDATE copy SET boot = 'another start of the machine'`);
    const again = await CopyWriter.open(open());
    expect(again.at.position).toBeUndefined();
    expect((await again.copy.load(['a'])).size).toBe(0);
  });

  it('writes without waiting for the disk only while in bulk mode, and is whole in one file after it', async () => {
    const store = open();
    const writer = await CopyWriter.open(store);
    await writer.copy.beginBulk();
    await writer.commit(1, [created(1, 'a', { county: '19' }, [{ kind: 'k', value: 'v' }])]);
    await writer.copy.endBulk();
    const other = join(folder, 'copied.db');
    copyFileSync(file(), other);
    const db = new DatabaseSync(other);
    expect(db.prepare('SELECT count(*) AS n FROM tags').get()).toMatchObject({ n: 1 });
    expect(db.prepare('SELECT bulk, position FROM copy').get()).toMatchObject({
      bulk: 0,
      position: writer.at.position,
    });
    db.close();
  });

  it('keeps dead letters once each, in order, until they are removed', async () => {
    const kept = SqliteDeadLetters.open({ folder });
    const letter = (n: number) => ({
      view: 'letters',
      build: 'v1-1',
      stream: `s${n}`,
      revision: BigInt(n),
      position: `0${n}`,
      eventId: `e${n}`,
      type: 'letters.Moved.v1',
      error: 'RangeError',
      at: '2026-05-01T17:00:00.000Z',
      heldSince: undefined,
    });
    for (const n of [3, 1, 2, 1]) await kept.record(letter(n));
    await kept.held('letters', 'v1-1', 's1', '05');
    await kept.held('letters', 'v1-1', 's1', '06');
    await kept.close();
    const again = SqliteDeadLetters.open({ folder });
    expect(await again.list()).toEqual([{ ...letter(1), heldSince: '05' }, letter(2), letter(3)]);
    await again.rewind('letters', 'v1-1', '02');
    expect(await again.list('letters')).toEqual([letter(1), letter(2)]);
    await again.remove('letters', 'v1-1', 'e1');
    expect(await again.list('letters')).toEqual([letter(2)]);
    await again.remove('letters', 'v1-1');
    expect(await again.list()).toEqual([]);
    await again.close();
  });
});
