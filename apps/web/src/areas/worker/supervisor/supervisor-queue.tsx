import { Page } from '../../../shared/page.js';
import { Forbidden } from '../../../shell/problem-pages.js';
import { useMe } from '../../../shell/session.js';
import { ContactNotices } from './contact-notices.js';
import { MoveRequests } from './move-requests.js';

/** Supervisor Queue: what only a supervisor settles, and who works on what. */
export function SupervisorQueue() {
  const { rights } = useMe();
  if (!rights.includes('person:edit')) return <Forbidden />;
  return (
    <Page title="Supervisor Queue">
      <ContactNotices />
      <MoveRequests />
    </Page>
  );
}
