/** From what to what an event changed a field; null: nothing stood there. */
export class TimelineChangeBody {
  /** In words, as the pages call it. */
  field!: string;

  from!: string | null;
  to!: string | null;
}

/** An event in words. */
export class ToldEventBody {
  eventId!: string;

  /** When it was recorded. */
  at!: string;

  /** Its short name in the catalogue. */
  type!: string;

  /** Who did what. */
  words!: string;

  by!: string;

  /** What it names, each with a timeline of its own: `person:P1`. */
  subjects!: string[];
}

export class TimelineEntryBody extends ToldEventBody {
  changes!: TimelineChangeBody[];

  /** What caused it; null where a person did it, or where that was not kept. */
  cause!: ToldEventBody | null;

  /** What it caused, oldest first. */
  effects!: ToldEventBody[];
}

export class TimelineResponse {
  /** Newest first by recorded time, then by position. */
  items!: TimelineEntryBody[];

  /** `cursor` of the page behind this one; null when there is none: every page before the last one is full. */
  next!: string | null;

  /** Topics of `GET /api/v1/live` that hint at something new here. */
  follows!: string[];
}
