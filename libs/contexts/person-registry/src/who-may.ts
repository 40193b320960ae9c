import { type Actor, type CountyCode, isStaff, type WorkerId, workerId } from '#kernel';
import { refuse } from './refusals.js';

/** Somebody at work for a county, as events name them. Whoever names no county works for none. */
interface AtWork {
  readonly worker: WorkerId;
  readonly county: CountyCode;
}

/** Workers and supervisors edit what a county has on file of a person. @throws Refused(workers_only) */
export function caseworker(by: Actor): AtWork {
  const { id, county } = by;
  if (!isStaff(by) || county === undefined) throw refuse('workers_only');
  return { worker: workerId(id), county };
}

/** Only a supervisor decides what binds the county's workers. @throws Refused(supervisors_only) */
export function supervisor({ kind, id, county }: Actor): AtWork {
  if (kind !== 'supervisor' || county === undefined) throw refuse('supervisors_only');
  return { worker: workerId(id), county };
}
