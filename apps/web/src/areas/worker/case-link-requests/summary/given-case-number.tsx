import { Link } from 'react-router';
import { useMe } from '../../../../shell/session.js';
import { paths } from '../../parts/navigation.js';
import type { Summary } from '../../parts/types.js';
import { verdictOf } from './compared-rows.js';

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
