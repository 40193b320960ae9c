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

export class FingerprintBody {
  documents!: number;
  checksum!: string;
}

export class ComparedCopiesBody {
  built!: FingerprintBody;
  replaced!: FingerprintBody;
}

export class RebuiltViewBody {
  name!: string;
  build!: string;

  /** With the copy that it replaces. */
  comparison!: RebuiltView['comparison'];

  compared?: ComparedCopiesBody;
  switched!: boolean;
}

export class RebuildResultBody {
  views!: RebuiltViewBody[];
  events!: number;
  seconds!: number;
}

export class RebuildResponse {
  id!: string;

  /** Names of the views. */
  views!: string[];

  dryRun!: boolean;
  state!: 'running' | 'done' | 'failed';
  progress?: RebuildProgressBody;
  result?: RebuildResultBody;

  /** Why it failed. */
  error?: string;
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
