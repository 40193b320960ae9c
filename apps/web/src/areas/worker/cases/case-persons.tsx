import { Link } from 'react-router';
import { dateText } from '../../../shared/dates.js';
import { useMe } from '../../../shell/session.js';
import type { CaseSummaryData, PersonOnCase } from '../parts/case-types.js';
import { inOrder, roleTexts } from '../parts/case-words.js';
import { CustomerPrivacyMark } from '../parts/customer-privacy-mark.js';
import { paths } from '../parts/navigation.js';
import { RevealSsn } from '../parts/reveal-ssn.js';
import { CustomerPrivacyAction } from './customer-privacy-action.js';
import { LinkState } from './link-state.js';
import { OutOfTheHomeAction } from './out-of-the-home-action.js';

/** Everybody on the case, with what a supervisor may set for them. */
export function CasePersons({ summary }: { readonly summary: CaseSummaryData }) {
  return (
    <ul className="persons">
      {inOrder(summary.persons).map((person) => (
        <li key={person.personId}>
          <PersonCard caseNumber={summary.caseNumber} person={person} />
        </li>
      ))}
    </ul>
  );
}

function PersonCard({ caseNumber, person }: { readonly caseNumber: string; readonly person: PersonOnCase }) {
  const { rights } = useMe();
  return (
    <section className="panel" aria-labelledby={`person-${person.personId}`}>
      <div className="panel__head">
        <h2 id={`person-${person.personId}`}>
          {person.name} {person.customerPrivacy && <CustomerPrivacyMark />}
        </h2>
        <Link
          to={paths.contactDetail(caseNumber, person.personId)}
          aria-label={`Contact Detail of ${person.name}`}
        >
          Contact Detail
        </Link>
      </div>
      <dl className="facts">
        <div className="facts__main">
          <dt>Role</dt>
          <dd>
            {roleTexts(person).map((each) => (
              <div key={each}>{each}</div>
            ))}
            {person.permanentlyOutOfTheHome && <span className="out-mark">Permanently Out of the Home</span>}
          </dd>
        </div>
        <div>
          <dt>Date of Birth</dt>
          <dd>{person.dateOfBirth === null ? 'Not on file' : dateText(person.dateOfBirth)}</dd>
        </div>
        <div>
          <dt>SSN</dt>
          <dd>
            <RevealSsn personId={person.personId} name={person.name} masked={person.ssn} />
          </dd>
        </div>
        <div>
          <dt>Portal account</dt>
          <dd>
            <LinkState link={person.link} />
          </dd>
        </div>
      </dl>
      {rights.includes('person:edit') && (
        <div className="actions">
          <OutOfTheHomeAction caseNumber={caseNumber} person={person} />
          <CustomerPrivacyAction caseNumber={caseNumber} person={person} />
        </div>
      )}
    </section>
  );
}
