import type { CaseSummaryData } from './case-types.js';

/** More would make too long an address; a household has a dozen. */
const mostPersons = 60;

/** What changes a page about this case: the case, everybody on it, and requests about them. */
export function caseTopics(
  {
    caseNumber,
    county,
    persons,
    requests,
  }: Pick<CaseSummaryData, 'caseNumber' | 'county' | 'persons' | 'requests'>,
  rights: readonly string[],
): readonly string[] {
  const ids = persons.slice(0, mostPersons).map(({ personId }) => personId);
  const own = [`case:${caseNumber}`, ...ids.map((id) => `person:${id}`)];
  if (!rights.includes('case-link:view')) return own;
  return [
    ...own,
    ...ids.map((id) => `person-requests:${county}:${id}`),
    ...requests.map(({ requestId }) => `case-link-request:${county}:${requestId}`),
  ];
}
