/** The days that were looked through, both included; null: from the first, or up to now. */
export class SearchedBody {
  from!: string | null;
  to!: string | null;
}

/** Who looked. */
export class LookerBody {
  /** `worker`, `supervisor`, `auditor`, … */
  kind!: string;
  id!: string;
  county!: string | null;

  /** null: not known here, or a customer. */
  name!: string | null;
}

export class SearchedForBody {
  field!: string;
  value!: string;
}

export class LookBody {
  lookId!: string;
  at!: string;
  by!: LookerBody;

  /** In words, as they follow who it was: `opened case B19900001`. */
  what!: string;

  /** The route or command. */
  route!: string;

  /** Whose data it showed: `person-P1`. */
  subjects!: string[];

  /** An IP address, or the name of a machine. */
  from!: string | null;

  /** The reason that was given; `[erased]` with somebody whom it showed. */
  why!: string | null;

  searchedFor!: SearchedForBody[];

  /** `shown` or `refused`. */
  outcome!: string;
}

export class LooksResponse {
  /** Newest first. */
  items!: LookBody[];

  /** `cursor` of the page behind this one; null on the last. */
  next!: string | null;

  searched!: SearchedBody;
}

export class ExplanationBody {
  /** `same_last_name`, `nothing_of_theirs` or `many_looks`. */
  reason!: string;
  words!: string;
}

export class UnusualWorkerBody {
  id!: string;
  name!: string | null;
}

export class UnusualWhomBody {
  /** `person-P1` */
  subject!: string;
  name!: string | null;
}

export class UnusualHitBody {
  day!: string;
  county!: string;
  worker!: UnusualWorkerBody;

  /** Whom they opened; null where it is about how much they looked at. */
  whom!: UnusualWhomBody | null;

  /** How often that day. */
  looks!: number;

  lastAt!: string | null;

  /** The last look at them, for `as-of?look=`. */
  lookId!: string | null;

  why!: ExplanationBody[];
}

export class UnusualLooksResponse {
  /** Newest day first. */
  items!: UnusualHitBody[];

  /** `cursor` of the page behind this one; null at the end. A page may be short before that. */
  next!: string | null;

  searched!: SearchedBody;
}

export class DisclosureBody {
  lookId!: string;
  at!: string;
  recipient!: string;
  fields!: string[];
  purpose!: string;
  legalBasis!: string;
}

export class DisclosuresResponse {
  /** Newest first. */
  items!: DisclosureBody[];

  /** `cursor` of the page behind this one; null on the last. */
  next!: string | null;

  searched!: SearchedBody;
}
