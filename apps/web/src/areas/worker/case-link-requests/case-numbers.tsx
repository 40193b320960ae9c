import { Link } from 'react-router';
import { useMe } from '../../../shell/session.js';
import { paths } from '../navigation.js';
import { verdictOf } from './compared-rows.js';
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

/** The number that the registrant entered; a link where the own county has such a case. */
export function GivenCaseNumber({ summary }: { readonly summary: Summary }) {
  const { county } = useMe();
  const { registrant } = summary;
  if (registrant === null) return <span className="muted">-</span>;
  const isOurs =
    registrant.county === county &&
    verdictOf(summary, 'caseNumber') === 'agrees' &&
    verdictOf(summary, 'county') === 'agrees';
  return isOurs ? (
    <Link to={paths.caseSummary(registrant.caseNumber)}>{registrant.caseNumber}</Link>
  ) : (
    registrant.caseNumber
  );
}
