import { resolve } from 'node:path';
import { type DataFolder, pathsIn, processNames, recordAnew } from '#composition';
import { Chain, trusting } from '#engine';
import type { EventStore } from '#event-store';
import { type Clock, InvalidInput, type Randomness, Refused } from '#kernel';
import type { MasterSecrets } from '#privacy';
import { type End, Ends } from './copy-ends.js';
import { copyKeys, type KeysCopied } from './copy-keys.js';
import { lacksMasterKey, mustWrap, sharedMasterKey } from './copy-master-key.js';
import { type LedgerCopied, OneLedger } from './copy-one-ledger.js';
import { keysOf, keysPlace, ledgerPlace, placeName, samePlace } from './copy-places.js';
import { MovedProcesses, type ProcessMoved } from './copy-processes.js';
import type { Progress } from './operation.js';
import type { LedgerName } from './verifying/verify-ledger.js';

/** Addresses as people write them: `sqlite:FOLDER`, `esdb://…`, `mongodb://…`; see `copy-places.ts`. */
export interface CopyArgs {
  readonly from: string;
  readonly to: string;
  readonly keysFrom?: string;
  readonly keysTo?: string;
  /** Also the ledger of who looked at whom. */
  readonly looks: boolean;
}

export interface CopyResult {
  readonly from: string;
  readonly to: string;
  readonly ledgers: readonly LedgerCopied[];
  /** Undefined where both ends share one key store. */
  readonly keys: KeysCopied | undefined;
  /** Empty where the copy did not verify: nothing is to go on from it. */
  readonly processes: readonly ProcessMoved[];
  /** A target folder that needs the source's master key before a server can start on it. */
  readonly masterKeyWantedIn: string | undefined;
}

export interface CopyPorts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

interface Way {
  readonly source: End;
  readonly target: End;
}

/** As many appends as SQLite stores in one transaction, all or none; a server keeps the order only one by one. */
const appendsAtOnce = { sqlite: 32, eventstoredb: 1 } as const;

/**
 * `caseledger ledger copy`: both ledgers, keys of personal data (wrapped, as they are), seals and the checkpoints of
 * processes, from one installation to another that is empty or holds an earlier part of the same copy. It can be
 * stopped anywhere and run again. Keys go first: one too many does no harm, one too few is personal data lost.
 * @throws InvalidInput, FolderInUse, MasterKeyRefused, Refused, CopyRefused, and what the stores refuse
 */
export async function* copyLedgers(
  args: CopyArgs,
  ports: CopyPorts,
): AsyncGenerator<Progress, CopyResult, void> {
  const way = wayOf(args, ports.env);
  const ends = new Ends(ports);
  try {
    ends.hold(way.source);
    ends.hold(way.target);
    return yield* copyBetween(ends, way, args, ports);
  } finally {
    await ends.close();
  }
}

async function* copyBetween(
  ends: Ends,
  way: Way,
  { looks }: CopyArgs,
  ports: CopyPorts,
): AsyncGenerator<Progress, CopyResult, void> {
  const { source, target } = way;
  const homes = [homeOf(source, ports.env), homeOf(target, ports.env)] as const;
  const master = sharedMasterKey([homes[0].path, homes[1].path], ports);
  const from = await ends.state(source);
  const isShared = samePlace(source.keys, target.keys);
  const to = isShared ? from : await ends.state(target);
  const stores = [
    { keys: from.keys, name: placeName(source.keys) },
    { keys: to.keys, name: placeName(target.keys) },
  ];
  await mustWrap(stores, { ...ports, master });

  const open = (ledger: LedgerName) => openWay(ends, way, { ledger, homes, master, clock: ports.clock });
  const main = await open('main');
  if ((await main.source.store.head()) === undefined)
    throw new Refused('empty_ledger', `there are no events in ${placeName(source.ledger)}: check --from`);
  const ways = looks ? [main, await open('looks')] : [main];
  const copies = ways.map((each) => new OneLedger(each));
  const areThere: boolean[] = [];
  for (const each of copies) areThere.push(yield* each.begin());
  const keys = isShared ? undefined : yield* shownKeys(copyKeys(from.keys, to.keys));
  const processes = await MovedProcesses.of(
    processNames,
    { ledgerId: main.source.store.ledgerId, checkpoints: from.checkpoints },
    { ledgerId: main.target.store.ledgerId, checkpoints: to.checkpoints },
  );
  if (!areThere[0]) await processes.suspend();
  for (const each of copies) yield* each.append();

  const ledgers: LedgerCopied[] = [];
  for (const each of copies) ledgers.push(yield* each.check(each === copies[0] ? processes.pair : undefined));
  const isSound = ledgers.every(({ verdict }) => verdict.fault === undefined);
  if (isSound) {
    for (const each of copies) await each.keepSeals();
    await recordTarget(target, homes[1], {
      master,
      ledgers: ways.map(({ ledger, target: { store } }) => [ledger, store]),
    });
  }
  return {
    from: placeName(source.ledger),
    to: placeName(target.ledger),
    ledgers,
    keys,
    processes: isSound ? await processes.move() : [],
    masterKeyWantedIn: lacksMasterKey(homes[1].path, ports.env) ? homes[1].path : undefined,
  };
}

/** A folder that the copy made is one thing from then on; on servers each process records what it finds. */
async function recordTarget(
  { ledger, keys }: End,
  folder: DataFolder,
  {
    master,
    ledgers,
  }: { readonly master: MasterSecrets; readonly ledgers: readonly (readonly [LedgerName, EventStore])[] },
): Promise<void> {
  if (ledger.kind !== 'sqlite') return;
  const settings = { eventStore: ledger, readStore: keys, projections: 'here' } as const;
  await recordAnew({ folder, settings, master, ledgers: Object.fromEntries(ledgers) });
}

/** @throws InvalidInput */
function wayOf({ from, to, keysFrom, keysTo }: CopyArgs, env: CopyPorts['env']): Way {
  const end = (role: End['role'], name: string, address: string, keys: string | undefined): End => {
    const ledger = ledgerPlace(address, { option: `--${name}`, env });
    const given = { option: `--keys-${name}`, env };
    return { role, ledger, keys: keys === undefined ? keysOf(ledger, given) : keysPlace(keys, given) };
  };
  const source = end('source', 'from', from, keysFrom);
  const target = end('target', 'to', to, keysTo);
  if (samePlace(source.ledger, target.ledger))
    throw new InvalidInput([{ field: '--to', message: 'names the ledger that --from names' }]);
  return { source, target };
}

/** The folder of an end, for what is on disk in any case: seals outside the ledger, and a demo's master key. */
function homeOf({ ledger, keys }: End, env: CopyPorts['env']): DataFolder {
  if (ledger.kind === 'sqlite') return pathsIn(ledger.path);
  return pathsIn(keys.kind === 'sqlite' ? keys.path : resolve(env.DATA_DIR || './data'));
}

const isServers = ({ ledger, keys }: End): boolean => ledger.kind !== 'sqlite' && keys.kind !== 'sqlite';

async function openWay(
  ends: Ends,
  { source, target }: Way,
  {
    ledger,
    homes,
    master,
    clock,
  }: {
    readonly ledger: LedgerName;
    readonly homes: readonly [DataFolder, DataFolder];
    readonly master: MasterSecrets;
    readonly clock: Clock;
  },
) {
  const [store, seals] =
    ledger === 'main' ? (['events', 'seals'] as const) : (['looks', 'looksSeals'] as const);
  return {
    ledger,
    source: { store: await ends.ledger(source, store), seals: homes[0][seals] },
    target: {
      store: await ends.ledger(target, store),
      seals: isServers(target) ? undefined : homes[1][seals],
    },
    clock,
    atOnce: appendsAtOnce[target.ledger.kind],
    keys: trusting(master.signing.publicKey),
    chain: new Chain(master.macs[ledger]),
  };
}

async function* shownKeys(
  run: AsyncGenerator<number, KeysCopied, void>,
): AsyncGenerator<Progress, KeysCopied, void> {
  for (;;) {
    const step = await run.next();
    if (step.done) return step.value;
    yield { done: step.value, unit: 'keys', note: 'copying keys of personal data' };
  }
}
