import { ApiProblem, type components } from '#api-client';

/** What a customer types to link a case, as typed. */
export interface LinkForm {
  readonly month: string;
  readonly day: string;
  readonly year: string;
  readonly zipCode: string;
  /** Two-digit code; empty until one is chosen. */
  readonly county: string;
  /** What was typed to find the county, until one is chosen. */
  readonly countyTyped: string;
  readonly caseNumber: string;
}

export const emptyLinkForm: LinkForm = {
  month: '',
  day: '',
  year: '',
  zipCode: '',
  county: '',
  countyTyped: '',
  caseNumber: '',
};

/** The fields as the server names them, in the order of the page. */
export const linkFields = ['dateOfBirth', 'zipCode', 'county', 'caseNumber'] as const;
export type LinkField = (typeof linkFields)[number];
export type Fault = 'missing' | 'wrong' | 'future';
export type Faults = Readonly<Partial<Record<LinkField, Fault>>>;

type Entered = components['schemas']['LinkAttemptDto'];

/** What the server is asked: blanks and dashes inside a case number are no part of it. */
export function enteredOf({ month, day, year, zipCode, county, caseNumber }: LinkForm): Entered {
  const two = (text: string) => text.trim().padStart(2, '0');
  return {
    dateOfBirth: `${year.trim()}-${two(month)}-${two(day)}`,
    zipCode: zipCode.trim(),
    county,
    caseNumber: caseNumber.replace(/[\s-]/g, ''),
  };
}

/** What is to be fixed before the server is asked. `today` as `YYYY-MM-DD`. */
export function faultsOf(form: LinkForm, today: string): Faults {
  const { dateOfBirth, zipCode, county, caseNumber } = enteredOf(form);
  const isBlank = [form.month, form.day, form.year].some((each) => each.trim() === '');
  const faults: Record<LinkField, Fault | undefined> = {
    dateOfBirth: isBlank ? 'missing' : dateFault(dateOfBirth, today),
    zipCode: faultOf(zipCode, /^\d{5}(-?\d{4})?$/),
    county: county === '' ? 'missing' : undefined,
    caseNumber: faultOf(caseNumber, /^[A-Za-z0-9]{4,15}$/),
  };
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined));
}

/** What the server found wrong, by its fields; the texts are ours. */
export function faultsBy(problem: unknown): Faults {
  if (!(problem instanceof ApiProblem)) return {};
  const found = linkFields.filter((field) => problem.errors.some((each) => each.field === field));
  return Object.fromEntries(found.map((field) => [field, 'wrong']));
}

const faultOf = (text: string, shape: RegExp): Fault | undefined => {
  if (text === '') return 'missing';
  return shape.test(text) ? undefined : 'wrong';
};

const earliest = '1880-01-01';

function dateFault(date: string, today: string): Fault | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || date < earliest || !exists(date)) return 'wrong';
  return date > today ? 'future' : undefined;
}

/** The calendar turns 31 June into 1 July. */
function exists(date: string): boolean {
  const moment = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date);
}
