import type { ProjectionStatus, RebuildPhase, RebuiltView } from '#engine';
import type { CopyInfo } from '#read-store';

/** One copy of a view, as it is fed. */
export class ProjectionBody {
  name!: string;
  version!: number;
  build!: string;
  role!: ProjectionStatus['role'];

  /** Of the last event in it. */
  position?: string | undefined;

  /** Events that it does not hold yet. */
  lagEvents!: number;

  /** Age of the oldest of them. */
  lagSeconds!: number;

  eventsPerSecond!: number;

  /** `unfed`: readers see it, but this program cannot feed it. */
  state!: ProjectionStatus['state'];

  reason?: string;

  /** Why only a new build can mend it. */
  needsRebuild?: string;

  deadLetters!: number;
  hasCaughtUp!: boolean;

  /** Of a previous copy: then it is removed. */
  keptUntil?: string;
}

export class CheckpointBody {
  ledgerId!: string;
  position?: string | undefined;
  epoch!: number;
}

/** One copy of a view, as the store has it. */
export class CopyBody {
  name!: string;
  version!: number;
  build!: string;
  state!: CopyInfo['state'];
  checkpoint?: CheckpointBody | undefined;

  /** Why it cannot be read now, in the store's words. */
  unreadable?: string | undefined;

  /** Of a previous copy: since when another one is live. */
  replacedAt?: string | undefined;
}

export class ProjectionsResponse {
  items!: ProjectionBody[];
  copies!: CopyBody[];
}

export class LagSampleBody {
  /** A minute. */
  at!: string;

  /** The worst of that minute. */
  lagEvents!: number;

  /** Age of the oldest event that was missing. */
  lagSeconds!: number;
}

export class LagResponse {
  name!: string;
  hours!: number;

  /** Minutes in which no server ran are missing. */
  items!: LagSampleBody[];
}

export class RebuildProgressBody {
  phase!: RebuildPhase;

  /** The view, where the phase is about one. */
  view?: string;

  /** Events. */
  done!: number;

  total!: number;
  perSecond!: number;
  secondsLeft!: number;
}

export class DifferenceBody {
  /** How many documents are not alike. */
  documents!: number;

  /** Of the first 20 of them. */
  ids!: string[];
}

export class RebuiltViewBody {
  name!: string;
  build!: string;

  /** What the new copy was compared with; `ledger`: 1,000 documents by chance, folded anew from their streams. */
  against!: RebuiltView['against'];

  comparison!: RebuiltView['comparison'];

  /** Documents of the new copy that were compared. */
  documents!: number;

  /** Absent when they are equal. */
  difference?: DifferenceBody;

  /** Readers see the new copy. */
  switched!: boolean;

  /** Both copies are kept until somebody accepts the difference, builds anew, or retires the new one. */
  kept!: boolean;
}

export class RebuildPlanBody {
  events!: number;

  /** About how long it would take. */
  seconds!: number;

  bytesNeeded!: number;

  /** Absent where the store does not tell. */
  bytesFree?: number | undefined;

  /** False: it would be refused, for less than 1.2 times what it needs is free. */
  fits!: boolean;
}

export class AcceptedBody {
  by!: string;
  reason!: string;
  at!: string;
}

export class RebuildResultBody {
  views!: RebuiltViewBody[];
  events!: number;
  seconds!: number;
}

export class RebuildResponse {
  /** The same as `rebuildId`. */
  id!: string;

  rebuildId!: string;

  /** Names of the views. */
  views!: string[];

  /** Only the plan was asked for: nothing is built. */
  dryRun!: boolean;

  /** The new copies are dropped after the comparison. */
  compareOnly!: boolean;

  startedAt!: string;
  state!: 'running' | 'done' | 'failed';

  /** Of a dry run. */
  plan?: RebuildPlanBody;

  /** Who switched to a copy that differs, and why. */
  accepted?: AcceptedBody;
  progress?: RebuildProgressBody;
  result?: RebuildResultBody;

  /** Why it failed. */
  error?: string;
}

export class RebuildsResponse {
  items!: RebuildResponse[];
}

export class RolledBackResponse {
  view!: string;

  /** The copy that is live again. */
  build!: string;

  /** The one that was. */
  replaced!: string;
}

export class RetiredResponse {
  view!: string;

  /** Builds of the copies that were deleted. */
  retired!: string[];
}
