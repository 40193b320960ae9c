import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { describedCriteria, oneOf, pageNumber } from '../../../../shared/criteria.js';
import { Loading } from '../../../../shared/loading.js';
import { Page } from '../../../../shared/page.js';
import { useLinkedCases } from '../../parts/own.js';
import { ToDo } from '../../parts/to-do.js';
import { ways } from '../../parts/ways.js';
import { Unlinked } from '../parts/gone.js';
import { MessageRefusal } from '../parts/message-refusal.js';
import { type Box, boxes, useMessages, useWritableCases } from '../parts/own-messages.js';
import { WhyNotNotice } from '../parts/why-not.js';
import { BoxNavigation } from './box-navigation.js';
import { MessageRows } from './message-rows.js';

const criteria = describedCriteria<{ box: Box; page: number }>({
  box: oneOf<Box, Box>(boxes, 'inbox'),
  page: pageNumber,
});

/** Messages: what is to be done first, then what came and what was sent (seed 002, the customer's side). */
export function MessagesPage() {
  const { t } = useTranslation();
  const [address] = useSearchParams();
  const { box, page } = criteria.in(address);
  const messages = useMessages(box, page);
  const links = useLinkedCases();
  const canWrite = useWritableCases().data?.some(({ whyNot }) => whyNot === null) ?? false;
  if (links.data?.length === 0)
    return (
      <Page title={t('messages.title')} width="reading">
        <Unlinked />
      </Page>
    );
  const toDo = messages.data?.toDo ?? 0;
  return (
    <Page
      title={t('messages.title')}
      width="reading"
      actions={
        canWrite && (
          <Link className="usa-button" to={ways.writeMessage}>
            {t('messages.write')}
          </Link>
        )
      }
    >
      {box !== 'actions' && <ToDo />}
      <NoWriting />
      <BoxNavigation box={box} toDo={toDo} />
      {messages.isPending && <Loading />}
      {messages.isError && !messages.data && (
        <MessageRefusal problem={messages.error} onRetry={() => void messages.refetch()} />
      )}
      {messages.data && (
        // What was known from before is replaced whole by the first answer: only what comes later shifts nothing.
        <MessageRows key={`${box} ${page} ${messages.isFetchedAfterMount}`} box={box} found={messages.data} />
      )}
      <p className="messages__mail">
        <Link className="usa-link" to={ways.eNotification}>
          {t('messages.notify.way')}
        </Link>
      </p>
    </Page>
  );
}

/** Where a county takes no messages: whom to call, said before anybody looks for a way to write. */
function NoWriting() {
  const closed = useWritableCases().data?.filter(({ whyNot }) => whyNot?.code === 'county_opted_out') ?? [];
  const counties = closed.filter(
    (each, at) => closed.findIndex(({ county }) => county === each.county) === at,
  );
  return counties.map(({ whyNot, ...each }) => <WhyNotNotice key={each.county} whyNot={whyNot!} {...each} />);
}
