import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { momentText } from '../../../shared/dates.js';
import { problemText } from '../../../shared/problem-text.js';
import { useToast } from '../../../shell/toasts.js';

type Message = components['schemas']['OutboxMessage'];
const stateTexts: Readonly<Record<Message['state'], string>> = {
  queued: 'Waiting',
  sending: 'Being sent',
  sent: 'Sent',
  failed: 'Failed',
  returned: 'Came back',
};

/** One message: to whom, what, when, and what to do when it failed. */
export function OutboxMessageCard({ message }: { readonly message: Message }) {
  const { t } = useTranslation();
  const toast = useToast();
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () =>
      answered(api.POST('/api/v1/ops/outbox/{id}/retry', { params: { path: { id: message.messageId } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['outbox'] }),
    onError: (problem) => toast('error', problemText(problem, t)),
  });
  return (
    <article className="panel outbox__message">
      <header className="panel__head">
        <h2>{message.subject ?? (message.channel === 'text' ? 'Text message' : message.template)}</h2>
        <span className={`state state--${message.state}`}>{stateTexts[message.state]}</span>
      </header>
      <p className="muted">
        {message.channel === 'text' ? 'Text message' : 'E-mail'}, {message.template} ·{' '}
        {message.to !== undefined && <>To {message.to} · </>}
        <time dateTime={message.queuedAt}>{momentText(message.queuedAt)}</time>
        {message.attempts > 0 && ` · ${message.attempts} ${message.attempts === 1 ? 'try' : 'tries'}`}
        {message.nextTryAt !== null && message.attempts > 0 && (
          <>
            {' · next try '}
            <time dateTime={message.nextTryAt}>{momentText(message.nextTryAt)}</time>
          </>
        )}
      </p>
      {message.text === undefined ? (
        <p className="muted">The address and the content are shown in a demo only.</p>
      ) : (
        <MessageText text={message.text} />
      )}
      {(message.state === 'failed' || message.state === 'returned') && (
        <p>
          {message.state === 'failed'
            ? `Not sent: ${message.failure}.`
            : `It came back: ${message.returnCode}.`}{' '}
          <button
            type="button"
            className="usa-button usa-button--unstyled"
            disabled={retry.isPending}
            onClick={() => retry.mutate()}
          >
            Retry
          </button>
        </p>
      )}
    </article>
  );
}

const address = /(https?:\/\/[^\s]+?)([.,]?)(?=\s|$)/;

/** The text with its addresses as links; nothing else of it is markup. */
function MessageText({ text }: { readonly text: string }) {
  const parts = text.split(address);
  return (
    <p className="outbox__text">
      {parts.map((part) =>
        part.startsWith('http://') || part.startsWith('https://') ? (
          <a key={part} href={part}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}
