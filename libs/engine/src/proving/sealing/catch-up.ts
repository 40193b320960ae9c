import { type AnySeal, sealIn, sealStream } from '../seals.js';
import { recordOf, type Standing, sealFault, standingOf } from '../standing.js';
import type { SealingPorts } from './sealer-ports.js';
import { SealingRefused } from './sealing-refused.js';

const sealsAtOnce = 500;

/**
 * Compares ledger, seals outside and record, and catches up outside and in the record with what the ledger holds.
 * @throws SealingRefused, SealsDamaged, Unavailable
 */
export async function caughtUp(ports: SealingPorts): Promise<Standing> {
  const standing = await standingOf({ ...ports, kind: ports.origin.kind });
  if (standing.fault !== undefined) throw new SealingRefused(standing.fault.what);
  if (standing.inside === undefined) return standing;
  await catchUpOutside(ports, standing.outside?.number ?? 0, standing.inside.seal);
  const recorded = ports.record.last();
  if ((recorded?.number ?? 0) < standing.inside.seal.number)
    ports.record.keep(recordOf(standing.inside.seal));
  return standing;
}

/**
 * A crash between the writes leaves the outside one behind by exactly one, other processes that sealed meanwhile by any
 * number. After weeks as a standby there are many: a page at a time, and one fsync for each.
 */
async function catchUpOutside(
  { store, outside, keys, origin }: SealingPorts,
  known: number,
  last: AnySeal,
): Promise<void> {
  for (let number = known; number < last.number; ) {
    const page = await store.readStream(sealStream, { from: BigInt(number), max: sealsAtOnce });
    const missing = page.map(sealIn);
    for (const seal of missing) {
      const wrong = seal.number === number + 1 ? sealFault(seal, keys, origin.kind) : missingSeal(number + 1);
      if (wrong !== undefined) throw new SealingRefused(wrong);
      number++;
    }
    if (missing.length === 0) throw new SealingRefused(missingSeal(number + 1));
    outside.append(...missing);
  }
}

const missingSeal = (number: number) => `seal ${number} is missing among the ledger's own`;
