import type { Registrant } from '#contexts/case-linking';
import type { ImportedAddress, PersonImportRecord } from '#contexts/person-registry';
import type { Profile } from '#contexts/portal-accounts';
import { accountId, caseNumber, countyCode } from '#kernel';
import type { CaseToLink } from '#processes';
import { castings } from './first-customers.js';
import type { Tale } from './tales.js';

// What an invented customer says of themselves and enters: the truth, but for the mistake of their tale.

/** Those whom the README names: their first page says which language they speak. */
const firstCustomers = 12;

export const accountOf = ({ customer }: Pick<Tale, 'customer'>) => accountId(`demo-customer-${customer}`);

/** What the registration asks for. Every second one gives more than the name. */
export function profileOf({ customer, applicant: { record }, asking }: Tale): Profile {
  const address = addressOf(record);
  const more: Partial<Profile> =
    customer % 2 === 0
      ? {
          ...(record.middleName ? { middleName: record.middleName } : {}),
          ...(record.ssn ? { ssn: record.ssn } : {}),
          gender: record.gender,
          ...(address === undefined ? {} : { address: withoutType(address) }),
        }
      : {};
  return {
    firstName: record.firstName,
    lastName: asking === 'misspelt' ? misspelt(record.lastName) : record.lastName,
    email: record.email ?? `demo-customer-${customer}@example.org`,
    ...(customer > firstCustomers && customer % 7 === 0 ? { language: 'es' } : {}),
    ...more,
  };
}

/** What they enter on Identity Verification. */
export function entersOf({ customer, applicant, asking }: Tale): CaseToLink {
  const { record, named, county } = applicant;
  const zip = addressOf(record)?.zip ?? '90012';
  const moved = castings.find((each) => each.customer === customer)?.givesZip;
  return {
    dateOfBirth: asking === 'wrong_date' ? wrongDate(record.dateOfBirth) : record.dateOfBirth,
    zipCode: moved ?? (asking === 'moved' ? otherZip(zip) : zip),
    county: asking === 'other_county' ? neighbour(county) : county,
    caseNumber: caseNumber(asking === 'unknown_case' ? `Z${named.caseNumber.slice(1)}` : named.caseNumber),
  };
}

const addressOf = ({ addresses }: PersonImportRecord) =>
  (addresses ?? []).find((each) => each.line1 !== null) as ImportedAddress | undefined;

const withoutType = ({ line1, line2, city, state, zip }: ImportedAddress) => {
  const address: NonNullable<Registrant['address']> = { line1, city, state, zip };
  return line2 ? { ...address, line2 } : address;
};

/** Two letters in the wrong order. */
const misspelt = (name: string) =>
  `${name.slice(0, 1)}${name.slice(2, 3)}${name.slice(1, 2)}${name.slice(3)}`;

/** The year before. */
const wrongDate = (date: string) => `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;

const otherZip = (zip: string) => (zip.startsWith('93721') ? '95814' : '93721');

const neighbour = (county: string) => countyCode(String((Number(county) % 58) + 1).padStart(2, '0'));
