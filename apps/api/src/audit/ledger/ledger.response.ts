import type { LedgerKind, LedgerRenewal } from '#engine';

/** A restore, a copy, or a new id: told for ever. */
export class RenewalBody {
  cause!: LedgerRenewal['cause'];
  reason!: string;
  at!: string;
  formerId!: string;
  ledgerId!: string;

  /** Events that it went on from. */
  size!: number;

  /** All of it in words, with what was lost. */
  words!: string;
}

/** How far a witness signed a ledger: that it had seen this, and nothing that contradicts it. */
export class WitnessedBody {
  /** Events. */
  size!: number;

  /** By the witness's own clock; left out where its signature was not checked. */
  at?: string;

  /** The name of its key. */
  by?: string;
}

export class LedgerBody {
  ledger!: LedgerKind;

  /** `unsealed`: nothing was sealed yet. `refused`: a contradiction was found, and nothing is sealed until the next start. */
  state!: 'sealed' | 'unsealed' | 'refused';

  /** Why, where it is refused. */
  refused?: string;

  /** Number of seals. */
  seals!: number;

  sealedAt?: string;

  /** The newest signed note (C2SP tlog-checkpoint). */
  checkpoint?: string;

  /** Events under it. */
  size!: number;

  /** Merkle root over them, in hex. */
  root?: string;

  /** The key that signed it, as tools of transparency logs take it. */
  key?: string;

  /** Events behind the last seal; the seal itself is one of them. */
  unsealed!: number;

  /** The oldest first. */
  renewals!: RenewalBody[];

  /** Up to how many events proofs can be made by now. */
  provable!: number;

  /** The newest checkpoint that the witness signed, where there is one. */
  witnessed?: WitnessedBody;

  /** Why the witness does not sign now. */
  witnessTrouble?: string;
}

/** The first thing that is wrong. */
export class LedgerFaultBody {
  what!: string;

  /** Of the event, counted from 0 in ledger order. */
  ordinal?: number;

  /** Where the event itself cannot be told: it is among those from `ordinal` to this one. */
  lastOrdinal?: number;

  stream?: string;
  revision?: string;
  eventId?: string;

  /** Number of the seal that does not fit. */
  seal?: number;
}

export class LedgerVerdictBody {
  ledger!: LedgerKind;
  sound!: boolean;
  events!: number;
  streams!: number;
  seals!: number;

  /** Events after the last seal: chained and authenticated one by one. */
  unsealed!: number;

  /** Ids that it was sealed under, the oldest first. */
  ledgerIds!: string[];

  /** The oldest first. */
  renewals!: RenewalBody[];

  /** Seals from which on another key signs although no event of the key before says so. */
  breaks!: number[];

  /** How far a witness signed it, where one did. */
  witnessed?: WitnessedBody;

  /** What is worth knowing without being a fault. */
  warnings!: string[];

  fault?: LedgerFaultBody;
}

export class VerdictBody {
  /** Both ledgers are. */
  sound!: boolean;

  ledgers!: LedgerVerdictBody[];
}

export class VerifyRunResponse {
  runId!: string;
  state!: 'running' | 'done' | 'failed';

  /** Events checked so far, of both ledgers. */
  done!: number;

  total!: number;
  startedAt!: string;
  endedAt?: string;
  verdict?: VerdictBody;

  /** Why it failed. */
  error?: string;
}

export class LedgerResponse {
  /** All of it in one sentence. */
  sentence!: string;

  ledgers!: LedgerBody[];

  /** The last verification of which anybody knows. */
  lastRun?: VerifyRunResponse;
}

export class VerifyStartedResponse {
  runId!: string;
}

/** A key that counts only up to so many events of its ledger. */
export class RetiredKeyBody {
  vkey!: string;
  ledger!: LedgerKind;
  size!: number;

  /** Its last seal. */
  seal!: number;

  at!: string;
  reason!: string;
}

export class LedgerKeyResponse {
  /** The key that signs now: SPKI in PEM. */
  pem!: string;

  /** The same key for each ledger, as tools of transparency logs take it. */
  vkeys!: string[];

  /** Keys that signed before, the oldest first. */
  retired!: RetiredKeyBody[];
}
