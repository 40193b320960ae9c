import { type SyntheticEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answered, type components } from '#api-client';
import { Alert } from '../../../../shared/alert.js';
import { api } from '../../../../shared/api.js';
import { longDateOfMomentText, timeOfMomentText } from '../../../../shared/dates.js';
import { ErrorSummary } from '../../../../shared/error-summary.js';
import { useCommand } from '../../../../shared/use-command.js';
import { BusyButton } from '../../parts/busy-button.js';
import { useLocale } from '../../parts/locale.js';
import { portalKey } from '../../parts/own.js';
import { type ToWrite, ways } from '../../parts/ways.js';
import { useComposed } from '../parts/composed.js';
import { CountedField } from '../parts/counted-field.js';
import { DraftNotice } from '../parts/draft-notice.js';
import { useLastDay } from '../parts/due-text.js';
import { MessageRefusal } from '../parts/message-refusal.js';
import type { OwnThread } from '../parts/own-messages.js';
import { faultBy, longest, type TextFault, textFault } from '../parts/text-faults.js';
import { WhyNotNotice } from '../parts/why-not.js';

type Sent = components['schemas']['MessageToCountyResponse'];

/** Where the customer answers, or why not: then what was typed is offered for a new message. */
export function ReplyForm({ thread }: { readonly thread: OwnThread }) {
  const { t } = useTranslation();
  const own = useId();
  const lastDay = useLastDay();
  const { threadId, replyBy, replyByIfSentNow, whyNot, action } = thread;
  const draft = useComposed(`message-reply:${threadId}`, { body: '' });
  const { body } = draft.text;
  const [tries, setTries] = useState(0);
  const [fault, setFault] = useState<TextFault>();
  const send = useCommand({
    run: ({ text, key }: { text: string; key: string }) =>
      answered(
        api.POST('/api/v1/portal/messages/{id}/reply', {
          body: { body: text },
          params: { path: { id: threadId }, header: { 'Idempotency-Key': key } },
        }),
      ),
    changes: [portalKey],
    onDone: () => draft.clear(),
    onRefused: (problem) => setFault(faultBy(problem, 'body')),
  });
  if (whyNot) return <CannotReply thread={thread} typed={body} />;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = textFault(body, longest.body);
    setFault(found);
    setTries(tries + 1);
    if (found === undefined) send.mutate({ text: body, key: draft.key });
    else send.reset();
  };
  const error = fault && t(fault === 'empty' ? 'messages.compose.emptyBody' : `messages.compose.${fault}`);
  return (
    <section className="reply" aria-labelledby={`${own}-heading`}>
      <h2 id={`${own}-heading`}>{t('messages.thread.replyHeading')}</h2>
      {send.data && body === '' && <SentNotice sent={send.data} threadId={threadId} />}
      {replyBy !== null && <p>{t('messages.thread.answersBy', { date: lastDay(replyBy) })}</p>}
      {error && (
        <ErrorSummary
          key={tries}
          errors={[{ fieldId: `${own}-body`, message: error }]}
          heading={t('portal.form.wrong', { count: 1 })}
        />
      )}
      {send.isError && !error && (
        <MessageRefusal key={`${tries} ${send.failureCount}`} problem={send.error} />
      )}
      <form className="steps-form messages-form" noValidate onSubmit={submit}>
        <DraftNotice at={draft.restoredAt} onDiscard={draft.clear} />
        <CountedField
          id={`${own}-body`}
          label={t('messages.thread.reply')}
          value={body}
          most={longest.body}
          lines={6}
          onChange={(text) => draft.change({ body: text })}
          error={error}
        />
        {replyBy === null && <p>{t('messages.thread.answersIfNow', { date: lastDay(replyByIfSentNow) })}</p>}
        <BusyButton
          type="submit"
          busy={send.isPending}
          look={action?.open ? 'usa-button--outline' : 'usa-button--big'}
        >
          {t('messages.thread.send')}
        </BusyButton>
      </form>
    </section>
  );
}

/** The receipt, where it was asked for. */
function SentNotice({ sent, threadId }: { readonly sent: Sent; readonly threadId: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const lastDay = useLastDay();
  const at = `${longDateOfMomentText(sent.at, locale)}, ${timeOfMomentText(sent.at, locale)}`;
  return (
    <div role="status" className="sent">
      <Alert
        type="success"
        action={
          <Link className="usa-link" to={ways.receipt(threadId, sent.number)}>
            {t('messages.thread.printReceipt')}
          </Link>
        }
      >
        {t('messages.thread.sent', { at, number: sent.number, date: lastDay(sent.replyBy) })}
      </Alert>
    </div>
  );
}

function CannotReply({
  thread: { whyNot, subject, caseNumber, county, countyName },
  typed,
}: {
  readonly thread: OwnThread;
  readonly typed: string;
}) {
  const { t } = useTranslation();
  const own = useId();
  const toWrite: ToWrite = { caseNumber, subject, body: typed };
  return (
    <section aria-labelledby={own}>
      <h2 id={own}>{t('messages.thread.cannot')}</h2>
      <WhyNotNotice whyNot={whyNot!} {...{ caseNumber, county, countyName }} />
      {typed !== '' && (
        <>
          <h3>{t('messages.thread.kept')}</h3>
          <p className="entry__body">{typed}</p>
        </>
      )}
      {(typed !== '' || whyNot?.code === 'status_impossible') && (
        <p>
          <Link className="usa-button usa-button--outline" to={ways.writeMessage} state={toWrite}>
            {t(typed === '' ? 'messages.write' : 'messages.thread.useText')}
          </Link>
        </p>
      )}
    </section>
  );
}
