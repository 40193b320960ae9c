/** How far one ledger was. */
export class BackedUpEndResponse {
  events!: number;

  /** The last event. */
  eventId?: string;

  /** The last seal over it. */
  seal?: number;
}

export class BackedUpLedgersResponse {
  main!: BackedUpEndResponse;
  looks!: BackedUpEndResponse;
}

export class BackupResponse {
  id!: string;

  /** What was acknowledged before is in it. */
  startedAt!: string;
  finishedAt!: string;

  /** Where it was written, as the machine of the data folder names it. */
  place!: string;

  /** Bytes. */
  size!: number;

  /** Read back, and both ledgers verified: one that is not is not kept. */
  checked!: boolean;

  /** Of the program that made it. */
  version!: string;
  head!: BackedUpLedgersResponse;
}

export class BackupsResponse {
  /** False: the stores are on servers, which are backed up there. */
  embedded!: boolean;

  /** Newest first; the last twenty. */
  items!: BackupResponse[];

  /** Hours after which a backup is too old; 0: never. */
  maxAgeHours!: number;

  /** There is none, or the newest is older than that. */
  tooOld!: boolean;

  /** What no backup holds. */
  leftOut!: string[];
}
