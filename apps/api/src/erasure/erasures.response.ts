import type { ActorKind } from '#kernel';

export class CountedBody {
  /** A stable name of what is counted. */
  what!: string;

  /** 0 and 1 where numbers mean nothing. */
  count!: number;

  /** The same in words. */
  text!: string;
}

export class WhoBody {
  kind!: ActorKind;
  id!: string;

  /** null: nobody by this id has signed in here. */
  name!: string | null;
  at!: string;
}

export class HoldBody {
  holdId!: string;

  /** `person:ID` */
  subject!: string;
  state!: 'standing' | 'lifted';
  reason!: string;
  setBy!: WhoBody;
  lifted!: LiftedBody | null;
}

export class LiftedBody {
  by!: WhoBody;
  reason!: string;
}

export class StandingHoldBody {
  holdId!: string;
  setBy!: WhoBody;
}

export class DryRunBody {
  /** What is destroyed or removed. */
  goes!: CountedBody[];

  /** What stays readable. */
  stays!: CountedBody[];

  /** Legal holds that forbid it now. */
  holds!: StandingHoldBody[];

  /** What left the agency before, and cannot be taken back. */
  handedOut!: CountedBody[];

  /** What is worth a thought, and forbids nothing. */
  warnings!: CountedBody[];
}

export class ErasureBegunResponse {
  erasureId!: string;
  dryRun!: DryRunBody;
}

export class ErasureResponse {
  erasureId!: string;

  /** `person:ID` */
  subject!: string;
  state!: 'open' | 'running' | 'done' | 'cancelled' | 'lapsed';

  /** null: it came from the list outside the ledger. */
  legalBasis!: string | null;
  dryRun!: DryRunBody;

  /** Who began it, then who approved it. */
  approvals!: WhoBody[];

  /** What came since the dry run, of one that is done. */
  since!: CountedBody[];

  /** When it lapses without the second person; null unless it is open. */
  lapsesAt!: string | null;

  /** Days until then, begun ones counted; null unless it is open. */
  daysLeft!: number | null;
  endedAt!: string | null;

  /** Whether the caller can be the second person. */
  mayApprove!: boolean;
}

export class ErasuresResponse {
  items!: ErasureResponse[];

  /** The cursor of the next page; null on the last one. */
  next!: string | null;
}

export class HoldsResponse {
  items!: HoldBody[];

  /** The cursor of the next page; null on the last one. */
  next!: string | null;
}

export class HoldChangedResponse {
  holdId!: string;
  state!: 'standing' | 'lifted';
}
