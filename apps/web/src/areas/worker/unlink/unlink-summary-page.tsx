import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { Alert } from '../../../shared/alert.js';
import { Page } from '../../../shared/page.js';
import { useShortcuts } from '../../../shared/shortcuts.js';
import { QueryProblem } from '../../../shared/staff/query-problem.js';
import type { Person } from '../parts/contact-types.js';
import { leaveOrBlur } from '../parts/leave-or-blur.js';
import { paths } from '../parts/navigation.js';
import { ReasonDialog } from '../parts/reason-dialog.js';
import { useTaskState } from '../parts/task-state.js';
import { unlinkReasonTexts } from '../parts/words.js';
import { AccountCard } from './account-card.js';
import { LinkHistory } from './link-history.js';
import { linksQuery } from './links-query.js';
import { PersonFields } from './person-fields.js';
import { useUnlink } from './use-unlink.js';

export const title = 'Case Link Select Person Summary';
/** Verbatim: seed 001, Unlinking an SSP Account. */
const notLinked = 'This person is not linked to any E-Application account.';

/** With a link: Unlink and Cancel. Without one: the documents' message and Close. */
export function UnlinkSummaryPage({ person }: { readonly person: Person }) {
  const { personId, name, link } = person;
  const { task, go } = useTaskState();
  const [done, setDone] = useState(false);
  const close = useRef<HTMLButtonElement>(null);
  const linked = link?.linked === true;
  const may = (action: Person['allowedOnUnlink'][number]) => person.allowedOnUnlink.includes(action);
  const [mightUnlink] = useState(may('unlink'));
  const links = useQuery(linksQuery(personId));
  const requestMade = links.data?.history.at(-1)?.requestAfterwards;
  const unlink = useUnlink(personId, () => setDone(true));
  useEffect(() => {
    if (done && !linked) close.current?.focus();
  }, [done, linked]);
  const toPersons = () => void go(paths.unlink);
  const toSearch = () => void go(paths.linkRequests + task.search.address);
  useShortcuts([
    { keys: 'u', does: 'Unlink', run: () => may('unlink') && unlink.open() },
    { keys: 'Escape', does: 'Cancel or Close', run: () => leaveOrBlur(may('cancel') ? toPersons : toSearch) },
  ]);
  return (
    <Page
      title={title}
      actions={
        <div className="actions">
          {may('unlink') && (
            <button type="button" className="usa-button" onClick={unlink.open}>
              Unlink
            </button>
          )}
          {may('cancel') ? (
            <button type="button" className="usa-button usa-button--outline" onClick={toPersons}>
              Cancel
            </button>
          ) : (
            <button ref={close} type="button" className="usa-button usa-button--outline" onClick={toSearch}>
              Close
            </button>
          )}
        </div>
      }
    >
      <div className="problem" role="status">
        {!linked && <Alert type="info">{notLinked}</Alert>}
      </div>
      {done && (
        <p className="page__about">
          A new case link request was made for {name}, and the customer is told. Your county rejects or
          processes it. {requestMade && <Link to={paths.linkRequest(requestMade)}>Open the new request</Link>}
        </p>
      )}
      {linked && !may('unlink') && (
        <p className="page__about">Your county lets only supervisors unlink an account. Ask a supervisor.</p>
      )}
      {person.erased && <p className="page__about">The data of this person was erased.</p>}
      <QueryProblem query={links} />
      {links.data && linked && <AccountCard links={links.data} />}
      <PersonFields person={person} />
      {links.data && <LinkHistory links={links.data} />}
      {/* A kept form does not come back over a person without a link; one that is being filled in stays. */}
      {unlink.isOpen && (may('unlink') || mightUnlink) && (
        <ReasonDialog title={`Unlink ${name}`} reasons={unlinkReasonTexts} action="Unlink" {...unlink.form}>
          <p>
            {links.data?.account && (
              <>
                The account of <strong>{links.data.account.name}</strong>
                {links.data.account.email !== null && ` (${links.data.account.email})`}.{' '}
              </>
            )}
            All cases of this person are unlinked from the account at once, in every county. A new case link
            request is made, and the customer is told.
          </p>
        </ReasonDialog>
      )}
    </Page>
  );
}
