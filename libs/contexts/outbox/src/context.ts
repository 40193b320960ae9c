import { context, noTopics } from '#bounded-context';
import { addressEvents } from './address/events.js';
import { ReturnOutgoingMessage } from './commands.js';
import { checkpointsMail } from './mails/checkpoints.js';
import { outboxEvents } from './message/events.js';
import { outboxProjection } from './views/outbox.projection.js';
import { Outbox } from './views/outbox.queries.js';
import { outboxView } from './views/outbox.view.js';
import { outboxWords } from './words.js';

/** What goes out by mail and text. It knows no reason: flows queue messages, and one sends them. */
export const outbox = context({
  name: 'outbox',
  catalogues: [outboxEvents, addressEvents],
  handlers: [ReturnOutgoingMessage.handler],
  projections: [outboxProjection],
  queries: ({ readStore }) => ({ outbox: new Outbox(readStore.reader(outboxView)) }),
  words: outboxWords,
  topics: noTopics,
  mails: [checkpointsMail],
});
