import { createHash, type KeyObject } from 'node:crypto';
import type { LookRequest, PersonalData } from '#access';
import { caseExportDecider, type ExportId, exportSubject, type FailureReason } from '#contexts/case-exports';
import {
  type CommandContext,
  type Engine,
  hashedText,
  type KeptUpTo,
  type LedgerOrigin,
  type LedgerTiles,
  ordinalsOf,
  originText,
  readCheckpoint,
  storedHash,
  verifierKey,
} from '#engine';
import type { EventStore, StoredEvent } from '#event-store';
import type { SealedFiles } from '#files';
import {
  type CaseNumber,
  type Clock,
  inTurns,
  mappedInTurns,
  type PersonId,
  personSubject,
  plusMinutes,
  streamName,
} from '#kernel';
import type { Vault } from '#privacy';
import type { Telling } from '../words/all-words.js';
import { type GatheredCase, type GatherPorts, gatherCase } from './gathering/gather-case.js';
import { openedText, openedValues, type ShownValue } from './gathering/opened-values.js';
import { archiveOf } from './package/archive.js';
import { hashLine, wholeLine } from './package/event-line.js';
import { mostEvents, names, proofName } from './package/names.js';
import { sha256, sumsOf } from './package/sums.js';
import { casePage } from './pages/case-page.js';
import { howToVerify } from './pages/how-to.js';
import { namesOfCase } from './pages/names-of-case.js';
import { verifyScript } from './script/verify-script.js';

export interface ExportPorts extends Omit<GatherPorts, 'store'> {
  readonly store: EventStore;
  readonly engine: Engine;
  readonly personalData: Pick<PersonalData, 'openings'>;
  readonly vault: Pick<Vault, 'erasedAmong'>;
  readonly files: Pick<SealedFiles, 'keep' | 'remove'>;
  readonly tiles: Pick<LedgerTiles, 'catchUp' | 'keptUpTo' | 'tlogProofs'>;
  /** Makes a seal now, where there is anything to seal. */
  readonly seal: () => Promise<void>;
  readonly publicKey: KeyObject;
  readonly origin: LedgerOrigin;
  readonly tell: Telling;
  /** Names of staff, by their ids. */
  readonly staffNames: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly clock: Clock;
  /** How long the finished package is kept. */
  readonly keptHours: number;
}

export interface AskedExport {
  readonly exportId: ExportId;
  readonly caseNumber: CaseNumber;
  readonly household: boolean;
  readonly look: LookRequest;
  readonly contextOf: (command: string) => CommandContext;
}

/** How far the work is: events, of which each is read and then proved. */
export interface ExportProgress {
  readonly done: number;
  readonly total: number;
}

/** It could not be made, for a reason that whoever asked is told. */
export class ExportNotMade extends Error {
  override readonly name = 'ExportNotMade';
  constructor(readonly why: FailureReason) {
    super(why);
  }
}

/**
 * Makes the package of an export that was asked for: all files but proofs and checkpoint, whose digest becomes an event of
 * the ledger (rule A63); once a seal covers that event, proofs of it and of every event of the case; then it is kept.
 * @throws ExportNotMade, Refused where it has ended meanwhile
 */
export async function* prepareExport(
  ports: ExportPorts,
  asked: AskedExport,
): AsyncGenerator<ExportProgress, void, void> {
  const gathered = await gatherCase(ports, asked);
  if (gathered === undefined) throw new ExportNotMade('failed');
  if (gathered.events.length > mostEvents) throw new ExportNotMade('too_large');
  const total = 2 * gathered.events.length;
  yield { done: 0, total };
  const persons = await personsIn(ports, gathered);
  const values = await openedValues(gathered, ports.personalData, asked.look);
  const files = await filesOf(ports, asked, gathered, values);
  yield { done: gathered.events.length, total };
  const prepared = await recordPrepared(ports, asked, {
    gathered,
    persons,
    values,
    sums: files.get(names.sums)!,
  });
  // Whoever was erased before this event stood is seen here; whoever is erased later ends this export (rule A68).
  if ((await personsIn(ports, gathered)).length < persons.length) throw new ExportNotMade('erased');
  yield { done: gathered.events.length, total };
  for await (const done of proved(ports, { gathered, prepared, files }))
    yield { done: gathered.events.length + done, total };
  await keep(ports, asked, files);
}

async function filesOf(
  ports: ExportPorts,
  { caseNumber, household, look }: AskedExport,
  gathered: GatheredCase,
  values: readonly ShownValue[],
): Promise<Map<string, string>> {
  const origin = await originNow(ports);
  const fingerprint = createHash('sha256')
    .update(ports.publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex');
  const staff = await ports.staffNames(staffIn(gathered));
  const by = `${look.actor.kind} ${look.actor.id}`;
  const facts = { caseNumber, household, by, at: ports.clock.now(), origin, fingerprint };
  const telling = { tell: ports.tell, names: namesOfCase(gathered, values, staff) };
  const files = new Map<string, string>([
    [
      names.events,
      (
        await mappedInTurns(
          gathered.events,
          (each) => `${(each.event ? wholeLine : hashLine)(each.stored)}\n`,
        )
      ).join(''),
    ],
    [names.opened, await openedText(values)],
    [names.page, await casePage(facts, gathered, values, telling)],
    [names.howTo, howToVerify(facts)],
    [names.script, verifyScript],
    [names.key, ports.publicKey.export({ format: 'pem', type: 'spki' }).toString()],
    [names.verifierKey, `${verifierKey(origin, ports.publicKey)}\n`],
  ]);
  return files.set(names.sums, sumsOf(files));
}

/** The name that the ledger was sealed under last: it stays with the first seal, whatever is set by now. */
async function originNow({ seal, tiles, origin }: ExportPorts): Promise<string> {
  await seal();
  await tiles.catchUp();
  const sealed = tiles.keptUpTo && readCheckpoint(tiles.keptUpTo.checkpoint);
  return originText(sealed?.origin ?? origin);
}

const staffIn = ({ events }: GatheredCase): readonly string[] => [
  ...new Set(
    events.flatMap(({ event }) =>
      event && ['worker', 'supervisor', 'auditor', 'ops'].includes(event.meta.actor.kind)
        ? [event.meta.actor.id]
        : [],
    ),
  ),
];

/** Appends ExportPrepared, and answers it as it is stored. */
async function recordPrepared(
  { engine, store, clock }: ExportPorts,
  { exportId, contextOf }: AskedExport,
  {
    gathered,
    persons,
    values,
    sums,
  }: {
    readonly gathered: GatheredCase;
    readonly persons: readonly PersonId[];
    readonly values: readonly ShownValue[];
    readonly sums: string;
  },
): Promise<StoredEvent> {
  await engine.execute(
    caseExportDecider,
    exportId,
    {
      kind: 'prepare',
      personIds: persons,
      sums: sha256(sums),
      events: gathered.events.length,
      hashes: gathered.events.filter(({ event }) => event === undefined).length,
      opened: values.filter(({ shows }) => shows.kind === 'opened').length,
      at: clock.now(),
    },
    contextOf('PrepareExport'),
  );
  const stream = await store.readStream(streamName(caseExportDecider, exportId));
  const stored = stream.findLast(({ type }) => type.includes('.ExportPrepared.'));
  if (stored === undefined) throw new ExportNotMade('failed');
  return stored;
}

/** Whose data can be read in it: whoever was erased is not among them. */
async function personsIn({ vault }: ExportPorts, { included }: GatheredCase): Promise<readonly PersonId[]> {
  const erased = await vault.erasedAmong([...included].map(personSubject));
  return [...included].filter((each) => !erased.has(personSubject(each)));
}

/** Adds checkpoint and proofs to the files; says how many events are proved. */
async function* proved(
  ports: ExportPorts,
  {
    gathered,
    prepared,
    files,
  }: { readonly gathered: GatheredCase; readonly prepared: StoredEvent; readonly files: Map<string, string> },
): AsyncGenerator<number, void, void> {
  const all = [...gathered.events.map((each) => each.stored), prepared];
  const ordinals = await ordinalsOf(ports.store, all);
  const kept = await checkpointOver(ports, ordinals.at(-1)!);
  files.set(names.checkpoint, kept.checkpoint);
  files.set(names.prepared, `${hashedText(prepared)}\n`);
  let from = 0;
  for await (const part of inTurns(all)) {
    const proofs = ports.tiles.tlogProofs(
      part.map((event, at) => ({ ordinal: ordinals[from + at]!, hash: storedHash(event) })),
      kept,
    );
    for (const [at, proof] of proofs.entries()) {
      const line = from + at + 1;
      files.set(line === all.length ? names.preparedProof : proofName(line), proof);
    }
    from += part.length;
    yield Math.min(from, gathered.events.length);
  }
}

const triesForASeal = 60;

/** The kept hashes up to a checkpoint that covers an event. @throws ExportNotMade where none is made in a minute */
async function checkpointOver({ seal, tiles, clock }: ExportPorts, ordinal: number): Promise<KeptUpTo> {
  for (let tries = 0; tries < triesForASeal; tries++) {
    if (tries > 0) await clock.sleep(1_000);
    await seal();
    await tiles.catchUp();
    const kept = tiles.keptUpTo;
    if (kept !== undefined && kept.size > ordinal) return kept;
  }
  throw new ExportNotMade('not_sealed');
}

/** Stores the package and says so. Where it has ended meanwhile, nothing stays. @throws Refused */
async function keep(
  { engine, files: store, clock, keptHours }: ExportPorts,
  { exportId, contextOf }: AskedExport,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const entries = await mappedInTurns([...files], ([name, content]) => ({
    name,
    bytes: Buffer.from(content),
  }));
  const made = await store.keep(exportSubject(exportId), archiveOf(entries));
  const at = clock.now();
  try {
    await engine.execute(
      caseExportDecider,
      exportId,
      { kind: 'keep', ...made, until: plusMinutes(at, keptHours * 60), at },
      contextOf('KeepExport'),
    );
  } catch (error) {
    await store.remove(made.fileId);
    throw error;
  }
}
