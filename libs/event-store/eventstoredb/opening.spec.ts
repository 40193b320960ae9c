import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreRefused, StreamNotFound, Unavailable } from '#event-store';
import { newEvent } from '#event-store/testing';
import { systemClock, systemRandomness } from '#kernel';
import { localhostCertificate } from '#kernel/testing';
import { EventStoreDbStore } from './index.js';
import { type FakeEventStoreDb, startFakeEventStoreDb } from './testing/index.js';
import { openedOnFake } from './testing/opened.js';

jest.setTimeout(60_000);

const clock = systemClock;

describe('opening', () => {
  test('whoever is first names the ledger, and all others find that name', async () => {
    const fake = await startFakeEventStoreDb();
    const open = () => EventStoreDbStore.open({ url: fake.url, namespace: 'events', clock });
    const stores = await Promise.all([open(), open(), open()]);
    expect(new Set(stores.map(({ ledgerId }) => ledgerId)).size).toBe(1);
    expect(fake.log.stream('events.caseledger-ledger')).toHaveLength(1);
    for (const store of stores) await store.close();
    await fake.close();
  });

  test('the ledger keeps its name although the answer was lost when it got it', async () => {
    const fake = await startFakeEventStoreDb();
    fake.faults.append('stored_then_unavailable');
    const store = await EventStoreDbStore.open({ url: fake.url, namespace: 'events', clock });
    expect(fake.log.stream('events.caseledger-ledger')!.map(({ id }) => id)).toEqual([store.ledgerId]);
    await store.close();
    await fake.close();
  });

  test('after a restore the ledger is given a new name, which is found from then on', async () => {
    const { fake, store, close } = await openedOnFake();
    const before = store.ledgerId;
    await store.append('a', [newEvent()], 'no_stream');
    const renewed = await store.renewLedgerId(systemRandomness);
    expect(renewed).not.toBe(before);
    const other = await EventStoreDbStore.open({ url: fake.url, namespace: 'events', clock });
    expect(other.ledgerId).toBe(renewed);
    expect(await other.countAfter(undefined)).toBe(1);
    await other.close();
    await close();
  });

  test('two ledgers in one database know nothing of each other', async () => {
    const { fake, store, close } = await openedOnFake();
    const looks = await EventStoreDbStore.open({ url: fake.url, namespace: 'looks', clock });
    expect(looks.ledgerId).not.toBe(store.ledgerId);
    await looks.append('a', [newEvent(), newEvent()], 'no_stream');
    expect(await store.head()).toBeUndefined();
    await expect(store.readStream('a')).rejects.toThrow(StreamNotFound);
    const { position } = await store.append('a', [newEvent()], 'no_stream');
    await looks.append('a', [newEvent()], 1n);
    for await (const page of store.readAll()) expect(page.map(({ stream }) => stream)).toEqual(['a']);
    expect([await store.head(), await store.countAfter(undefined)]).toEqual([position, 1]);
    expect(await looks.countAfter(undefined)).toBe(3);
    const stop = new AbortController();
    const followed: unknown[] = [];
    for await (const message of store.subscribeAll({ signal: stop.signal })) {
      if (message.kind === 'events') followed.push(...message.events.map((event) => event.position));
      else stop.abort();
    }
    expect(followed).toEqual([position]);
    await looks.close();
    await close();
  });

  test.each(['', 'Looks', 'a.b', '$a'])('a ledger cannot be named %j', async (namespace) => {
    const opening = EventStoreDbStore.open({ url: 'esdb://127.0.0.1:1?tls=false', namespace, clock });
    await expect(opening).rejects.toThrow(TypeError);
  });

  describe('over TLS', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'caseledger-tls-'));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    /** What a user's address is, given the authority to trust. */
    const addressOf = (fake: FakeEventStoreDb, authority: string) => {
      const file = join(folder, 'authority.pem');
      writeFileSync(file, authority);
      return `esdb://ledger:s3%25cret@${fake.address.replace('127.0.0.1', 'localhost')}?tlsCAFile=${encodeURIComponent(file)}`;
    };

    test('every append, read and subscription says who asks', async () => {
      const tls = localhostCertificate();
      const fake = await startFakeEventStoreDb({ tls });
      const store = await EventStoreDbStore.open({
        url: addressOf(fake, tls.cert),
        namespace: 'events',
        clock,
      });
      await store.append('a', [newEvent()], 'no_stream');
      expect(await store.readStream('a')).toHaveLength(1);
      const stop = new AbortController();
      for await (const { kind } of store.subscribeAll({ signal: stop.signal }))
        if (kind === 'caught_up') stop.abort();
      await store.close();
      expect(new Set(fake.authorizations)).toEqual(
        new Set([`Basic ${Buffer.from('ledger:s3%cret').toString('base64')}`]),
      );
      expect(fake.calls).toMatchObject({ append: expect.any(Number), subscribe: 1, batchAppend: 0 });
      await fake.close();
    });

    test('a server whose authority is not the trusted one is not talked to', async () => {
      const fake = await startFakeEventStoreDb({ tls: localhostCertificate() });
      const url = addressOf(fake, localhostCertificate().cert);
      const opening = EventStoreDbStore.open({ url, namespace: 'events', clock, startPatience: 1 });
      await expect(opening).rejects.toThrow(Unavailable);
      await expect(opening).rejects.not.toThrow('s3%');
      expect(fake.authorizations).toEqual([]);
      await fake.close();
    });
  });

  test('a server that is not ready yet, or not there yet, is waited for', async () => {
    const fake = await startFakeEventStoreDb();
    fake.faults.read('not_ready', 'not_ready');
    await (await EventStoreDbStore.open({ url: fake.url, namespace: 'events', clock })).close();
    fake.kill();
    const opening = EventStoreDbStore.open({ url: fake.url, namespace: 'events', clock });
    await fake.start();
    await (await opening).close();
    await fake.close();
  });

  test.each([
    ['esdb://nobody:s3cret@127.0.0.1:1?tls=false', '127.0.0.1:1'],
    [
      'esdb+discover://nobody:s3cret@127.0.0.1:1?tls=false&maxDiscoverAttempts=1&discoveryInterval=1',
      '127.0.0.1:1',
    ],
  ])('a server that does not come is named without the password: %s', async (url, server) => {
    const opening = EventStoreDbStore.open({ url, namespace: 'events', clock, startPatience: 1 });
    await expect(opening).rejects.toThrow(Unavailable);
    await expect(opening).rejects.toThrow(server);
    await expect(opening).rejects.not.toThrow('s3cret');
  });

  test.each([
    ['http://host:2113', 'of the form'],
    ['esdb://host:2113', 'user'],
    ['esdb://host:2113?tls=true', 'user'],
    ['esdb://me:s3cret@host:port?tls=false', 'port number'],
    ['esdb://me:s3cret@host:2113?tlsVerifyCert=false', 'tlsCAFile'],
    ['esdb://me:s3cret@host:2113?pool=5', '"pool"'],
    ['esdb://me:s3cret@host:2113?nodePreference=nearest', 'leader'],
    ['esdb://me:s3cret@host:2113?tlsCAFile=/nowhere/ca.pem', 'certificate'],
  ])('a wrong connection string is refused, and no password printed: %s', async (url, hint) => {
    const printed = jest.spyOn(console, 'warn').mockImplementation(() => {});
    const opening = EventStoreDbStore.open({ url, namespace: 'events', clock });
    await expect(opening).rejects.toThrow(StoreRefused);
    await expect(opening).rejects.toThrow(hint);
    await expect(opening).rejects.not.toThrow('s3cret');
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });

  test('a user whom the server does not know is refused at once', async () => {
    const fake = await startFakeEventStoreDb();
    fake.faults.read('denied');
    await expect(EventStoreDbStore.open({ url: fake.url, namespace: 'events', clock })).rejects.toThrow(
      'EVENTSTOREDB_URL',
    );
    await fake.close();
  });
});
