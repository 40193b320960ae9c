import type { ComparedField, PersonFacts, Registrant } from '#contexts/case-linking';
import type { SeenMatch } from './own-county-match.js';

/** One line of the Case Link Select Person Summary: what the registrant gave beside what is on file. */
export interface ComparedValue {
  readonly field: ComparedField;
  readonly given: string | null;
  readonly onFile: readonly string[];
  readonly agrees: boolean;
  readonly decisive: boolean;
}

/** Every compared field; `person` with the cases of the own county only. */
export function comparedValues(
  registrant: Registrant,
  person: PersonFacts | undefined,
  match: SeenMatch,
): readonly ComparedValue[] {
  return match.fields.map(({ field, agrees, decisive }) => ({
    field,
    given: given[field](registrant) ?? null,
    onFile: person === undefined ? [] : known(field, person),
    agrees,
    decisive,
  }));
}

const known = (field: ComparedField, person: PersonFacts) =>
  onFile[field](person).filter((each) => each !== undefined);

const given: Readonly<Record<ComparedField, (registrant: Registrant) => string | undefined>> = {
  dateOfBirth: (each) => each.dateOfBirth,
  zipCode: (each) => each.zipCode,
  county: (each) => each.county,
  caseNumber: (each) => each.caseNumber,
  firstName: (each) => each.firstName,
  lastName: (each) => each.lastName,
  middleName: (each) => each.middleName,
  ssn: (each) => masked(each.ssn),
  gender: (each) => each.gender,
  address: (each) => each.address && `${each.address.line1}, ${each.address.city}, ${each.address.state}`,
  phone: (each) => each.phone,
};

const onFile: Readonly<Record<ComparedField, (person: PersonFacts) => readonly (string | undefined)[]>> = {
  dateOfBirth: ({ identity }) => [identity.dateOfBirth],
  zipCode: ({ addresses }) => [...new Set(addresses.map((each) => each.zip))],
  county: ({ cases }) => [...new Set(cases.map((each) => each.county))],
  caseNumber: ({ cases }) => cases.map((each) => each.caseNumber),
  firstName: ({ identity }) => [identity.firstName],
  lastName: ({ identity }) => [identity.lastName],
  middleName: ({ identity }) => [identity.middleName],
  ssn: ({ identity }) => [masked(identity.ssn)],
  gender: ({ identity }) => [identity.gender],
  address: ({ addresses }) => addresses.map((each) => `${each.line1}, ${each.city}, ${each.state}`),
  phone: ({ contact }) => contact.phones.map((each) => `${each.number} (${each.type})`),
};

/** The last four; revealing the whole number is a recorded act of its own. */
const masked = (ssn: string | undefined) => (ssn === undefined ? undefined : `***-**-${ssn.slice(-4)}`);
