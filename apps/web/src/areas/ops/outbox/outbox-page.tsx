import { useState } from 'react';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { momentText } from '../../../shared/dates.js';
import { Page } from '../../../shared/page.js';
import { Awaited } from '../../../shared/staff/awaited.js';
import { Older } from '../../../shared/staff/older.js';
import { useOlder } from '../../../shared/staff/use-older.js';
import { OutboxMessageCard } from './outbox-message-card.js';

type State = components['schemas']['OutboxMessage']['state'];
const states: readonly { readonly value: State | ''; readonly text: string }[] = [
  { value: '', text: 'All' },
  { value: 'queued', text: 'Waiting' },
  { value: 'sending', text: 'Being sent' },
  { value: 'sent', text: 'Sent' },
  { value: 'failed', text: 'Failed' },
  { value: 'returned', text: 'Came back' },
];
const pause = 3_000;

/** A page at a time, newest first. */
const useMessages = (state: State | '', enabled = true) =>
  useOlder(
    ['outbox', state, enabled],
    (from) =>
      answered(
        api.GET('/api/v1/ops/outbox', {
          params: { query: { pageSize: 25, ...(state && { state }), ...from } },
        }),
      ),
    {
      enabled,
      refetchInterval: ({ state: { data } }) =>
        data === undefined || data.pages.length === 1 ? pause : false,
    },
  );

/** Outgoing mails and texts, failed ones first, then the newest; in a demo with their content, so that a newcomer finishes a flow alone. */
export function OutboxPage() {
  const [state, setState] = useState<State | ''>('');
  const { list, rows: all } = useMessages(state);
  const failed = useMessages('failed', state === '');
  const first = state === '' ? failed.rows : [];
  const ids = new Set(first.map(({ messageId }) => messageId));
  const messages = [...first, ...all.filter(({ messageId }) => !ids.has(messageId))];
  const shown = list.dataUpdatedAt === 0 ? undefined : new Date(list.dataUpdatedAt).toISOString();
  return (
    <Page
      title="Outbox"
      width="reading"
      actions={
        <div className="actions">
          <label htmlFor="outbox-state">Show</label>
          <select
            id="outbox-state"
            className="usa-select outbox__state"
            value={state}
            onChange={({ target }) => setState(target.value as State | '')}
          >
            {states.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </div>
      }
    >
      <p className="muted">
        E-mails and text messages to customers{shown && `, as of ${momentText(shown)}`}. In a demo, nothing
        leaves this computer: read here what a customer would have received.
      </p>
      <Awaited query={list} />
      {list.isSuccess && messages.length === 0 && (
        <p className="empty">Nothing here. A message appears as soon as something is sent.</p>
      )}
      {first.length > 0 && (
        <p>
          {first.length}
          {failed.list.hasNextPage && '+'} failed: they come first.
        </p>
      )}
      <ul className="outbox">
        {messages.map((message) => (
          <li key={message.messageId}>
            <OutboxMessageCard message={message} />
          </li>
        ))}
      </ul>
      <Older list={list} text="Older messages" />
    </Page>
  );
}
