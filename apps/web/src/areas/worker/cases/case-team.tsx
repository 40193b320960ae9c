import { useMe } from '../../../shell/session.js';
import type { CaseSummaryData } from '../parts/case-types.js';
import { useCountyWorkers } from '../parts/county-workers.js';
import { CaseState } from './cases-table.js';
import { ProgramWorkerAction } from './program-worker-action.js';

/** Who works on which program; a supervisor gives it to somebody else. */
export function CaseTeam({ summary: { caseNumber, programs } }: { readonly summary: CaseSummaryData }) {
  const { rights } = useMe();
  const { nameOf } = useCountyWorkers();
  const mayAssign = rights.includes('person:edit');
  return (
    <section className="panel" aria-labelledby="team">
      <h2 id="team">Case Team</h2>
      <table className="usa-table usa-table--borderless stacks">
        <thead>
          <tr>
            <th scope="col">Program</th>
            <th scope="col">Status</th>
            <th scope="col">Worker</th>
            {mayAssign && <td />}
          </tr>
        </thead>
        <tbody>
          {programs.map((program) => (
            <tr key={program.kind}>
              <th scope="row" data-label="Program">
                {program.kind}
              </th>
              <td data-label="Status">
                <CaseState status={program.status} />
              </td>
              <td data-label="Worker">
                {program.worker === null ? <span className="muted">Nobody</span> : nameOf(program.worker)}
              </td>
              {mayAssign && (
                <td>
                  <ProgramWorkerAction caseNumber={caseNumber} program={program} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {!mayAssign && (
        <p className="muted">A supervisor in your county can assign a program to another worker.</p>
      )}
    </section>
  );
}
