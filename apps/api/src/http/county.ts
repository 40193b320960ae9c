import type { Identity, StaffDirectory } from '#access';
import { type CountyCode, InvalidInput, NotFound, type WorkerId, workerId } from '#kernel';

/** The county that the caller works for. Who works for none finds nothing. @throws NotFound */
export function countyOf({ actor }: Identity): CountyCode {
  if (actor.county === undefined) throw new NotFound();
  return actor.county;
}

/** A worker of this county. @throws InvalidInput */
export async function workerIn(
  staff: Pick<StaffDirectory, 'find'>,
  county: CountyCode,
  id: string,
  right: 'case-link:process' | 'e-message:view' = 'case-link:process',
): Promise<WorkerId> {
  const identity = await staff.find(id);
  const what = right === 'case-link:process' ? 'process requests' : 'see e-messages';
  if (identity?.actor.county !== county || !identity.rights.has(right))
    throw new InvalidInput([
      { field: 'worker', message: `must be the id of a worker of your county who may ${what}` },
    ]);
  return workerId(id);
}
