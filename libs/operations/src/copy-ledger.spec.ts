import { readFileSync } from 'node:fs';
import { openDataFolder } from '#composition';
import { personDecider } from '#contexts/person-registry';
import { renewalsOf } from '#engine';
import { opened, personId, personSubject, sealedValues, systemClock } from '#kernel';
import { readConfig } from '#settings';
import {
  contentOf,
  copied,
  copying,
  copyingGround,
  isSent,
  own,
  type Prepared,
  prepared,
  queueMail,
  serve,
} from '../testing/copied.js';
import { ops, resultOf } from '../testing/index.js';
import { operations } from './operations.js';
import { type OwnedFolder } from './own-folder.js';
import { verifyLedgerOf } from './verifying/verify-ledger.js';

jest.setTimeout(60_000);

let history: Prepared;
let ground: Awaited<ReturnType<typeof copyingGround>>;
beforeAll(async () => {
  history = await prepared();
});
afterAll(() => history.remove());
const open: OwnedFolder[] = [];
beforeEach(async () => {
  ground = await copyingGround(history);
});
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
  await ground.close();
});

const address = (name: string) => `sqlite:${ground.folder(name)}`;
const toServer = () => copied(ground.onServer('e'), { from: address('a'), to: ground.fake.url });
const fromServer = () => copied(ground.onServer('e'), { from: 'eventstoredb', to: address('b') });

async function owned(env: Readonly<Record<string, string>>): Promise<OwnedFolder> {
  const folder = await own(env);
  open.push(folder);
  return folder;
}

/** What an installation holds, as it stands in its stores. */
async function contents(env: Readonly<Record<string, string>>) {
  const folder = await own(env);
  const { store, looksStore } = folder.ports.system;
  const status = await resultOf(operations['process-status'](folder.ports, {}, ops));
  const renewals = await renewalsOf(store);
  const processes = [];
  for (const { name, state, waiting } of status) {
    const place = (await folder.ports.system.processCheckpoints.get(name))?.position ?? '';
    const renewed = renewals.filter(({ position }) => position > place).length;
    processes.push({ name, state, waiting: waiting - renewed });
  }
  const all = { ledger: await contentOf(store), looks: await contentOf(looksStore) };
  await folder.close();
  return { ...all, processes };
}

test('the first start on a copy says in both ledgers that it is one, and none after it says it again', async () => {
  await copied(ground.embedded('a'), { from: address('a'), to: address('b') });
  for (let start = 0; start < 2; start++) await (await own(ground.embedded('b'))).close();
  const { store, looksStore } = (await owned(ground.embedded('b'))).ports.system;
  for (const ledger of [store, looksStore]) {
    const renewals = await renewalsOf(ledger);
    expect(renewals).toMatchObject([
      { cause: 'copy', ledgerId: ledger.ledgerId, own: { size: expect.any(Number) } },
    ]);
    expect(renewals[0]?.lastKnown?.size).toBeLessThanOrEqual(renewals[0]!.own.size);
  }
  for (const ledger of ['main', 'looks'] as const) {
    const { fault, warnings } = await verify('b', ledger);
    expect(fault).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining('copied: the first start on a copy')]);
  }
});

const sealsIn = (name: string) => readFileSync(openDataFolder(ground.folder(name)).seals, 'utf8');
const verify = (name: string, ledger: 'main' | 'looks') =>
  resultOf(
    verifyLedgerOf(readConfig(ground.embedded(name)), ledger, {
      env: ground.embedded(name),
      clock: systemClock,
    }),
  );

test('a ledger goes to a server and back, and every byte of every event is the same', async () => {
  const before = await contents(ground.embedded('a'));
  const there = await toServer();
  const back = await fromServer();
  const after = await contents(ground.embedded('b'));
  expect(before.ledger.length).toBeGreaterThan(15);
  expect(before.looks.length).toBeGreaterThan(1);
  expect(after).toEqual(before);
  const root = ({ root }: { readonly root: string }) => root;
  expect(back.ledgers.map(root)).toEqual(there.ledgers.map(root));
});

test('the seals of the copy verify, in it and outside it', async () => {
  await toServer();
  const { ledgers } = await fromServer();
  expect(ledgers.map(({ verdict }) => verdict.fault)).toEqual([undefined, undefined]);
  expect(sealsIn('b')).toEqual(sealsIn('a'));
  for (const ledger of ['main', 'looks'] as const) {
    const verdict = await verify('b', ledger);
    expect(verdict).toMatchObject({ warnings: [], seals: ledgers[ledger === 'main' ? 0 : 1]?.verdict.seals });
    expect(verdict.seals).toBeGreaterThan(0);
    expect(verdict.fault).toBeUndefined();
  }
});

test('keys move as they are: personal data opens, and what was erased stays erased', async () => {
  const { keys } = await toServer();
  expect(keys).toMatchObject({ erased: 1 });
  expect((await fromServer()).keys).toEqual(keys);
  const { system } = (await owned(ground.embedded('b'))).ports;
  const [event] = await system.store.readStream('person-P0000002');
  const data = JSON.parse(event?.data ?? '');
  await system.vault.openAll([data]);
  const plain = sealedValues(data).map((each) => JSON.stringify(opened(each)));
  expect(plain.join()).toContain('firstName');
  const [erased] = await system.store.readStream('person-P0000003');
  const gone = JSON.parse(erased?.data ?? '');
  await system.vault.openAll([gone]);
  expect(sealedValues(gone).map((each) => opened(each))).not.toContainEqual(expect.anything());
});

test('a command repeated after the copy has the outcome that it had before', async () => {
  await toServer();
  await fromServer();
  const folder = await owned(ground.embedded('b'));
  const head = await folder.ports.system.store.head();
  const again = await queueMail(folder, 'm-1');
  expect(again).toMatchObject({ repeated: true, events: [{ type: 'OutgoingMessageQueued' }] });
  expect(await folder.ports.system.store.head()).toBe(head);
});

test('processes go on behind the event where they were: no mail is sent twice, the next one is sent', async () => {
  const { processes } = await toServer();
  expect(new Set(processes.map(({ state }) => state))).toEqual(new Set(['moved']));
  await fromServer();
  const folder = await owned(ground.embedded('b'));
  await queueMail(folder, 'm-2');
  expect(await serve(folder, () => isSent(folder, 'm-2'))).toBe(1);
  expect(await isSent(folder, 'm-1')).toBe(true);
});

test.each([2, 12, 20])('stopped after %s steps, it goes on where it ended', async (steps) => {
  const before = await contents(ground.embedded('a'));
  const run = copying(ground.onServer('e'), { from: address('a'), to: ground.fake.url });
  for (let step = 0; step < steps; step++) expect((await run.next()).done).toBe(false);
  await run.return(undefined as never);
  const { ledgers } = await toServer();
  const [main] = ledgers;
  expect(main?.events).toBe(before.ledger.length);
  if (steps > 2) expect(main?.appended).toBeLessThan(before.ledger.length);
  expect((await contents(ground.onServer('e'))).ledger).toEqual(before.ledger);
});

test('a second copy of the same changes nothing', async () => {
  await toServer();
  const again = await toServer();
  expect(again.ledgers.map(({ appended }) => appended)).toEqual([0, 0]);
  expect(again.keys?.copied).toBe(0);
  expect(new Set(again.processes.map(({ state }) => state))).toEqual(new Set(['there']));
});

test('after work on the copy, the way back takes only what is new, erasures among it', async () => {
  await copied(ground.embedded('a'), { from: address('a'), to: address('b') });
  const folder = await own(ground.embedded('b'));
  await queueMail(folder, 'm-2');
  await serve(folder, () => isSent(folder, 'm-2'));
  await folder.ports.system.vault.shred(personSubject(personId('P0000002')));
  await folder.close();
  const { ledgers, keys } = await copied(ground.embedded('b'), { from: address('b'), to: address('a') });
  expect(ledgers[0]?.appended).toBeLessThan(12);
  expect(keys?.copied).toBe(1);
  expect(await contents(ground.embedded('a'))).toEqual(await contents(ground.embedded('b')));
  const { system } = (await owned(ground.embedded('a'))).ports;
  expect(await system.engine.state(personDecider, 'P0000004')).not.toEqual(personDecider.initial);
});

test('where both ends share the keys, only the ledger and the places of processes move', async () => {
  const env = ground.onServer('a');
  const { keys, processes } = await copied(env, { from: address('a'), to: 'eventstoredb' });
  expect(keys).toBeUndefined();
  expect(new Set(processes.map(({ state }) => state))).toEqual(new Set(['moved']));
  expect(await isSent(await owned(env), 'm-1')).toBe(true);
});

test('the ledger of looks stays where it is when asked to', async () => {
  const { ledgers } = await copied(ground.embedded('a'), {
    from: address('a'),
    to: address('b'),
    looks: false,
  });
  expect(ledgers.map(({ ledger }) => ledger)).toEqual(['main']);
});
