import { Link } from 'react-router';
import type { CaseRow } from '../parts/case-types.js';
import { useCountyWorkers } from '../parts/county-workers.js';
import { paths } from '../parts/navigation.js';

/** Found cases; the Case Name opens the Case Summary. */
export function CasesTable({ cases }: { readonly cases: readonly CaseRow[] }) {
  const { nameOf } = useCountyWorkers();
  return (
    <table className="usa-table usa-table--borderless stacks">
      <caption className="usa-sr-only">Cases found</caption>
      <thead>
        <tr>
          <th scope="col">Case Name</th>
          <th scope="col">Case Number</th>
          <th scope="col">Status</th>
          <th scope="col">Programs</th>
          <th scope="col">Worker</th>
        </tr>
      </thead>
      <tbody>
        {cases.map(({ caseNumber, name, status, programs, workers }) => (
          <tr key={caseNumber}>
            <th scope="row" data-label="Case Name">
              <Link to={paths.caseSummary(caseNumber)}>{name}</Link>
            </th>
            <td data-label="Case Number">{caseNumber}</td>
            <td data-label="Status">
              <CaseState status={status} />
            </td>
            <td data-label="Programs">
              {programs
                .map((each) => `${each.kind}${each.status === status ? '' : ` (${each.status})`}`)
                .join(', ')}
            </td>
            <td data-label="Worker">
              {workers.length === 0 ? <span className="muted">Nobody</span> : workers.map(nameOf).join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The status of a case or a program, as a word on a colour. */
export function CaseState({ status }: { readonly status: CaseRow['status'] }) {
  return <span className={`state case-state--${status}`}>{status}</span>;
}
