import type { Readiness } from '#composition';

export class AliveResponse {
  status!: 'ok';
}

/** One part that must work. */
export class ReadinessCheckBody {
  name!: string;
  ok!: boolean;

  /** Why not. */
  detail?: string;
}

export class ReadinessResponse {
  status!: Readiness['body']['status'];

  /** `refused`: a contradiction was found, and nothing is sealed before somebody has looked. Commands go on. */
  sealing!: Readiness['body']['sealing'];

  checks!: ReadinessCheckBody[];
}
