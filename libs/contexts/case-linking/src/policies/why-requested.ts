import type { ComparedField, MatchExplanation, RequestCause } from '../values.js';

/** What tells why there is a request instead of a link. */
export interface Requested {
  readonly cause: RequestCause;
  readonly match: MatchExplanation | null;
}

/** Why a request exists, for workers only: names of fields, never a value (rule L5). */
export const whyRequested = ({ cause, match }: Requested): string =>
  cause === 'mismatch' ? mismatchTold(match) : causes[cause];

const causes: Readonly<Record<Exclude<RequestCause, 'mismatch'>, string>> = {
  gave_up: 'The customer could not verify and gave up',
  too_many_wrong_codes: 'Five wrong codes',
  code_expired: 'No code was entered in time',
  unlink: 'The account was unlinked',
  customer_privacy: 'Customer Privacy',
  children_services: 'Children Services',
  unlinked_before: 'Unlinked before, as an error or fraud',
  account_linked: 'The account is linked to somebody else',
  person_linked: 'The person is linked to another account',
  too_many_attempts_on_person: 'Too many attempts on this person in one day',
};

/** Where nobody fits, or several do, no field of a person was compared. */
function mismatchTold(match: MatchExplanation | null): string {
  if (match === null) return 'The data on file changed meanwhile';
  if (match.fields.some(({ field, agrees }) => field === 'caseNumber' && !agrees))
    return 'There is no case of this number';
  const differing = match.fields
    .filter((each) => each.decisive && !each.agrees && (match.fitting === 1 || each.field === 'county'))
    .map(({ field }) => fieldNames[field]);
  if (differing.length > 0) return `Differs: ${differing.join(', ')}`;
  if (match.fitting === 0) return 'Nobody on the case has this date of birth or last name';
  if (match.fitting > 1) return 'Several people on the case have this date of birth or last name';
  return match.primaryApplicant
    ? 'The data on file changed meanwhile'
    : 'Not the Primary Applicant of a program on the case';
}

/** As the pages call the fields. */
const fieldNames: Readonly<Record<ComparedField, string>> = {
  dateOfBirth: 'Date of Birth',
  zipCode: 'ZIP Code',
  county: 'County',
  caseNumber: 'Case Number',
  firstName: 'First Name',
  lastName: 'Last Name',
  middleName: 'Middle Name',
  ssn: 'SSN',
  gender: 'Gender',
  address: 'Address',
  phone: 'Phone Number',
};
