import type { CaseSummaryData, PersonOnCase } from './case-types.js';

const supportRoles: Readonly<Record<NonNullable<PersonOnCase['childSupportRole']>, string>> = {
  AP: 'ordered to pay (AP)',
  CP: 'ordered to receive (CP)',
  CHILD: 'child',
  NPP: 'other party (NPP)',
};

/** What a person is on the case, the weightiest first: `Primary Applicant of CalFresh and Medi-Cal`. */
export function roleTexts({
  primaryApplicantOf,
  childSupportRole,
}: Pick<PersonOnCase, 'primaryApplicantOf' | 'childSupportRole'>): readonly string[] {
  const roles = [
    primaryApplicantOf.length > 0 && `Primary Applicant of ${listed(primaryApplicantOf)}`,
    childSupportRole && `Child Support: ${supportRoles[childSupportRole]}`,
  ].filter((each) => typeof each === 'string');
  return roles.length > 0 ? roles : ['On the case'];
}

/** `a`, `a and b`, `a, b and c` */
export const listed = (texts: readonly string[]): string =>
  texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;

/** Primary Applicants first, those Permanently Out of the Home last, else by name. */
export const inOrder = (persons: readonly PersonOnCase[]): readonly PersonOnCase[] =>
  [...persons].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));

const rank = ({ permanentlyOutOfTheHome, primaryApplicantOf }: PersonOnCase): number =>
  permanentlyOutOfTheHome ? 2 : primaryApplicantOf.length > 0 ? 0 : 1;

/** Names of a program's Primary Applicants. */
export const applicantsOf = (
  { persons }: Pick<CaseSummaryData, 'persons'>,
  kind: PersonOnCase['primaryApplicantOf'][number],
): readonly string[] =>
  persons.filter((each) => each.primaryApplicantOf.includes(kind)).map(({ name }) => name);
