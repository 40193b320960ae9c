import { isPhoneNumber, phoneDigits } from '#kernel';
import type { ComparedField, FieldAgreement, MatchExplanation, Registrant } from '../values.js';
import { namesAgree } from './names.js';
import { isPrimaryApplicantOn, type NamedCase, type PersonFacts } from './person-facts.js';

/** Grows with every change of a rule below: an old request is explained by the version that decided it. */
const version = 2;

/** Disagreement on any of these breaks the 100% (rule L2); a disagreeing SSN does so besides. */
const decisiveFields: ReadonlySet<ComparedField> = new Set([
  'dateOfBirth',
  'zipCode',
  'county',
  'caseNumber',
  'firstName',
  'lastName',
]);

export interface Match {
  readonly explanation: MatchExplanation;
  /** Whom the request is about: the one person of the case who fits. */
  readonly person: PersonFacts | undefined;
}

/** The match policy: what the registrant gave against what is on file (rules L1 and L2). */
export const matchPolicy = {
  version,
  match(registrant: Registrant, named: NamedCase | undefined): Match {
    const fitting = whoFits(registrant, named);
    const person = fitting.length === 1 ? fitting[0] : undefined;
    return { explanation: explain(registrant, named, { person, fitting: fitting.length }), person };
  },
  /** The same comparison against a person whom a worker chose, on that case or not. */
  compare: (registrant: Registrant, named: NamedCase | undefined, person: PersonFacts): MatchExplanation =>
    explain(registrant, named, { person, fitting: whoFits(registrant, named).length }),
};

/**
 * Exactly one person on the named case for whom everything agrees is the one: families share last names, twins birth
 * dates. Only otherwise whoever agrees on date of birth or on last name (rule L1).
 */
export function whoFits(registrant: Registrant, named: NamedCase | undefined): readonly PersonFacts[] {
  const persons = named?.persons ?? [];
  const agreeing = persons.filter((each) => allAgree(fieldsOf(registrant, named, each)));
  if (agreeing.length === 1) return agreeing;
  return persons.filter(
    ({ identity }) =>
      identity.dateOfBirth === registrant.dateOfBirth || namesAgree(identity.lastName, registrant.lastName),
  );
}

function explain(
  registrant: Registrant,
  named: NamedCase | undefined,
  about: { readonly person: PersonFacts | undefined; readonly fitting: number },
): MatchExplanation {
  const { person, fitting } = about;
  const fields = fieldsOf(registrant, named, person);
  const primaryApplicant = person !== undefined && isPrimaryApplicantOn(person, registrant.caseNumber);
  return {
    policy: version,
    full: allAgree(fields) && fitting === 1 && primaryApplicant,
    fields,
    fitting,
    primaryApplicant,
  };
}

const allAgree = (fields: readonly FieldAgreement[]): boolean =>
  fields.every((each) => each.agrees || !each.decisive);

function fieldsOf(
  registrant: Registrant,
  named: NamedCase | undefined,
  person: PersonFacts | undefined,
): readonly FieldAgreement[] {
  const cases = casesToCompare(named, person);
  return [
    compared(
      'caseNumber',
      registrant.caseNumber,
      cases.map((each) => each.caseNumber),
      same,
    ),
    compared(
      'county',
      registrant.county,
      cases.map((each) => each.county),
      same,
    ),
    ...personsFields(registrant, person),
  ];
}

/** The named case, unless a worker chose somebody who is not on it: then whatever cases they have. */
function casesToCompare(
  named: NamedCase | undefined,
  person: PersonFacts | undefined,
): readonly Pick<NamedCase, 'caseNumber' | 'county'>[] {
  if (person === undefined || named?.persons.some((each) => each.personId === person.personId))
    return named === undefined ? [] : [named];
  return person.cases;
}

type Given = string | undefined;
type Agree = (given: string, onFile: string) => boolean;

const personsFields = (given: Registrant, person: PersonFacts | undefined) => [
  compared('dateOfBirth', given.dateOfBirth, [person?.identity.dateOfBirth], same),
  compared(
    'zipCode',
    given.zipCode,
    person?.addresses.map((each) => each.zip),
    zipsAgree,
  ),
  compared('firstName', given.firstName, [person?.identity.firstName], namesAgree),
  compared('lastName', given.lastName, [person?.identity.lastName], namesAgree),
  compared('middleName', given.middleName, [person?.identity.middleName], namesAgree),
  compared('ssn', given.ssn, [person?.identity.ssn], digitsAgree),
  compared('gender', given.gender, [person?.identity.gender], namesAgree),
  compared(
    'address',
    given.address?.line1,
    person?.addresses.map((each) => each.line1),
    namesAgree,
  ),
  compared(
    'phone',
    given.phone,
    person?.contact.phones.map((each) => each.number),
    phonesAgree,
  ),
];

/** `candidates`: all values on file that would do; nothing on file neither agrees nor, for an SSN, disagrees. */
function compared(
  field: ComparedField,
  given: Given,
  candidates: readonly Given[] | undefined,
  agree: Agree,
): FieldAgreement {
  const onFile = (candidates ?? []).filter((each): each is string => isThere(each));
  const agrees = isThere(given) && onFile.some((each) => agree(given as string, each));
  const bothKnown = isThere(given) && onFile.length > 0;
  return {
    field,
    given: isThere(given),
    onFile: onFile.length > 0,
    agrees,
    decisive: decisiveFields.has(field) || (field === 'ssn' && bothKnown),
  };
}

const isThere = (value: Given): boolean => value !== undefined && value.trim() !== '';
const digits = (value: string) => value.replace(/\D/g, '');
const same: Agree = (given, onFile) => given === onFile;
const digitsAgree: Agree = (given, onFile) => digits(given) !== '' && digits(given) === digits(onFile);
const zipsAgree: Agree = (given, onFile) =>
  digits(given).length >= 5 && digits(given).slice(0, 5) === digits(onFile).slice(0, 5);
/** With their country codes; the 1 of North America may be left out. */
const phonesAgree: Agree = (given, onFile) =>
  isPhoneNumber(phoneDigits(given)) && phoneDigits(given) === phoneDigits(onFile);
