import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { ApiProblem } from '#api-client';
import { Alert } from '../../../shared/alert.js';
import { Loading } from '../../../shared/loading.js';
import { Page } from '../../../shared/page.js';
import { ProblemAlert } from '../../../shared/problem-alert.js';
import { useLive } from '../../../shared/use-live.js';
import { NotFoundPage } from '../../../shell/problem-pages.js';
import { useMe } from '../../../shell/session.js';
import { CustomerPrivacyMark } from '../parts/customer-privacy-mark.js';
import { paths } from '../parts/navigation.js';
import { useOpenCase } from '../parts/open-case.js';
import { personQuery } from '../parts/person-query.js';
import { ContactEditor } from './contact-editor.js';
import { ContactReading } from './contact-reading.js';
import './contact.css';

/** Contact Detail (source 001): how to reach one person, and where verification codes may go. */
export function ContactDetail() {
  const { caseNumber = '', personId = '' } = useParams();
  const { rights } = useMe();
  const { open } = useOpenCase();
  const person = useQuery(personQuery(personId));
  const number = caseNumber.toUpperCase();
  const isOnCase = person.data?.cases.some((each) => each.caseNumber === number);
  useEffect(() => {
    if (isOnCase) open(number);
  }, [open, number, isOnCase]);
  useLive(isOnCase ? [`person:${personId}`] : [], ['person', personId]);
  const back = paths.contactSummary(number);
  if (isOnCase === false || (person.error instanceof ApiProblem && person.error.status === 404))
    return <NotFoundPage />;
  const mayEdit = rights.includes('contact:edit');
  return (
    <Page title="Contact Detail" actions={mayEdit && <p className="muted">*- Indicates required fields</p>}>
      {person.isPending && <Loading />}
      {person.isError && person.data === undefined && (
        <ProblemAlert problem={person.error} onRetry={() => void person.refetch()} />
      )}
      {person.data?.customerPrivacy && <CustomerPrivacyMark as="banner" />}
      {person.data && !mayEdit && (
        <Alert type="info" action={<Link to={back}>Back to the Contact Summary</Link>}>
          You may look at contact details, but not change them: that needs the right contact:edit.
        </Alert>
      )}
      {person.data?.contact && !mayEdit && (
        <ContactReading name={person.data.name} contact={person.data.contact} />
      )}
      {person.data && person.data.contact === null && (
        <Alert type="info" action={<Link to={back}>Back to the Contact Summary</Link>}>
          This person&apos;s data was erased. There is nothing to see any more.
        </Alert>
      )}
      {person.data?.contact && mayEdit && (
        <ContactEditor key={personId} person={person.data} contact={person.data.contact} back={back} />
      )}
    </Page>
  );
}
