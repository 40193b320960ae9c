import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { Page } from '../../../shared/page.js';
import { useCommand } from '../../../shared/use-command.js';
import { BusyButton } from '../parts/busy-button.js';
import { portalKey } from '../parts/own.js';
import { Refusal } from '../parts/refusal.js';
import { ways } from '../parts/ways.js';
import { AttemptPage, type InAttempt } from './attempt-page.js';

/** "I cannot get a code": the county looks at the request instead (rule L5). */
export function CannotGetCode() {
  return <AttemptPage show={(shown) => <ToTheCounty {...shown} />} />;
}

function ToTheCounty({ attemptId, verification, sayWhy }: InAttempt) {
  const { t } = useTranslation();
  const giveUp = useCommand({
    run: (_: undefined, header) =>
      answered(
        api.POST('/api/v1/portal/link-attempts/{id}/give-up', {
          params: { path: { id: attemptId }, header },
        }),
      ),
    changes: [portalKey],
    onDone: () => sayWhy('gave_up'),
  });
  return (
    <Page title={t('portal.noCode.title')} width="reading">
      {giveUp.isError && <Refusal key={giveUp.submittedAt} problem={giveUp.error} />}
      <p className="usa-intro">{t('portal.noCode.county')}</p>
      <p>{t('portal.noCode.longer')}</p>
      <p>{t('portal.noCode.update')}</p>
      <div className="buttons">
        <BusyButton busy={giveUp.isPending} onClick={() => giveUp.mutate(undefined)}>
          {t('portal.noCode.submit')}
        </BusyButton>
        <Link
          className="usa-link"
          to={verification.code === null ? ways.channel(attemptId) : ways.code(attemptId)}
        >
          {t('portal.noCode.back')}
        </Link>
      </div>
    </Page>
  );
}
