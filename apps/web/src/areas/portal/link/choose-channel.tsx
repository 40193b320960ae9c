import { type SyntheticEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate } from 'react-router';
import { ErrorSummary } from '../../../shared/error-summary.js';
import { Page } from '../../../shared/page.js';
import { BusyButton } from '../parts/busy-button.js';
import { Refusal } from '../parts/refusal.js';
import { ways } from '../parts/ways.js';
import { AttemptPage, type InAttempt } from './attempt-page.js';
import { ChannelChoice } from './channel-choice.js';
import { channelOf } from './channel-of.js';
import { useNotSentText, useSendCode } from './use-send-code.js';

/** Where the code goes: one of the addresses on file, masked. */
export function ChooseChannel() {
  return <AttemptPage show={(shown) => <Choice {...shown} />} />;
}

function Choice(shown: InAttempt) {
  const { attemptId, county, verification } = shown;
  const { channels, code, sendingsLeft } = verification;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const own = useId();
  const [only] = channels.length === 1 ? channels : [];
  const [chosen, setChosen] = useState((channelOf(code, channels) ?? only)?.id ?? '');
  const [missing, setMissing] = useState(0);
  const send = useSendCode(shown);
  const notSent = useNotSentText(send.error);
  if (channels.length === 0) return <Navigate to={ways.contactCounty} state={{ county }} replace />;
  if (sendingsLeft === 0) return <Navigate to={ways.code(attemptId)} replace />;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (chosen === '') setMissing(missing + 1);
    else send.mutate(chosen, { onSuccess: () => void navigate(ways.code(attemptId)) });
  };
  const error = missing > 0 && chosen === '' ? t('portal.channel.missing') : undefined;
  return (
    <Page title={t('portal.channel.title')} width="reading">
      <p className="usa-intro">{t('portal.channel.intro')}</p>
      <p>{t('portal.channel.life')}</p>
      {error && (
        <ErrorSummary
          key={missing}
          errors={[{ fieldId: `${own}-0`, message: error }]}
          heading={t('portal.form.wrong', { count: 1 })}
        />
      )}
      {send.isError && <Refusal key={send.submittedAt} problem={send.error} text={notSent} />}
      <form className="steps-form" noValidate onSubmit={submit}>
        <ChannelChoice
          idOf={(index) => `${own}-${index}`}
          channels={channels}
          chosen={chosen}
          onChoose={setChosen}
          error={error}
        />
        <BusyButton type="submit" busy={send.isPending}>
          {t('portal.channel.submit')}
        </BusyButton>
        <p>
          <Link className="usa-link" to={ways.noCode(attemptId)}>
            {t('portal.channel.old')}
          </Link>
        </p>
      </form>
    </Page>
  );
}
