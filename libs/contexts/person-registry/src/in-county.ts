import type { Engine } from '#engine';
import { type CaseNumber, type CountyCode, NotFound, own, type PersonId } from '#kernel';
import { caseDecider } from './case/decider.js';
import { personDecider } from './person/decider.js';
import type { PersonOnFile } from './person/state.js';
import type { CaseFacts, CaseRole } from './values.js';

type Streams = Pick<Engine, 'state'>;

/** A case, and what one person is on it. */
export interface CaseOnFile {
  readonly caseNumber: CaseNumber;
  readonly facts: CaseFacts;
  readonly role: CaseRole;
}

/** Rule P3: a county knows whoever has at least one case in it. */
export const isInCounty = (
  cases: readonly { readonly county: string }[],
  county: CountyCode | undefined,
): boolean => cases.some((each) => each.county === county);

/** The cases that a person is on, as the streams have them. */
export async function casesOf(
  streams: Streams,
  { personId, cases }: PersonOnFile,
): Promise<readonly CaseOnFile[]> {
  const states = await Promise.all(cases.map((number) => streams.state(caseDecider, number)));
  return states.flatMap((each) => {
    const role = each.kind === 'recorded' ? own(each.persons, personId)?.role : undefined;
    return each.kind === 'recorded' && role ? [{ caseNumber: each.caseNumber, facts: each.facts, role }] : [];
  });
}

/**
 * A person of this county with all their cases, as the streams have them: what is decided goes by these, while a page
 * that is read may go by the view (`PersonSearch.personInCounty`). @throws NotFound for all others, whether they exist or not
 */
export async function personInCounty(
  streams: Streams,
  id: PersonId,
  county: CountyCode | undefined,
): Promise<{ readonly person: PersonOnFile; readonly cases: readonly CaseOnFile[] }> {
  const person = await streams.state(personDecider, id);
  if (person.kind === 'unknown') throw new NotFound();
  const cases = await casesOf(streams, person);
  if (
    !isInCounty(
      cases.map(({ facts }) => facts),
      county,
    )
  )
    throw new NotFound();
  return { person, cases };
}
