import { Link } from 'react-router';
import { paths } from './navigation.js';
import type { Summary } from './types.js';
import { counted } from './words.js';

/** The person's cases of the own county as links to their Case Summary; those of other counties as a count only. */
export function CaseNumbers({
  person: { cases, casesInOtherCounties: others },
}: {
  readonly person: Pick<NonNullable<Summary['person']>, 'cases' | 'casesInOtherCounties'>;
}) {
  return (
    <>
      {cases.map(({ caseNumber, status }) => (
        <span key={caseNumber} className="compared__value">
          <Link to={paths.caseSummary(caseNumber)}>{caseNumber}</Link>{' '}
          <span className="muted">({status.toLowerCase()})</span>
        </span>
      ))}
      {others > 0 && (
        <span className="compared__value muted">
          {cases.length > 0 && 'and '}
          {counted(others, 'case')} in other counties
        </span>
      )}
      {cases.length === 0 && others === 0 && <span className="muted">-</span>}
    </>
  );
}
