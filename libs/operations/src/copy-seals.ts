import { type AnySeal, isSameSeal, SealFile, SealsDamaged, sealIn, sealStream } from '#engine';
import { type EventStore, StreamNotFound } from '#event-store';
import { Refused } from '#kernel';

const atOnce = 500;

/**
 * Writes the seals that a verified ledger holds into the file that is kept outside it, those that are there left as
 * they are. @throws Refused for a damaged file, or one of another ledger
 */
export async function copySeals(ledger: EventStore, file: string): Promise<void> {
  const outside = new SealFile(file);
  const kept = lastOf(outside);
  if (kept !== undefined) {
    const [own] = await sealsOf(ledger, kept.number - 1, 1);
    if (own === undefined || !isSameSeal(own, kept))
      throw new Refused(
        'foreign_seals',
        `${file} keeps seals of another ledger: move it away, then run this again`,
      );
  }
  for (let from = kept?.number ?? 0; ; ) {
    const page = await sealsOf(ledger, from, atOnce);
    if (page.length === 0) return;
    outside.append(...page);
    from += page.length;
  }
}

function lastOf(outside: SealFile) {
  try {
    return outside.last();
  } catch (error) {
    if (!(error instanceof SealsDamaged)) throw error;
    throw new Refused('seals_damaged', error.message);
  }
}

async function sealsOf(ledger: EventStore, from: number, max: number): Promise<readonly AnySeal[]> {
  try {
    return (await ledger.readStream(sealStream, { from: BigInt(from), max })).map(sealIn);
  } catch (error) {
    if (error instanceof StreamNotFound) return [];
    throw error;
  }
}
