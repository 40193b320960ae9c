import { type SyntheticEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { timeOfMomentText } from '../../../shared/dates.js';
import { ErrorSummary } from '../../../shared/error-summary.js';
import { TextField } from '../../../shared/field.js';
import { Page } from '../../../shared/page.js';
import { useDraft } from '../../../shared/use-draft.js';
import { BusyButton } from '../parts/busy-button.js';
import { useLocale } from '../parts/locale.js';
import { Refusal } from '../parts/refusal.js';
import { isRefusal } from '../parts/refusal-text.js';
import { ways } from '../parts/ways.js';
import { AttemptPage, type InAttempt } from './attempt-page.js';
import { digitsOf, isCode } from './code.js';
import { NoCodeYet } from './no-code-yet.js';
import { contactGoneText, useRedeemCode } from './use-redeem-code.js';

/** The code that was sent: typed, pasted or filled in by the telephone. */
export function EnterCode() {
  return (
    <AttemptPage
      show={(shown) =>
        shown.verification.code === null ? (
          <Navigate to={ways.channel(shown.attemptId)} replace />
        ) : (
          <Code key={shown.attemptId} {...shown} code={shown.verification.code} />
        )
      }
    />
  );
}

type Sent = NonNullable<InAttempt['verification']['code']>;

function Code({ code: sent, ...shown }: InAttempt & { readonly code: Sent }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { until, triesLeft } = shown.verification;
  const fieldId = useId();
  const [code, setCode, forgetCode] = useDraft(`code:${shown.attemptId}`, '');
  const [tries, setTries] = useState(0);
  const [fault, setFault] = useState<'missing' | 'wrong'>();
  const redeem = useRedeemCode(shown, forgetCode);
  const refused = isRefusal(redeem.error, 'code_wrong')
    ? t('portal.code.refused', { count: triesLeft })
    : undefined;
  const error = fault ? t(`portal.code.${fault}`) : refused;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = code.trim() === '' ? 'missing' : isCode(code) ? undefined : 'wrong';
    setTries(tries + 1);
    setFault(found);
    if (found === undefined) redeem.mutate(digitsOf(code));
    else redeem.reset();
  };
  const beginAnew = () => {
    forgetCode();
    setFault(undefined);
    redeem.reset();
    document.getElementById(fieldId)?.focus();
  };
  return (
    <Page title={t('portal.code.title')} width="reading">
      <p className="usa-intro">
        {t(sent.kind === 'email' ? 'portal.code.sentEmail' : 'portal.code.sentText', sent)}{' '}
        {t('portal.code.until', { time: timeOfMomentText(until, locale) })}
      </p>
      <p>{t('portal.code.signedOut')}</p>
      {error && (
        <ErrorSummary
          key={`${tries}-${redeem.failureCount}`}
          errors={[{ fieldId, message: error }]}
          heading={t('portal.form.wrong', { count: 1 })}
        />
      )}
      {redeem.isError && error === undefined && (
        <Refusal key={tries} problem={redeem.error} text={contactGoneText(redeem.error, t)} />
      )}
      <form className="steps-form" noValidate onSubmit={submit}>
        <div className="code">
          <TextField
            id={fieldId}
            label={t('portal.code.field')}
            hint={t('portal.code.hint')}
            required
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={setCode}
            error={error}
          />
        </div>
        <BusyButton type="submit" busy={redeem.isPending}>
          {t('portal.code.submit')}
        </BusyButton>
      </form>
      <NoCodeYet {...shown} onSent={beginAnew} />
    </Page>
  );
}
