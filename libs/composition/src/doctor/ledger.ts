import { existsSync } from 'node:fs';
import { type ProcessCheckpoints, type Seal, SealFile, sealStream } from '#engine';
import { type EventStore, StreamNotFound } from '#event-store';
import { type Clock, localDate, millisecondsBetween } from '#kernel';
import { processNames } from '../begin-processes.js';
import type { DataFolder } from '../data-folder.js';
import { type Finding, findingsOf } from './finding.js';

const clockTolerance = 5_000;

/** The clock stands behind the last seal, or knows no Californian days. */
export async function* checkClock(store: EventStore, clock: Clock): AsyncGenerator<Finding> {
  const { ok, wrong } = findingsOf('clock');
  const now = clock.now();
  const last = await lastSeal(store);
  const ahead = last === undefined ? 0 : millisecondsBetween(now, last.at);
  if (ahead > clockTolerance)
    yield wrong(
      `it says ${now}, but the ledger was sealed at ${last?.at}`,
      'set the machine’s clock (NTP) before anything is written',
    );
  else yield ok(`${now}, ${localDate(now)} in California`);
}

/**
 * Seals kept outside the ledger are there and not behind. `othersSeal`: several processes take turns, and each catches
 * up when its turn comes.
 */
export async function* checkSeals(
  store: EventStore,
  { seals }: DataFolder,
  { othersSeal }: { readonly othersSeal: boolean },
): AsyncGenerator<Finding> {
  const { ok, note, wrong } = findingsOf('seals');
  const last = await lastSeal(store);
  const advice = 'put it back from its backup, then run caseledger ledger verify';
  if (last === undefined) yield note('nothing was sealed yet');
  else if (othersSeal) yield ok(`${last.number}, the last one at ${last.at}`);
  else if (!existsSync(seals)) yield wrong(`the seals kept outside the ledger are missing: ${seals}`, advice);
  else if (last.number - (new SealFile(seals).all().at(-1)?.number ?? 0) > 1)
    yield wrong(`the seals kept outside the ledger end before seal ${last.number}: ${seals}`, advice);
  else yield ok(`${last.number}, the last one at ${last.at}`);
}

/** Without a checkpoint on this ledger a process keeps the server from starting. */
export async function* checkProcesses(
  store: EventStore,
  checkpoints: ProcessCheckpoints | undefined,
): AsyncGenerator<Finding> {
  const { ok, wrong } = findingsOf('processes');
  if ((await store.head()) === undefined) return;
  const known = await Promise.all(processNames.map(async (name) => checkpoints?.get(name)));
  const missing = processNames.filter((_, index) => known[index]?.ledgerId !== store.ledgerId);
  for (const name of missing)
    yield wrong(
      `${name} has no checkpoint for this ledger`,
      `with the server stopped: caseledger processes start ${name} --from now (or --from beginning)`,
    );
  if (missing.length === 0) yield ok(`${processNames.length} with a checkpoint`);
}

async function lastSeal(store: EventStore): Promise<Seal | undefined> {
  try {
    const [event] = await store.readStream(sealStream, { direction: 'backwards', max: 1 });
    return event && (JSON.parse(event.data) as Seal);
  } catch (error) {
    if (error instanceof StreamNotFound) return undefined;
    throw error;
  }
}
