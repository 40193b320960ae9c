/** Something in a package that does not agree: which file, and which event in it. */
export interface ExportFault {
  readonly file: string;
  readonly what: string;
  /** Line of events.ndjson, from 1. */
  readonly line?: number;
  readonly eventId?: string;
  readonly stream?: string;
  readonly revision?: number;
}

/** What checking a package came to. */
export interface ExportVerdict {
  /** Nothing was changed since it was made, if the key is the agency's. */
  readonly consistent: boolean;
  /** It was made with the key that was given; undefined: none was given. */
  readonly authentic?: boolean;
  /** SHA-256, in hex, of the key (SPKI, DER) that it was checked with. */
  readonly fingerprint?: string;
  readonly origin?: string;
  /** Events in the ledger at its checkpoint. */
  readonly size?: number;
  readonly events: number;
  /** Of these: as their hash alone. */
  readonly hashes: number;
  readonly opened: number;
  readonly faults: readonly ExportFault[];
}

/** The faults of one package, as they are found. */
export class Faults {
  readonly all: ExportFault[] = [];

  found(file: string, what: string, of: Omit<ExportFault, 'file' | 'what'> = {}): void {
    this.all.push({ file, what, ...of });
  }
}
