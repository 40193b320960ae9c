import type { Instant } from '#kernel';
import { type Checkpoint, type LedgerOrigin, readCheckpoint } from '../checkpoint.js';
import { LinesFile } from '../lines-file.js';
import type { NamedKey } from '../signed-note.js';
import { cosignedAt } from './cosignature.js';

/** A checkpoint that a witness signed, as it is kept: a JSON line each. */
interface KeptLine {
  /** The signed note, with the witness's signature. */
  readonly checkpoint: string;
}

/** What a witness signed. */
export interface Cosigned extends Checkpoint {
  readonly note: string;
  /** When it was signed, by the witness's clock; undefined where nobody named the witness's key, or it did not sign. */
  readonly at: Instant | undefined;
}

/** An older one is no use to whoever goes on from the newest: the witness says where it is. */
const lookedAt = 4 * 1024 * 1024;

/** `seals/cosigned.ndjson`: the checkpoints of both ledgers with a witness's signature, in the order in which they were signed. */
export class CosignedNotes {
  private readonly lines: LinesFile<KeptLine>;

  /** `witness`: whose signatures count. Undefined: nobody said. */
  constructor(
    file: string,
    private readonly witness: NamedKey | undefined,
  ) {
    this.lines = new LinesFile(file);
  }

  get place(): string {
    return this.lines.file;
  }

  /** On disk when it returns. */
  append(note: string): void {
    this.lines.append([{ checkpoint: note }]);
  }

  /** The newest one of a ledger, under the id that it has. @throws SealsDamaged */
  newest(ledger: Ledger): Cosigned | undefined {
    const found = this.lines.last(({ checkpoint }) => {
      const stated = readCheckpoint(checkpoint);
      return stated !== undefined && isOf(stated, ledger);
    }, lookedAt);
    return found && readCosigned(found.checkpoint, this.witness);
  }

  /** All of one ledger, one after the other, whoever signed them. @throws SealsDamaged */
  *of(ledger: Ledger): Generator<Checkpoint> {
    const cursor = this.lines.cursor();
    for (let line = cursor.next(); line !== undefined; line = cursor.next()) {
      const stated = readCheckpoint(line.checkpoint);
      if (stated !== undefined && isOf(stated, ledger)) yield stated;
    }
  }
}

type Ledger = Pick<LedgerOrigin, 'ledgerId' | 'kind'>;

const isOf = ({ origin }: Checkpoint, { ledgerId, kind }: Ledger): boolean =>
  origin.ledgerId === ledgerId && origin.kind === kind;

/** What a cosigned note says; undefined for what is no checkpoint. */
export function readCosigned(note: string, witness: NamedKey | undefined): Cosigned | undefined {
  const stated = readCheckpoint(note);
  return stated && { ...stated, note, at: witness && cosignedAt(note, witness) };
}
