import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { ApiProblem } from '#api-client';
import { Loading } from '../../../shared/loading.js';
import { Page } from '../../../shared/page.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useLive } from '../../../shared/use-live.js';
import { NotFoundPage } from '../../../shell/problem-pages.js';
import { useMe } from '../../../shell/session.js';
import { caseQuery } from '../parts/case-query.js';
import { caseTopics } from '../parts/case-topics.js';
import { inOrder } from '../parts/case-words.js';
import { paths } from '../parts/navigation.js';
import { useOpenCase } from '../parts/open-case.js';
import { ContactRow } from './contact-row.js';
import './contact.css';

/** Contact Summary: how everybody on the open case can be reached, with Edit for each (sources 000, 001). */
export function ContactSummary() {
  const { caseNumber = '' } = useParams();
  const { open } = useOpenCase();
  const found = useQuery(caseQuery(caseNumber));
  const { data } = found;
  useEffect(() => {
    if (data) open(data.caseNumber);
  }, [data, open]);
  const { rights } = useMe();
  useLive(data ? caseTopics(data, rights) : [], ['case', caseNumber], ['person']);
  if (found.error instanceof ApiProblem && found.error.status === 404) return <NotFoundPage />;
  return (
    <Page title="Contact Summary">
      {found.isPending && <Loading />}
      {found.isError && data === undefined && (
        <ProblemAlert problem={found.error} onRetry={() => void found.refetch()} />
      )}
      {data && (
        <>
          <p>
            Case <Link to={paths.caseSummary(data.caseNumber)}>{data.name}</Link>
          </p>
          <section className="panel" aria-labelledby="contact-information">
            <h2 id="contact-information">Contact Information</h2>
            <table className="usa-table usa-table--borderless stacks">
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">E-mail Address</th>
                  <th scope="col">Phone Numbers</th>
                  <th scope="col">Can verify online</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {inOrder(data.persons).map((person) => (
                  <ContactRow key={person.personId} caseNumber={data.caseNumber} person={person} />
                ))}
              </tbody>
            </table>
          </section>
          <p className="muted">
            A customer verifies online by e-mail, or by text to a Cell, Main, Message, Home or Work phone.
            Anyone with neither on file cannot verify online. Once one is saved, the customer can ask to be
            linked again.
          </p>
        </>
      )}
    </Page>
  );
}
