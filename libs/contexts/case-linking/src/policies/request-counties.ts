import type { CountyCode } from '#kernel';
import type { NamedCase, PersonFacts } from './person-facts.js';

/**
 * Where a submission's requests go, by code (rules L1 and L5; seed 000, Processing a Case Link Request):
 * one for each county where the person is Primary Applicant of at least one program in a case and not
 * Permanently Out of the Home there, or else one for the stated county. Not exactly one person: one request,
 * to the county of the named case, or to the stated one when there is no such case.
 */
export function requestCounties(
  person: PersonFacts | undefined,
  named: Pick<NamedCase, 'county'> | undefined,
  stated: CountyCode,
): readonly CountyCode[] {
  if (person === undefined) return [named?.county ?? stated];
  const counties = person.cases
    .filter((each) => each.primaryApplicantOf.length > 0 && !each.permanentlyOutOfTheHome)
    .map((each) => each.county);
  return counties.length === 0 ? [stated] : [...new Set(counties)].sort();
}
