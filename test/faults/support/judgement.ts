import { demoIdentity } from '#access';
import { DataFolderRefused, projections } from '#composition';
import { accountLinkDecider, personLinkDecider } from '#contexts/case-linking';
import { SealFile, trusting, verifyLedger } from '#engine';
import { type EventStore, Unavailable } from '#event-store';
import type { AccountId, PersonId } from '#kernel';
import type { Answered } from './commands.js';
import { type OpenedFolder, openFolder } from './opened.js';

type OpenSystem = Pick<OpenedFolder, 'system' | 'runtime' | 'clock'>;

/** What one command wrote into one stream. */
interface Written {
  readonly stream: string;
  readonly revisions: bigint[];
  /** Which request and when: one append has one of each. */
  readonly occasions: Set<string>;
}

interface Metadata {
  readonly command?: { readonly scope: string };
  readonly correlation: string;
  readonly at: string;
}

/** Commands by their idempotency scope. */
type Effects = ReadonlyMap<string, readonly Written[]>;

/**
 * Opens the folder as the product does, lets what was left half done be finished, and lists every promise that
 * does not hold. Nothing here trusts an answer of the server.
 */
export async function judge(dataDir: string, answered: readonly Answered[]): Promise<readonly string[]> {
  let opened: OpenedFolder;
  try {
    opened = await openFolder(dataDir);
  } catch (error) {
    // A folder of which something is lost is not opened any more: that is what was to be found.
    if (error instanceof DataFolderRefused) return [`refused: ${error.message}`];
    throw error;
  }
  try {
    return await judgeOpened(opened, answered);
  } finally {
    await opened.close();
  }
}

/** The same for a system that is open already. */
export async function judgeOpened(
  opened: OpenSystem,
  answered: readonly Answered[],
): Promise<readonly string[]> {
  await untilProcessesAreDone(opened);
  const effects = await effectsOf(opened.system.store);
  return [
    ...(await ledgerFaults(opened)),
    ...lostOrDoubled(opened, answered, effects),
    ...(await halfLinks(opened)),
    ...(await wrongViews(opened)),
  ];
}

/**
 * Fallbacks wait some seconds before they mend anything: time is pushed forward for them, but only while nothing
 * moves. Slowly where there is a server, for its answers take their time by no clock of ours, and it would count as
 * silent before it could have spoken.
 */
async function untilProcessesAreDone({ system, runtime, clock }: OpenSystem): Promise<void> {
  const step = system.config.eventStore.kind === 'sqlite' ? 1_000 : 200;
  let before = '';
  for (let tries = 0; tries < 4_000; tries++) {
    const head = await headOf(system.store);
    const processes = runtime.processes();
    const idle = processes.every(({ waiting }) => waiting === 0);
    if (idle && processes.some(({ position }) => position === head)) return;
    const now = JSON.stringify(processes);
    if (now === before) clock.advance(step);
    before = now;
    await clock.sleep(10);
  }
  throw new Error(`processes do not come to an end: ${JSON.stringify(runtime.processes())}`);
}

/** `silent` where a server counts as that, because so much time is pushed forward. */
async function headOf(store: EventStore): Promise<string | undefined> {
  try {
    return await store.head();
  } catch (error) {
    if (error instanceof Unavailable) return 'silent';
    throw error;
  }
}

/** Chains, revisions without gaps, seals, of both ledgers. */
async function ledgerFaults({ system }: OpenSystem): Promise<readonly string[]> {
  const { store, looksStore, folder, master, chains, sealRecords } = system;
  const keys = trusting(master.signing.publicKey);
  const faults: string[] = [];
  for (const [kind, ledger, seals] of [
    ['main', store, folder.seals],
    ['looks', looksStore, folder.looksSeals],
  ] as const) {
    const run = verifyLedger({
      store: ledger,
      kind,
      keys,
      chain: chains[kind],
      outside: new SealFile(seals),
      recorded: sealRecords[kind].last(),
      othersSeal: system.config.readStore.kind === 'mongodb',
    });
    let step = await run.next();
    while (!step.done) step = await run.next();
    if (step.value.fault !== undefined) faults.push(`ledger ${kind}: ${JSON.stringify(step.value.fault)}`);
  }
  return faults;
}

async function effectsOf(store: EventStore): Promise<Effects> {
  const effects = new Map<string, Written[]>();
  for await (const page of store.readAll({ pageSize: 2_000 }))
    for (const { stream, revision, metadata } of page) {
      const { command, correlation, at } = JSON.parse(metadata) as Metadata;
      if (command === undefined) continue;
      const written = effects.get(command.scope) ?? [];
      effects.set(command.scope, written);
      const known = written.find((each) => each.stream === stream);
      const inStream = known ?? { stream, revisions: [], occasions: new Set() };
      if (known === undefined) written.push(inStream);
      inStream.revisions.push(revision);
      inStream.occasions.add(`${correlation} ${at}`);
    }
  return effects;
}

function lostOrDoubled(
  { system }: OpenSystem,
  answered: readonly Answered[],
  effects: Effects,
): readonly string[] {
  const findings: string[] = [];
  for (const written of effects.values())
    for (const { stream, revisions, occasions } of written)
      if (occasions.size > 1 || revisions.some((each, at) => at > 0 && each !== revisions[at - 1]! + 1n))
        findings.push(`doubled: one command wrote twice into ${stream}, at ${revisions.join(', ')}`);
  const done = new Set(answered.filter(({ answer }) => answer.status < 300).map(({ command }) => command));
  for (const { command, answer } of answered) {
    const { actor } = demoIdentity(command.as)!;
    const written = effects.get(
      system.secrets.id('idempotency', actor.kind, actor.id, command.name, command.key),
    );
    if (answer.status < 300 && answer.position !== undefined && written === undefined)
      findings.push(`lost: ${command.name} ${command.path} was acknowledged and is not in the ledger`);
    if (!done.has(command) && written !== undefined && !command.inSteps)
      findings.push(`half: ${command.name} was refused with ${answer.status} and is in the ledger`);
  }
  return findings;
}

/** An account is reserved for a person if and only if that person is linked to it, by the same link. */
async function halfLinks({ system: { engine, store } }: OpenSystem): Promise<readonly string[]> {
  const accounts = new Set<AccountId>();
  const persons = new Set<PersonId>();
  for await (const page of store.readAll({ pageSize: 2_000 }))
    for (const { stream } of page) {
      if (stream.startsWith('account-link-')) accounts.add(stream.slice('account-link-'.length) as AccountId);
      if (stream.startsWith('person-link-')) persons.add(stream.slice('person-link-'.length) as PersonId);
    }
  const findings: string[] = [];
  for (const account of accounts) {
    const { reserved } = await engine.state(accountLinkDecider, account);
    if (reserved === undefined) continue;
    const { linked } = await engine.state(personLinkDecider, reserved.personId);
    if (linked?.linkId !== reserved.linkId) findings.push(`stuck: ${account} is reserved, but not linked`);
  }
  for (const person of persons) {
    const { linked } = await engine.state(personLinkDecider, person);
    if (linked === undefined) continue;
    const { reserved } = await engine.state(accountLinkDecider, linked.accountId);
    if (reserved?.linkId !== linked.linkId)
      findings.push(`stuck: ${person} is linked to an account that is free`);
  }
  return findings;
}

/** Every view beside one that is built anew from the ledger: count and checksum of all documents. */
async function wrongViews({ runtime }: OpenSystem): Promise<readonly string[]> {
  const run = runtime.projections.rebuild({
    views: projections.map(({ schema }) => schema.name),
    compareOnly: true,
  });
  let step = await run.next();
  while (!step.done) step = await run.next();
  return step.value.views
    .filter(({ against, comparison }) => against !== 'live copy' || comparison !== 'equal')
    .map(
      ({ name, against, comparison, difference }) =>
        `view ${name} is ${comparison}, compared with the ${against}: ${JSON.stringify(difference)}`,
    );
}
