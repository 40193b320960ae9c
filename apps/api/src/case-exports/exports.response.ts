export class ExportedBy {
  id!: string;
  name!: string;
}

/** One export of a case with its proofs. */
export class ExportResponse {
  exportId!: string;
  case!: string;

  /** With the other persons of the household. */
  household!: boolean;
  by!: ExportedBy;
  requestedAt!: string;

  /** `gone`: its time was over, or somebody in it was erased. */
  state!: 'running' | 'done' | 'failed' | 'gone';

  /** When it will be gone, or was; null while it is not done. */
  goneAt!: string | null;

  /** How far it is: each event is read, then proved. */
  done!: number;

  /** 0: not known yet. */
  total!: number;

  /** Bytes of the package; null while there is none. */
  size!: number | null;

  /** Why it failed, or why it is gone, and what to do; else null. */
  reason!: string | null;
}

export class ExportsResponse {
  items!: ExportResponse[];

  /** The cursor of the next page; null on the last one. */
  next!: string | null;
}

export class ExportRequestedResponse {
  exportId!: string;
}
