import { ApiProperty } from '@nestjs/swagger';
import type { BatchCounts, BatchRun } from '#composition';

export class CloseLinkedRequestsResponse {
  dryRun!: boolean;

  /** Submissions with pending requests. */
  submissionsLooked!: number;

  /** In a dry run: that would be. */
  requestsClosed!: number;
}

export class BatchRunBody {
  startedAt!: string;
  endedAt!: string;
  outcome!: BatchRun['outcome'];

  /** Who asked for it; `night`: nobody. */
  by!: string;
  dryRun!: boolean;

  /** What it came to, by name, such as `requestsClosed`. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  counts!: BatchCounts;
}

export class BatchBody {
  name!: string;

  /** What it does, in a sentence. */
  does!: string;

  /** The last run; null before the first. */
  last!: BatchRunBody | null;

  /** The last ten, newest first. */
  runs!: BatchRunBody[];

  /** When it runs next by itself. */
  next!: string;

  /** It can be run by hand, and tried before. */
  byHand!: boolean;
}

export class BatchesResponse {
  items!: BatchBody[];
}
