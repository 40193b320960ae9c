import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useToast } from '../../../shell/toasts.js';
import { BusyButton } from '../parts/busy-button.js';
import { Refusal } from '../parts/refusal.js';
import { ways } from '../parts/ways.js';
import type { InAttempt } from './attempt-page.js';
import { channelOf } from './channel-of.js';
import { useNotSentText, useSendCode } from './use-send-code.js';

/** What to do when no code comes: another one, another address, or the county. */
export function NoCodeYet({ onSent, ...shown }: InAttempt & { readonly onSent: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const send = useSendCode(shown);
  const { attemptId, verification } = shown;
  const { channels, code, sendingsLeft } = verification;
  const channel = channelOf(code, channels);
  const noneLeft = useNotSentText(send.error);
  const sendAgain = (channelId: string) =>
    send.mutate(channelId, {
      onSuccess: () => {
        toast('success', t('portal.code.sentAgain'));
        onSent();
      },
    });
  return (
    <section className="no-code-yet" aria-labelledby="no-code-yet">
      <h2 id="no-code-yet">{t('portal.code.none')}</h2>
      <p>{t('portal.code.wait')}</p>
      {send.isError && <Refusal key={send.submittedAt} problem={send.error} text={noneLeft} />}
      {sendingsLeft === 0 && !noneLeft && <p>{t('portal.code.noneLeft')}</p>}
      <ul className="choices">
        {channel && sendingsLeft > 0 && (
          <li>
            <BusyButton
              busy={send.isPending}
              look="usa-button--outline"
              onClick={() => sendAgain(channel.id)}
            >
              {t('portal.code.again', { count: sendingsLeft })}
            </BusyButton>
          </li>
        )}
        {sendingsLeft > 0 && (channels.length > 1 || channel === undefined) && (
          <li>
            <Link className="usa-link" to={ways.channel(attemptId)}>
              {t('portal.code.elsewhere')}
            </Link>
          </li>
        )}
        <li>
          <Link className="usa-link" to={ways.noCode(attemptId)}>
            {t('portal.code.cannot')}
          </Link>
        </li>
      </ul>
    </section>
  );
}
