import { Link } from 'react-router';
import type { CaseSummaryData } from '../parts/case-types.js';
import { applicantsOf, inOrder, roleTexts } from '../parts/case-words.js';
import { useCountyWorkers } from '../parts/county-workers.js';
import { CustomerPrivacyMark } from '../parts/customer-privacy-mark.js';
import { paths } from '../parts/navigation.js';
import { CaseState } from './cases-table.js';
import { LinkState } from './link-state.js';
import { OpenRequests } from './open-requests.js';

/** Programs, who is on the case, and what waits. */
export function CaseOverview({ summary }: { readonly summary: CaseSummaryData }) {
  const { nameOf } = useCountyWorkers();
  return (
    <>
      <section className="panel" aria-labelledby="programs">
        <h2 id="programs">Programs</h2>
        <table className="usa-table usa-table--borderless stacks">
          <thead>
            <tr>
              <th scope="col">Program</th>
              <th scope="col">Status</th>
              <th scope="col">Primary Applicant</th>
              <th scope="col">Worker</th>
            </tr>
          </thead>
          <tbody>
            {summary.programs.map(({ kind, status, worker }) => (
              <tr key={kind}>
                <th scope="row" data-label="Program">
                  {kind}
                </th>
                <td data-label="Status">
                  <CaseState status={status} />
                </td>
                <td data-label="Primary Applicant">{applicantsOf(summary, kind).join(', ') || 'Nobody'}</td>
                <td data-label="Worker">
                  {worker === null ? <span className="muted">Nobody</span> : nameOf(worker)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="panel" aria-labelledby="on-the-case">
        <h2 id="on-the-case">Persons</h2>
        <table className="usa-table usa-table--borderless stacks">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col">Portal account</th>
              <th scope="col">Contact</th>
            </tr>
          </thead>
          <tbody>
            {inOrder(summary.persons).map((person) => (
              <tr key={person.personId}>
                <th scope="row" data-label="Name">
                  {person.name} {person.customerPrivacy && <CustomerPrivacyMark />}
                </th>
                <td data-label="Role">
                  {roleTexts(person).join('; ')}
                  {person.permanentlyOutOfTheHome && (
                    <span className="out-mark">Permanently Out of the Home</span>
                  )}
                </td>
                <td data-label="Portal account">
                  <LinkState link={person.link} />
                </td>
                <td data-label="Contact">
                  <Link
                    to={paths.contactDetail(summary.caseNumber, person.personId)}
                    aria-label={`Contact Detail of ${person.name}`}
                  >
                    Contact Detail
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <OpenRequests summary={summary} />
    </>
  );
}
