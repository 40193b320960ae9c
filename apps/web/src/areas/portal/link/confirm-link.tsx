import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { timeOfMomentText } from '../../../shared/dates.js';
import { Page } from '../../../shared/page.js';
import { useMe } from '../../../shell/session.js';
import { BusyButton } from '../parts/busy-button.js';
import { useLocale } from '../parts/locale.js';
import { Refusal } from '../parts/refusal.js';
import { isRefusal } from '../parts/refusal-text.js';
import { ways } from '../parts/ways.js';
import { AttemptPage, type InAttempt } from './attempt-page.js';
import { digitsOf, isCode } from './code.js';
import { mailedCode } from './mailed-code.js';
import { contactGoneText, useRedeemCode } from './use-redeem-code.js';

/** Where the link of the mail leads: one press of the button redeems its code. */
export function ConfirmLink() {
  return <AttemptPage show={(shown) => <Confirm {...shown} />} />;
}

function Confirm(shown: InAttempt) {
  const { attemptId, verification } = shown;
  const { t } = useTranslation();
  const { name } = useMe();
  const locale = useLocale();
  const [code] = useState(() => mailedCode.of(attemptId) ?? '');
  const redeem = useRedeemCode(shown);
  if (!isCode(code)) return <Navigate to={ways.code(attemptId)} replace />;
  const wrong = isRefusal(redeem.error, 'code_wrong');
  return (
    <Page title={t('portal.confirm.title')} width="reading">
      {redeem.isError && (
        <Refusal
          key={redeem.submittedAt}
          problem={redeem.error}
          text={
            wrong
              ? t('portal.code.refused', { count: verification.triesLeft })
              : contactGoneText(redeem.error, t)
          }
        />
      )}
      <p className="usa-intro">{t('portal.confirm.text')}</p>
      <p>
        {t('portal.code.until', { time: timeOfMomentText(verification.until, locale) })}{' '}
        {t('portal.code.signedOut')}
      </p>
      <p>{t('portal.confirm.who', { name })}</p>
      <div className="buttons">
        <BusyButton busy={redeem.isPending} onClick={() => redeem.mutate(digitsOf(code))}>
          {t('portal.confirm.submit')}
        </BusyButton>
        {redeem.isError && (
          <Link className="usa-link" to={ways.code(attemptId)}>
            {t('portal.confirm.byHand')}
          </Link>
        )}
      </div>
      <p>{t('portal.confirm.notMe')}</p>
    </Page>
  );
}
