import { type SyntheticEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { answered } from '#api-client';
import { api } from '../../../../shared/api.js';
import { ErrorSummary } from '../../../../shared/error-summary.js';
import { SelectField } from '../../../../shared/field.js';
import { useCommand } from '../../../../shared/use-command.js';
import { BusyButton } from '../../parts/busy-button.js';
import { portalKey } from '../../parts/own.js';
import { useProgramText } from '../../parts/program-text.js';
import { type ToWrite, ways } from '../../parts/ways.js';
import { useComposed } from '../parts/composed.js';
import { CountedField } from '../parts/counted-field.js';
import { DraftNotice } from '../parts/draft-notice.js';
import { useLastDay } from '../parts/due-text.js';
import { MessageRefusal } from '../parts/message-refusal.js';
import type { WritableCase } from '../parts/own-messages.js';
import { faultBy, longest, type TextFault, textFault } from '../parts/text-faults.js';

type Faults = { readonly subject?: TextFault | undefined; readonly body?: TextFault | undefined };

/** A new message about one of these cases; with none of them, only what was typed, to be copied. */
export function WriteForm({ cases }: { readonly cases: readonly WritableCase[] }) {
  const { t } = useTranslation();
  const own = useId();
  const navigate = useNavigate();
  const lastDay = useLastDay();
  const programText = useProgramText();
  const draft = useNewMessage();
  const { text, change } = draft;
  const [tries, setTries] = useState(0);
  const [faults, setFaults] = useState<Faults>({});
  const chosen = cases.find(({ caseNumber }) => caseNumber === text.caseNumber) ?? cases[0];
  const program = chosen?.programs.find((each) => each === text.program) ?? chosen?.programs[0];
  const send = useCommand({
    run: ({
      key,
      ...body
    }: {
      key: string;
      caseNumber: string;
      program?: string;
      subject: string;
      body: string;
    }) =>
      answered(api.POST('/api/v1/portal/messages', { body, params: { header: { 'Idempotency-Key': key } } })),
    changes: [portalKey],
    onDone: ({ messageId, number }) => {
      draft.clear();
      void navigate(ways.receipt(messageId, number), { replace: true });
    },
    onRefused: (problem) =>
      setFaults({ subject: faultBy(problem, 'subject'), body: faultBy(problem, 'body') }),
  });
  if (chosen === undefined) return <Typed {...text} />;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = {
      subject: textFault(text.subject, longest.subject),
      body: textFault(text.body, longest.body),
    };
    setFaults(found);
    setTries(tries + 1);
    if (found.subject ?? found.body) return send.reset();
    change({});
    const { caseNumber } = chosen;
    send.mutate({
      key: draft.key,
      ...{ caseNumber, subject: text.subject, body: text.body },
      ...(program !== undefined && { program }),
    });
  };
  const said = {
    subject:
      faults.subject &&
      t(faults.subject === 'empty' ? 'messages.compose.emptySubject' : `messages.compose.${faults.subject}`),
    body:
      faults.body &&
      t(faults.body === 'empty' ? 'messages.compose.emptyBody' : `messages.compose.${faults.body}`),
  };
  const errors = (['subject', 'body'] as const).flatMap((field) => {
    const message = said[field];
    return message === undefined ? [] : [{ fieldId: `${own}-${field}`, message }];
  });
  return (
    <>
      {errors.length > 0 && (
        <ErrorSummary
          key={tries}
          errors={errors}
          heading={t('portal.form.wrong', { count: errors.length })}
        />
      )}
      {send.isError && errors.length === 0 && (
        <MessageRefusal key={`${tries} ${send.failureCount}`} problem={send.error} />
      )}
      <form className="steps-form messages-form" noValidate onSubmit={submit}>
        <DraftNotice at={draft.restoredAt} onDiscard={draft.clear} />
        {cases.length === 1 ? (
          <p>{t('messages.caseOf', { caseNumber: chosen.caseNumber, county: chosen.countyName })}</p>
        ) : (
          <SelectField
            label={t('messages.compose.case')}
            value={chosen.caseNumber}
            onChange={(caseNumber) => change({ caseNumber, program: '' })}
            options={cases.map(({ caseNumber, countyName: county }) => ({
              value: caseNumber,
              text: t('messages.caseOf', { caseNumber, county }),
            }))}
          />
        )}
        {chosen.programs.length > 1 && (
          <SelectField
            label={t('messages.compose.program')}
            value={program ?? ''}
            onChange={(wanted) => change({ program: wanted })}
            options={chosen.programs.map((each) => ({ value: each, text: programText(each) }))}
          />
        )}
        <CountedField
          id={`${own}-subject`}
          label={t('messages.compose.subject')}
          value={text.subject}
          most={longest.subject}
          lines={1}
          onChange={(subject) => change({ subject })}
          error={said.subject}
        />
        <CountedField
          id={`${own}-body`}
          label={t('messages.compose.body')}
          value={text.body}
          most={longest.body}
          lines={8}
          onChange={(body) => change({ body })}
          error={said.body}
        />
        <p>{t('messages.thread.answersIfNow', { date: lastDay(chosen.replyBy) })}</p>
        <BusyButton type="submit" busy={send.isPending}>
          {t('messages.compose.send')}
        </BusyButton>
      </form>
    </>
  );
}

/** The draft of this tab, else what could not be sent elsewhere. */
function useNewMessage() {
  const { state } = useLocation() as { state: ToWrite | null };
  const given = {
    subject: state?.subject ?? '',
    body: state?.body ?? '',
    caseNumber: state?.caseNumber ?? '',
  };
  // Another text to be sent is another message: it does not meet the draft of the one before.
  return useComposed(state?.body ? `message:${state.caseNumber}` : 'message', { ...given, program: '' });
}

/** Nothing of it is lost where it cannot be sent. */
function Typed({ subject, body }: { readonly subject: string; readonly body: string }) {
  const { t } = useTranslation();
  if (body === '') return null;
  return (
    <>
      <h2>{t('messages.thread.kept')}</h2>
      <p>{subject}</p>
      <p className="entry__body">{body}</p>
    </>
  );
}
