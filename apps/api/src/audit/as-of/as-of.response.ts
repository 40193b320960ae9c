import { ApiProperty } from '@nestjs/swagger';
import { type AuditClock, auditClocks } from '#audit';

export class AsOfFieldBody {
  /** In words, as the pages call it. */
  field!: string;

  value!: string | null;
}

/** A document as it stood. */
export class AsOfDocumentBody {
  /** The view that shows it. */
  view!: string;

  id!: string;
  title!: string;
  fields!: AsOfFieldBody[];
}

export class AsOfDifferenceBody {
  field!: string;

  /** At the earlier moment; null: nothing stood there. */
  before!: string | null;

  /** At the later moment. */
  after!: string | null;
}

/** Whose look it stands as. */
export class AsSeenBody {
  at!: string;

  /** A name, or an id of somebody who has none here. */
  by!: string;

  route!: string;
}

export class AsOfResponse {
  subject!: string;
  at!: string;
  compareTo!: string | null;

  @ApiProperty({ enum: [...auditClocks] })
  clock!: AuditClock;

  /** In which moments without a zone are meant, and days. */
  zone!: string;

  /** That today's program folded it. */
  folded!: string;

  /** From how many events. */
  events!: number;

  /** The last of them. */
  lastEventId!: string;
  lastAt!: string;

  /** Null unless it was asked for by a look. */
  seen!: AsSeenBody | null;

  state!: AsOfDocumentBody[];

  /** Null without `compareTo`. */
  differences!: AsOfDifferenceBody[] | null;
}
