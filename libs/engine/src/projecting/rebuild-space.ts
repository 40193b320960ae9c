import type { CopyInfo, ReadStore } from '#read-store';
import type { RebuildOptions } from './rebuild-types.js';

/** A build begins only with so many times what it needs (rule O10). */
const margin = 1.2;
/** Of a view that was never built: bytes for each event of the ledger. */
const bytesPerEvent = 300;
const lookMilliseconds = 1_000;

/** Bytes that a rebuild needs, and that are free where it writes; undefined where the store does not tell. */
export interface RebuildSpace {
  readonly bytesNeeded: number;
  readonly bytesFree: number | undefined;
}

/** The disk runs short: the ledger is to have what is left. What was built so far stays. */
export class DiskShort extends Error {
  override readonly name = 'DiskShort';
  constructor({ bytesNeeded, bytesFree = 0 }: RebuildSpace) {
    super(
      `the disk is too full for a rebuild: it needs ${megabytes(bytesNeeded)} and begins only with ${megabytes(bytesNeeded * margin)} free, of which there are ${megabytes(bytesFree)}. Make room, or retire copies that were replaced (caseledger projections retire NAME); run again, it goes on where it was`,
    );
  }
}

/** Whether a rebuild may begin. */
export const fits = ({ bytesNeeded, bytesFree }: RebuildSpace): boolean =>
  bytesFree === undefined || bytesFree >= bytesNeeded * margin;

/** @throws DiskShort */
export function expectSpace(space: RebuildSpace): void {
  if (!fits(space)) throw new DiskShort(space);
}

/** A new copy takes what the live one takes; a part that is built already counts as free. */
export async function spaceFor(
  projections: RebuildOptions['projections'],
  readStore: Pick<ReadStore, 'space' | 'copies'>,
  events: number,
): Promise<RebuildSpace> {
  const [space, copies] = [await readStore.space(), await readStore.copies()];
  const bytesOf = (view: string, state: CopyInfo['state']): number => {
    const build = copies.find((each) => each.name === view && each.state === state)?.build;
    return space.copies.find((each) => each.name === view && each.build === build)?.bytes ?? 0;
  };
  const needed = projections.map(({ schema: { name } }) =>
    Math.max(0, (bytesOf(name, 'live') || events * bytesPerEvent) - bytesOf(name, 'building')),
  );
  return { bytesNeeded: needed.reduce((sum, each) => sum + each, 0), bytesFree: space.free };
}

/** Looks at the disk while a build goes on, once a second. */
export class SpaceWatch {
  private lookedAt: number;

  constructor(
    private readonly options: Pick<RebuildOptions, 'readStore' | 'clock'>,
    private readonly bytesNeeded: number,
  ) {
    this.lookedAt = options.clock.monotonic();
  }

  /** The margin is the ledger's. @throws DiskShort once only that is left */
  async look(): Promise<void> {
    const { clock, readStore } = this.options;
    if (clock.monotonic() - this.lookedAt < lookMilliseconds) return;
    this.lookedAt = clock.monotonic();
    const { free } = await readStore.space();
    if (free !== undefined && free < this.bytesNeeded * (margin - 1))
      throw new DiskShort({ bytesNeeded: this.bytesNeeded, bytesFree: free });
  }
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
