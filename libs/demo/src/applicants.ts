import { type ImportedCase, type PersonImportRecord } from '#contexts/person-registry';
import { type CountyCode, countyCode, foldName } from '#kernel';
import { casesOf, caseToName, castings, Families } from './first-customers.js';

/** Somebody who may ask for a link to the case that they name. */
export interface Applicant {
  readonly record: PersonImportRecord;
  readonly named: ImportedCase;
  readonly county: CountyCode;
  /** Nobody else of the named case shares the last name or the date of birth: told apart whatever does not agree. */
  readonly alone: boolean;
}

export interface Applicants {
  /** The first six customers, by number; fewer when there are few people. */
  readonly first: ReadonlyMap<number, Applicant>;
  /** Everybody else who is Primary Applicant somewhere. */
  readonly others: readonly Applicant[];
}

/** Those who may appear in the demo's activity. A very large demo draws on its first people only. */
export function applicantsAmong(people: Iterable<PersonImportRecord>): Applicants {
  const records = [...people];
  const onCase = new Map<string, PersonImportRecord[]>();
  for (const record of records)
    for (const { caseNumber } of casesOf(record))
      onCase.set(caseNumber, [...(onCase.get(caseNumber) ?? []), record]);
  const applicantOf = (record: PersonImportRecord): Applicant | undefined => {
    const named = caseToName(record);
    if (named === undefined) return undefined;
    const housemates = onCase.get(named.caseNumber) ?? [];
    const alone = housemates.every((each) => each === record || !alike(each, record));
    return { record, named, county: countyCode(named.county), alone };
  };
  const families = new Families();
  const first = new Map<number, Applicant>();
  const others: Applicant[] = [];
  for (const record of records) {
    const { family, member } = families.placeOf(record);
    const cast = castings.find((each) => each.family === family && each.member === member);
    const applicant = applicantOf(record);
    if (applicant === undefined) continue;
    if (cast !== undefined) first.set(cast.customer, applicant);
    else if (isPrimaryApplicant(record)) others.push(applicant);
  }
  return { first, others };
}

const isPrimaryApplicant = (record: PersonImportRecord) =>
  casesOf(record).some((each) => each.programs.some(({ primaryApplicant }) => primaryApplicant));

const alike = (a: PersonImportRecord, b: PersonImportRecord) =>
  foldName(a.lastName) === foldName(b.lastName) || a.dateOfBirth === b.dateOfBirth;
