import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { answered } from '#api-client';
import { Alert } from '../../../../shared/alert.js';
import { api } from '../../../../shared/api.js';
import { CountedText } from '../../../../shared/counted-text.js';
import { ErrorSummary } from '../../../../shared/error-summary.js';
import { fieldError } from '../../../../shared/field-errors.js';
import { ProblemAlert } from '../../../../shared/problem-alert.js';
import { useCommand } from '../../../../shared/use-command.js';
import { visibleLength } from '../../../../shared/visible-length.js';
import { useMe } from '../../../../shell/session.js';
import type { Thread } from '../../parts/e-message-types.js';
import { counted } from '../../parts/words.js';
import { DraftNote } from '../compose/draft-note.js';
import { Policy, TemplateChoice } from '../compose/policy-and-templates.js';
import type { useKeptText } from '../compose/use-kept-text.js';
import { savesOnCtrlEnter } from '../saves-on-ctrl-enter.js';
import { leftOf, mostOfBody, tooLong } from '../texts.js';
import { answersOf, asksOf, othersReplies } from './thread-facts.js';
import { threadQuery } from './thread-query.js';
import { useSayWriting } from './use-writing.js';

/** An answer to what the customer wrote. Somebody else's that comes first is shown, and this one can go as an addition. */
export function ReplyEditor({
  thread,
  answer,
  onDone,
  onLeave,
}: {
  readonly thread: Thread;
  readonly answer: ReturnType<typeof useKeptText<string>>;
  readonly onDone: () => void;
  readonly onLeave: () => void;
}) {
  const { messageId, language, entries } = thread;
  const queries = useQueryClient();
  const sayWriting = useSayWriting(messageId);
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(0);
  const { name: me } = useMe();
  const replies = othersReplies(entries, me);
  const [repliesAtStart] = useState(replies.length);
  const answeredBy = [...new Set(replies.slice(repliesAtStart))];
  const waits = asksOf(entries);
  const { text, restored } = answer;
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  const send = useCommand({
    run: async (body: { readonly body: string; readonly upTo: string; readonly replies: number }) => {
      // Their answer is seen before this one is sent.
      const now = await queries.fetchQuery({ ...threadQuery(messageId), staleTime: 0 });
      if (othersReplies(now.entries, me).length > body.replies) return 'answered meanwhile' as const;
      return answered(
        api.POST('/api/v1/e-messages/{id}/reply', {
          params: { path: { id: messageId }, header: { 'Idempotency-Key': answer.key } },
          body: { body: body.body, upTo: body.upTo } as never,
        }),
      );
    },
    changes: [['e-message'], ['e-messages']],
    onDone: (outcome) => {
      if (outcome === 'answered meanwhile') return;
      answer.forget();
      onDone();
    },
  });
  const enter = (next: string) => {
    answer.enter(next);
    sayWriting();
  };
  const missing =
    text.trim() === ''
      ? 'Enter your answer.'
      : visibleLength(text) > mostOfBody
        ? tooLong(mostOfBody)
        : undefined;
  const error = (tried > 0 ? missing : undefined) ?? fieldError(send.error, 'body');
  const isAddition = waits.length === 0;
  const verb = isAddition ? 'Send as an addition' : 'Save';
  return (
    <form
      ref={form}
      className="panel compose"
      aria-label="Answer"
      noValidate
      onKeyDown={savesOnCtrlEnter}
      onSubmit={(event) => {
        event.preventDefault();
        if (send.isPending) return;
        if (missing !== undefined) {
          send.reset();
          setTried(tried + 1);
        } else
          send.mutate({
            body: text,
            upTo: answersOf(entries).at(-1) ?? messageId,
            replies: replies.length,
          });
      }}
    >
      <h2>{isAddition ? 'Add to the answer' : `Answers ${counted(waits.length, 'message')}`}</h2>
      <DraftNote
        typedAt={restored}
        onDiscard={() => {
          answer.forget();
          form.current?.querySelector('textarea')?.focus();
        }}
      />
      <div role="status">
        {answeredBy.length > 0 && (
          <Alert type="info">
            {answeredBy.join(' and ')} answered meanwhile: what they wrote stands above. Your text is kept,
            and can be sent as an addition.
          </Alert>
        )}
      </div>
      {error !== undefined && (
        <ErrorSummary
          key={`${tried} ${send.submittedAt}`}
          errors={[{ label: 'e-Message Body', message: error }]}
        />
      )}
      {send.isError && error === undefined && (
        <ProblemAlert
          key={send.submittedAt}
          problem={send.error}
          onRetry={() => form.current?.requestSubmit()}
        />
      )}
      <Policy />
      <TemplateChoice
        language={language}
        text={{ subject: '-', body: text }}
        onText={({ body }) => body !== undefined && enter(body)}
      />
      <CountedText
        label="e-Message Body"
        required
        lines={8}
        most={mostOfBody}
        leftText={leftOf(mostOfBody)}
        value={text}
        onChange={enter}
        error={error}
      />
      <div className="actions">
        <button type="submit" className="usa-button" aria-disabled={send.isPending}>
          {send.isPending ? 'Saving …' : verb}
        </button>
        <button type="button" className="usa-button usa-button--outline" onClick={onLeave}>
          Cancel
        </button>
        <span className="muted">
          Your text is kept in this window until it is sent. What is sent cannot be taken back.
        </span>
      </div>
    </form>
  );
}
