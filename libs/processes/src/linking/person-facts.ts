import type { NamedCase, PersonFacts } from '#contexts/case-linking';
import { caseDecider, type KnownPerson, personDecider, type RecordedCase } from '#contexts/person-registry';
import type { Engine } from '#engine';
import {
  type CaseNumber,
  type CountyCode,
  countyCode,
  NotFound,
  own,
  type PersonId,
  workerId,
} from '#kernel';

/** What linking must know of a person, folded from `person-{id}` and the streams of every case they are on. */
export async function factsOfPerson(engine: Engine, personId: PersonId): Promise<PersonFacts | undefined> {
  const person = await engine.state(personDecider, personId);
  if (person.kind !== 'known') return undefined;
  const cases = await Promise.all(person.cases.map((number) => engine.state(caseDecider, number)));
  return factsFrom(
    person,
    cases.filter((each) => each.kind === 'recorded'),
  );
}

/** The facts of a person whom this county may see: one with at least one case in it. @throws NotFound */
export async function factsInCounty(
  engine: Engine,
  personId: PersonId,
  county: CountyCode,
): Promise<PersonFacts> {
  const facts = await factsOfPerson(engine, personId);
  if (facts === undefined || !facts.cases.some((each) => each.county === county)) throw new NotFound();
  return facts;
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

function factsFrom(person: KnownPerson, cases: readonly RecordedCase[]): PersonFacts {
  const { personId, identity, addresses, contact, customerPrivacy, contactEditedBy } = person;
  return {
    personId,
    identity,
    addresses,
    contact,
    customerPrivacy,
    contactChanges: Object.entries(contactEditedBy).map(([worker, at]) => ({ worker: workerId(worker), at })),
    cases: cases.flatMap(({ caseNumber, facts, persons }) => {
      const role = own(persons, personId)?.role;
      if (role === undefined) return [];
      return [
        {
          caseNumber,
          county: countyCode(facts.county),
          status: facts.status,
          programs: facts.programs.map((each) => each.kind),
          primaryApplicantOf: role.primaryApplicantOf,
          permanentlyOutOfTheHome: role.permanentlyOutOfTheHome,
        },
      ];
    }),
  };
}
