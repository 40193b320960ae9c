import type { ComparedField, Summary } from '../../parts/types.js';
import { counted } from '../../parts/words.js';
import { fieldNames, hasPerson, verdictOf } from './compared-rows.js';

export interface Explanation {
  /** One sentence: is it a full match or not. */
  readonly result: string;
  /** What keeps it from being a full match. */
  readonly against: readonly string[];
  /** What is shown but decides nothing. */
  readonly besides: readonly string[];
}

/** The match in words (rule L2): the automatic one, or that against the person whom the worker selected. */
export function explanationOf(
  summary: Pick<Summary, 'fields' | 'match' | 'registrant' | 'person'>,
): Explanation | undefined {
  const { match, person } = summary;
  const selected = person !== null;
  if (match === null) return undefined;
  const compared = match.fields.filter(({ field }) => verdictOf(summary, field) !== 'not_compared');
  const [decisive, shown] = [true, false].map((wanted) =>
    compared.filter((each) => each.decisive === wanted && !each.agrees && !each.elsewhere),
  ) as [typeof match.fields, typeof match.fields];
  const differs = (field: ComparedField) => {
    const verdict = verdictOf(summary, field);
    if (verdict === 'not_on_file') return `${fieldNames[field]}: nothing on file agrees.`;
    return verdict === 'differs' ? `${fieldNames[field]} differs.` : `${fieldNames[field]} was not entered.`;
  };
  // How it stands with another county's case or person is theirs to see.
  const elsewhere = compared.filter((each) => each.elsewhere);
  if (elsewhere.length > 0)
    return {
      result: elsewhere.every(({ field }) => field === 'caseNumber' || field === 'county')
        ? 'The customer named a case of another county, which is not compared here.'
        : 'The person the customer named is known only in another county: nothing is compared here.',
      against: decisive.map(({ field }) => differs(field)),
      besides: [],
    };
  return {
    result: match.full
      ? selected
        ? 'Full match: everything that decides agrees.'
        : 'Full match: everything that decides agrees, but the customer did not verify, or a rule asks for a worker.'
      : selected
        ? 'Not a full match with this person.'
        : 'The automatic check found no full match.',
    against: [
      ...decisive.map(({ field }) => differs(field)),
      ...(match.fitting === 0 ? ['Nobody on that case has this date of birth or last name.'] : []),
      ...(match.fitting > 1
        ? [`${counted(match.fitting, 'person', 'people')} on that case have this date of birth or last name.`]
        : []),
      ...(match.primaryApplicant || !hasPerson(summary) ? [] : ['Not a Primary Applicant on that case.']),
    ],
    besides: shown
      .filter(({ field }) => verdictOf(summary, field) === 'differs')
      .map(({ field }) => differs(field)),
  };
}
