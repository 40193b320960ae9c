import { dateText } from '../../../../shared/dates.js';
import { phoneText } from '../../../../shared/phones.js';
import { zipText } from '../../parts/formats.js';
import type { ComparedField, Summary } from '../../parts/types.js';

/** How what the registrant entered stands to what is on file. */
export type Verdict = 'agrees' | 'differs' | 'elsewhere' | 'not_given' | 'not_on_file' | 'not_compared';

export interface ComparedRow {
  readonly label: string;
  readonly given: string | null;
  /** All values on file; empty without a person. */
  readonly onFile: readonly string[];
  readonly verdict: Verdict;
}

/** What is compared, as these pages call it. */
export const fieldNames: Readonly<Record<ComparedField, string>> = {
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

type Compared = Pick<Summary, 'fields' | 'match' | 'registrant' | 'person'>;

/**
 * The fields below Case Number and Linked Status in the order of the documents (seed 001, Case Link Select Person
 * Summary); County, which the documents leave out but the match compares, comes last.
 */
export function comparedRows(
  summary: Compared,
  countyName: (code: string) => string,
): readonly ComparedRow[] {
  const { registrant } = summary;
  const line = (
    field: ComparedField,
    given: string | null | undefined,
    text: (value: string) => string = same,
    label = fieldNames[field],
  ): ComparedRow => ({
    label,
    given: given ? text(given) : null,
    onFile: (summary.fields.find((each) => each.field === field)?.onFile ?? []).map(text),
    verdict: verdictOf(summary, field),
  });
  const county = (value: string) => (/^\d\d$/.test(value) ? countyName(value) : value);
  return [
    line('firstName', registrant?.firstName),
    line('middleName', registrant?.middleName),
    line('lastName', registrant?.lastName),
    line('ssn', registrant?.ssn),
    line('dateOfBirth', registrant?.dateOfBirth, (value) => dateText(value)),
    line('gender', registrant?.gender),
    ...addressRows(summary),
    // As the documents spell it here.
    line('zipCode', registrant?.zipCode, zipText, 'Zip Code'),
    line('phone', registrant?.phone, phoneText),
    line('county', registrant?.county, county),
  ];
}

/** What differs stands first; otherwise the documents' order stays. */
export const differencesFirst = (rows: readonly ComparedRow[]): readonly ComparedRow[] => [
  ...rows.filter(({ verdict }) => verdict === 'differs'),
  ...rows.filter(({ verdict }) => verdict !== 'differs'),
];

/** One line above the rows: what differs, or that nothing does. Undefined where nothing was compared. */
export function comparisonText(rows: readonly Pick<ComparedRow, 'label' | 'verdict'>[]): string | undefined {
  const differing = rows.filter(({ verdict }) => verdict === 'differs').map(({ label }) => label);
  if (differing.length > 0)
    return `${differing.length === 1 ? 'One field differs' : `${differing.length} fields differ`}: ${differing.join(', ')}.`;
  return rows.some(({ verdict }) => verdict === 'agrees')
    ? 'Everything that could be compared agrees.'
    : undefined;
}

const same = (value: string) => value;

/**
 * Whether the fields of a person were compared: against the one whom the worker selected, or, before that, against the
 * only one on the case who fits.
 */
export const hasPerson = ({ match, person }: Compared): boolean => person !== null || match?.fitting === 1;

/** Whether a field agreed: as the match says, with or without the values. */
export function verdictOf(summary: Compared, field: ComparedField): Verdict {
  const ofCase = field === 'caseNumber' || field === 'county';
  const found = summary.match?.fields.find((each) => each.field === field);
  if (found?.given && found.elsewhere) return 'elsewhere';
  if (found?.given && !ofCase && !hasPerson(summary)) return 'not_compared';
  if (found === undefined || !found.given) return 'not_given';
  if (found.agrees) return 'agrees';
  return found.onFile ? 'differs' : 'not_on_file';
}

/** The match compares the first line of an address; city and state, which decide nothing, are compared here. */
function addressRows(summary: Compared): readonly ComparedRow[] {
  const address = summary.registrant?.address;
  const onFile = summary.person?.addresses ?? [];
  const part = (label: string, name: 'city' | 'state'): ComparedRow => {
    const given = address?.[name] || null;
    const values = unique(onFile.map((each) => each[name]));
    const agrees = values.some((each) => each.toLowerCase() === given?.toLowerCase());
    return {
      label,
      given,
      onFile: values,
      verdict:
        given === null
          ? 'not_given'
          : summary.person === null
            ? 'not_compared'
            : values.length === 0
              ? 'not_on_file'
              : agrees
                ? 'agrees'
                : 'differs',
    };
  };
  const line1: ComparedRow = {
    label: 'Address Line 1',
    given: address?.line1 ?? null,
    onFile: unique(onFile.map((each) => each.line1)),
    verdict: verdictOf(summary, 'address'),
  };
  return [line1, part('City', 'city'), part('State', 'state')];
}

const unique = (values: readonly string[]) => [...new Set(values.filter((each) => each !== ''))];
