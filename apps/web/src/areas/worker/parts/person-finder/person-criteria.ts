import type { components } from '#api-client';
import type { Summary } from '../types.js';

type Body = components['schemas']['PersonSearchDto'];

/** The fields of Select Person as they stand in the form: texts, empty where nothing is entered. */
export interface PersonCriteria {
  readonly caseNumber: string;
  readonly ssn: string;
  readonly cin: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly dateOfBirth: string;
  readonly gender: NonNullable<Body['gender']> | '';
  readonly phone: string;
  readonly addressType: NonNullable<Body['addressType']> | '';
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly phonetic: boolean;
}

export const genders = ['Male', 'Female', 'Nonbinary', 'Unknown'] as const;

/** Labels as the documents write them (seed 001, Select Person). */
export const criteriaLabels: Readonly<Record<keyof PersonCriteria, string>> = {
  caseNumber: 'Case Number',
  ssn: 'Social Security Number',
  cin: 'CIN',
  lastName: 'Last Name',
  firstName: 'First Name',
  middleName: 'Middle Name/Initial',
  dateOfBirth: 'Date Of Birth',
  gender: 'Gender',
  phone: 'Phone Number',
  addressType: 'Address Type',
  addressLine1: 'Address Line 1',
  addressLine2: 'Address Line 2',
  city: 'City',
  state: 'State',
  zip: 'ZIP Code',
  phonetic: 'Include Phonetic Search Results',
};

export const noCriteria: PersonCriteria = {
  caseNumber: '',
  ssn: '',
  cin: '',
  lastName: '',
  firstName: '',
  middleName: '',
  dateOfBirth: '',
  gender: '',
  phone: '',
  addressType: '',
  addressLine1: '',
  addressLine2: '',
  city: '',
  state: '',
  zip: '',
  phonetic: true,
};

/** What the registrant entered prefills the form (seed 000, step 5: "prepopulates"). */
export function criteriaFrom(registrant: Summary['registrant']): PersonCriteria {
  if (registrant === null) return noCriteria;
  const { address, gender } = registrant;
  return {
    ...noCriteria,
    caseNumber: registrant.caseNumber,
    ssn: registrant.ssn ?? '',
    lastName: registrant.lastName,
    firstName: registrant.firstName,
    middleName: registrant.middleName ?? '',
    dateOfBirth: registrant.dateOfBirth,
    gender: genders.find((each) => each.toLowerCase() === gender?.toLowerCase()) ?? '',
    phone: registrant.phone ?? '',
    addressLine1: address?.line1 ?? '',
    addressLine2: address?.line2 ?? '',
    city: address?.city ?? '',
    state: address?.state ?? '',
    zip: registrant.zipCode,
  };
}

/** What the registrant entered, as it is shown: the server searches with the whole number. */
const maskedSsn = /^\*{3}-\*{2}-\d{4}$/;

/** The body of the search; an empty field is no criterion. */
export function searchBody(
  { phonetic, ...texts }: PersonCriteria,
  paging: {
    readonly page: number;
    readonly pageSize: Body['pageSize'];
    readonly requestId?: string | undefined;
  },
): Body {
  const isRegistrants = maskedSsn.test(texts.ssn);
  const given = Object.entries(texts).filter(
    ([name, value]) => value.trim() !== '' && !(name === 'ssn' && isRegistrants),
  );
  const { requestId, ...page } = paging;
  return {
    ...(Object.fromEntries(given) as Partial<Body>),
    phonetic,
    ...page,
    ...(requestId && { requestId }),
    ...(requestId && isRegistrants && { registrantSsn: true }),
  };
}
