import type { System } from '#composition';
import type { CountyCode } from '#kernel';

/** The name of somebody who works in this county; undefined for whoever does not, or is not known any more. */
export async function colleagueInCounty(
  { staff }: Pick<System, 'staff'>,
  id: string,
  county: CountyCode,
): Promise<string | undefined> {
  const found = await staff.find(id);
  return found?.actor.county === county ? found.name : undefined;
}
