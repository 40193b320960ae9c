/** An event that a view could not fold. It holds back the later events of its stream for that view. */
export class DeadLetterBody {
  view!: string;

  /** The copy that it is missing from. */
  build!: string;

  stream!: string;
  revision!: string;
  position!: string;
  eventId!: string;
  type!: string;

  /** What went wrong; never personal data. */
  error!: string;

  /** When it was found. */
  at!: string;

  /** Position of the first later event of the stream that was held back; null when there was none. */
  heldSince!: string | null;
}

export class DeadLettersResponse {
  items!: DeadLetterBody[];
}

export class DeadLetterSkippedResponse {
  /** The views that do without the event. */
  projections!: string[];

  eventId!: string;

  /** The new build that folds what was held back behind it; null where none is needed, or another one runs now. */
  rebuildId!: string | null;
}
