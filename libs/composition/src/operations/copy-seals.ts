import { type Seal, SealFile, sealStream } from '#engine';
import { type EventStore, StreamNotFound } from '#event-store';
import { Refused } from '#kernel';
import { readSeals } from './verify-ledger.js';

/**
 * Writes the seals that a verified ledger holds into the file that is kept outside it, those that are there left as
 * they are. @throws Refused for a damaged file, or one of another ledger
 */
export async function copySeals(ledger: EventStore, file: string): Promise<void> {
  const seals = await sealsOf(ledger);
  const kept = readSeals(file).at(-1);
  if (kept !== undefined && seals[kept.number - 1]?.root !== kept.root)
    throw new Refused(
      'foreign_seals',
      `${file} keeps seals of another ledger: move it away, then run this again`,
    );
  const outside = new SealFile(file);
  for (let from = kept?.number ?? 0; from < seals.length; from += atOnce)
    outside.append(...seals.slice(from, from + atOnce));
}

const atOnce = 500;

async function sealsOf(ledger: EventStore): Promise<readonly Seal[]> {
  try {
    return (await ledger.readStream(sealStream)).map(({ data }) => JSON.parse(data) as Seal);
  } catch (error) {
    if (error instanceof StreamNotFound) return [];
    throw error;
  }
}
