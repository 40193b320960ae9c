import { ApiProperty } from '@nestjs/swagger';
import { type HistoryKind, historyKinds } from '#bounded-context';

/** What a worker of the own county noted. */
export class HistoryNoteBody {
  /** What the note is. */
  label!: string;

  text!: string;
}

/** Something that happened on the case, to somebody on it, or with a request about somebody on it. */
export class CaseHistoryEntryBody {
  at!: string;

  @ApiProperty({ enum: historyKinds })
  kind!: HistoryKind;

  /** A sentence, without the values that changed. */
  text!: string;

  notes!: HistoryNoteBody[];

  /** A colleague's name; otherwise in a word who: the registry, the customer, another county. */
  actor!: string;

  /** Whom it is about. */
  personId!: string | null;

  /** The case link request of this county that it belongs to. */
  requestId!: string | null;
}

export class CaseHistoryResponse {
  /** Newest first. */
  items!: CaseHistoryEntryBody[];

  /** `cursor` of the page behind this one; null when there is none. */
  next!: string | null;

  /** There was so much that what is oldest is left out. */
  cut!: boolean;
}
