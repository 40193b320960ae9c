import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Loading } from '../../../../shared/loading.js';
import { Page } from '../../../../shared/page.js';
import { useLinkedCases } from '../../parts/own.js';
import { ways } from '../../parts/ways.js';
import { Unlinked } from '../parts/gone.js';
import { MessageRefusal } from '../parts/message-refusal.js';
import { useWritableCases } from '../parts/own-messages.js';
import { WhyNotNotice } from '../parts/why-not.js';
import { WriteForm } from './write-form.js';

/** Write: where the county takes no messages that is said first, with whom to call. */
export function WritePage() {
  const { t } = useTranslation();
  const cases = useWritableCases();
  const links = useLinkedCases();
  const isUnlinked = links.data?.length === 0;
  const open = cases.data?.filter(({ whyNot }) => whyNot === null) ?? [];
  const closed = cases.data?.filter(({ whyNot }) => whyNot !== null) ?? [];
  const notices = closed.map(({ whyNot, caseNumber, county, countyName }) => (
    <WhyNotNotice key={caseNumber} whyNot={whyNot!} {...{ caseNumber, county, countyName }} />
  ));
  return (
    <Page title={t('messages.write')} width="reading">
      <p>
        <Link className="usa-link" to={ways.messages}>
          {t('messages.back')}
        </Link>
      </p>
      {isUnlinked && <Unlinked />}
      {cases.isPending && <Loading />}
      {cases.isError && <MessageRefusal problem={cases.error} onRetry={() => void cases.refetch()} />}
      {open.length === 0 && notices}
      {cases.data && !isUnlinked && <WriteForm cases={open} />}
      {open.length > 0 && closed.length > 0 && (
        <>
          <h2>{t('messages.compose.elsewhere')}</h2>
          {notices}
        </>
      )}
    </Page>
  );
}
