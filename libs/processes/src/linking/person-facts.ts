import type { NamedCase, PersonFacts } from '#contexts/case-linking';
import {
  type CaseOnFile,
  caseDecider,
  casesOf,
  type KnownPerson,
  personDecider,
  personInCounty,
} from '#contexts/person-registry';
import type { Engine } from '#engine';
import { type CaseNumber, type CountyCode, countyCode, NotFound, type PersonId, workerId } from '#kernel';

/** What linking must know of a person, folded from `person-{id}` and the streams of every case they are on. */
export async function factsOfPerson(engine: Engine, personId: PersonId): Promise<PersonFacts | undefined> {
  const person = await engine.state(personDecider, personId);
  return person.kind === 'known' ? factsFrom(person, await casesOf(engine, person)) : undefined;
}

/** What linking must know of a person of this county. @throws NotFound */
export async function factsInCounty(
  engine: Engine,
  personId: PersonId,
  county: CountyCode,
): Promise<PersonFacts> {
  const { person, cases } = await personInCounty(engine, personId, county);
  if (person.kind !== 'known') throw new NotFound();
  return factsFrom(person, cases);
}

/** A case by its number alone, with everybody on it. */
export async function namedCase(engine: Engine, caseNumber: CaseNumber): Promise<NamedCase | undefined> {
  const state = await engine.state(caseDecider, caseNumber);
  if (state.kind !== 'recorded') return undefined;
  const ids = Object.keys(state.persons) as PersonId[];
  const persons = await Promise.all(ids.map((id) => factsOfPerson(engine, id)));
  return {
    caseNumber,
    county: countyCode(state.facts.county),
    persons: persons.filter((each) => each !== undefined),
  };
}

function factsFrom(person: KnownPerson, cases: readonly CaseOnFile[]): PersonFacts {
  const { personId, identity, addresses, contact, customerPrivacy, contactEditedBy } = person;
  return {
    personId,
    identity,
    addresses,
    contact,
    customerPrivacy,
    contactChanges: Object.entries(contactEditedBy).map(([worker, at]) => ({ worker: workerId(worker), at })),
    cases: cases.map(({ caseNumber, facts, role }) => ({
      caseNumber,
      county: countyCode(facts.county),
      status: facts.status,
      programs: facts.programs.map((each) => each.kind),
      primaryApplicantOf: role.primaryApplicantOf,
      permanentlyOutOfTheHome: role.permanentlyOutOfTheHome,
    })),
  };
}
