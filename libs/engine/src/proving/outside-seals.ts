import { renameSync } from 'node:fs';
import { LinesFile, writeDurably } from './lines-file.js';
import { type AnySeal, isFirstSeal, type KeptSeal, keptSeal } from './seals.js';

/** Reads seals one after the other; undefined when there are no more yet. @throws SealsDamaged */
export interface SealCursor {
  next(): KeptSeal | undefined;
}

/** Seals kept outside the ledger: whoever alters the ledger must alter these as well. */
export interface OutsideSeals {
  /** Where people find them. */
  readonly place: string;
  /** On disk when it returns. */
  append(...seals: readonly AnySeal[]): void;
  /** @throws SealsDamaged */
  last(): KeptSeal | undefined;
  cursor(): SealCursor;
}

/**
 * One JSON line for each seal, and beside it, in `.checkpoint`, the newest one alone as a signed note for anybody's
 * tools. Copy them elsewhere: that is what makes them worth having.
 */
export class SealFile implements OutsideSeals {
  private readonly lines: LinesFile<KeptSeal>;

  constructor(file: string) {
    this.lines = new LinesFile(file);
  }

  get place(): string {
    return this.lines.file;
  }

  append(...seals: readonly AnySeal[]): void {
    this.lines.append(seals.map(keptSeal));
    const newest = seals.at(-1);
    if (newest === undefined || isFirstSeal(newest)) return;
    const note = this.place.replace(/\.ndjson$/, '.checkpoint');
    writeDurably(`${note}.new`, 'w', newest.checkpoint);
    renameSync(`${note}.new`, note);
  }

  last(): KeptSeal | undefined {
    return this.lines.last();
  }

  cursor(): SealCursor {
    return this.lines.cursor();
  }
}
