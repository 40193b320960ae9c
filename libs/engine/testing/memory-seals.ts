import {
  type AnySeal,
  type KeptSeal,
  keptSeal,
  type OutsideSeals,
  type RecordedSeal,
  type SealRecord,
} from '#engine';

/** Seals outside a ledger, in an array that a test may do anything to. */
export class MemorySeals implements OutsideSeals {
  readonly place = 'seals';
  readonly seals: KeptSeal[] = [];

  append(...seals: readonly AnySeal[]): void {
    this.seals.push(...seals.map(keptSeal));
  }

  last = (): KeptSeal | undefined => this.seals.at(-1);

  cursor() {
    let at = 0;
    return { next: () => this.seals[at++] };
  }
}

export class MemoryRecord implements SealRecord {
  kept: RecordedSeal | undefined;

  constructor(readonly macsAfter: string | undefined = undefined) {}

  last = (): RecordedSeal | undefined => this.kept;
  keep = (seal: RecordedSeal): void => {
    this.kept = seal;
  };
}
