import { type SyntheticEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { Alert } from '../../../shared/alert.js';
import { timeOfMomentText, today } from '../../../shared/dates.js';
import { ErrorSummary } from '../../../shared/error-summary.js';
import { Loading } from '../../../shared/loading.js';
import { Page } from '../../../shared/page.js';
import { useDraft } from '../../../shared/use-draft.js';
import { useMe } from '../../../shell/session.js';
import { BusyButton } from '../parts/busy-button.js';
import { useLocale } from '../parts/locale.js';
import { useCounties, useLinkedCases } from '../parts/own.js';
import { Refusal } from '../parts/refusal.js';
import { ways } from '../parts/ways.js';
import { useBegunAttempt } from './attempt.js';
import { faultTexts } from './fault-texts.js';
import { LinkFields } from './link-fields.js';
import { emptyLinkForm, enteredOf, type Faults, faultsBy, faultsOf, linkFields } from './link-form.js';
import { useAskToLink } from './use-ask-to-link.js';

/** "Link my case" (seed 001, Identity Verification), for those who are not linked. */
export function LinkMyCase() {
  const links = useLinkedCases();
  if (links.isPending) return <Loading />;
  return links.data && links.data.length > 0 ? <Navigate to={ways.linked} replace /> : <AskToLink />;
}

/** Date of birth, ZIP Code, county, case number. */
function AskToLink() {
  const { t } = useTranslation();
  const own = useId();
  const counties = useCounties();
  const begun = useBegunAttempt();
  const locale = useLocale();
  const [form, setForm, clearForm] = useDraft(`link:${useMe().id}`, emptyLinkForm);
  const [tries, setTries] = useState(0);
  const [faults, setFaults] = useState<Faults>({});
  const ask = useAskToLink({
    onAnswer: ({ outcome }) => {
      if (outcome !== 'contact_county') clearForm();
    },
    onRefused: (problem) => setFaults(faultsBy(problem)),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = faultsOf(form, today());
    setFaults(found);
    setTries(tries + 1);
    if (Object.keys(found).length === 0) ask.mutate(enteredOf(form));
    else ask.reset();
  };
  const texts = faultTexts(faults, t);
  const mistakes = linkFields.flatMap((field) => {
    const message = texts[field];
    return message === undefined ? [] : [{ fieldId: `${own}-${field}`, message }];
  });
  return (
    <Page title={t('portal.ask.title')} width="reading">
      <p className="usa-intro">{t('portal.ask.intro')}</p>
      {begun && (
        <Alert
          type="info"
          action={
            <Link className="usa-link" to={ways.code(begun.attemptId)}>
              {t('portal.ask.goOn.link')}
            </Link>
          }
        >
          {t('portal.ask.goOn.text', { time: timeOfMomentText(begun.until, locale) })}
        </Alert>
      )}
      {mistakes.length > 0 && (
        <ErrorSummary
          key={`${tries}-${ask.failureCount}`}
          errors={mistakes}
          heading={t('portal.form.wrong', { count: mistakes.length })}
        />
      )}
      {ask.isError && mistakes.length === 0 && <Refusal key={tries} problem={ask.error} />}
      {counties.isPending && <Loading />}
      {counties.isError && <Refusal problem={counties.error} onRetry={() => void counties.refetch()} />}
      {counties.isSuccess && (
        <form className="steps-form" noValidate onSubmit={submit}>
          <p className="muted">{t('portal.form.requiredNote')}</p>
          <LinkFields
            idOf={(field) => `${own}-${field}`}
            form={form}
            counties={counties.data}
            texts={texts}
            onChange={(part) => setForm({ ...form, ...part })}
          />
          <BusyButton type="submit" busy={ask.isPending}>
            {t('portal.ask.submit')}
          </BusyButton>
        </form>
      )}
    </Page>
  );
}
