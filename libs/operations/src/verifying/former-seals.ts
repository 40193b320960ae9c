import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  coverOf,
  isSameSeal,
  type LedgerFault,
  type LedgerRenewal,
  SealFile,
  SealsDamaged,
  sealIn,
  sealStream,
  signatureFault,
  type TrustedKeys,
} from '#engine';
import type { EventStore } from '#event-store';

/**
 * What is wrong with the seals that were set aside when a ledger's id was renewed, in `FILE.before-ID`: each must be signed
 * and in order, those over events that the ledger still has must be its own, and the last one no earlier than the last that
 * the renewal knew of. Undefined when they are sound, or none are kept here.
 */
export async function formerSealsFault(
  sealFile: string,
  {
    store,
    keys,
    renewals,
  }: {
    readonly store: EventStore;
    readonly keys: TrustedKeys;
    readonly renewals: readonly LedgerRenewal[];
  },
): Promise<LedgerFault | undefined> {
  for (const renewal of renewals) {
    const file = join(dirname(sealFile), `${basename(sealFile)}.before-${renewal.ledgerId}`);
    const what = existsSync(file) ? await faultIn(file, renewal, { store, keys }) : undefined;
    if (what !== undefined) return { what };
  }
  return undefined;
}

async function faultIn(
  file: string,
  { own, lastKnown }: LedgerRenewal,
  { store, keys }: { readonly store: EventStore; readonly keys: TrustedKeys },
): Promise<string | undefined> {
  const say = (what: string) => `among the seals kept of what the ledger was before (${file}): ${what}`;
  let number = 0;
  try {
    const cursor = new SealFile(file).cursor();
    for (let kept = cursor.next(); kept !== undefined; kept = cursor.next()) {
      const wrong = signatureFault(kept, keys);
      if (wrong !== undefined) return say(wrong);
      if (kept.number !== number + 1) return say(`${kept.number} stands where ${number + 1} belongs`);
      number = kept.number;
      if ((coverOf(kept)?.size ?? 0) >= own.size) continue;
      const [event] = await store.readStream(sealStream, { from: BigInt(number - 1), max: 1 });
      if (event === undefined || !isSameSeal(sealIn(event), kept))
        return say(`seal ${number} is not the one in the ledger`);
    }
  } catch (error) {
    if (error instanceof SealsDamaged) return error.message;
    throw error;
  }
  // What only the record knew of has no checkpoint, and need not be here.
  if (lastKnown?.checkpoint !== undefined && number < lastKnown.number)
    return say(`they end at ${number}, although ${lastKnown.number} was known when its id was renewed`);
  return undefined;
}
