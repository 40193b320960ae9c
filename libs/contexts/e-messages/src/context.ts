import { context } from '#bounded-context';
import { ChangeForms } from './commands.js';
import { type FormEvent, formEvents } from './form/events.js';
import { actionReminder, eMessageWaiting, noticesChosen } from './mails/e-message.js';
import { type ThreadEvent, threadEvents } from './thread/events.js';
import { eMessageTopics } from './topics.js';
import { messageCountsProjection } from './views/e-message-counts.projection.js';
import { MessageCounts } from './views/e-message-counts.queries.js';
import { messageCountsView } from './views/e-message-counts.view.js';
import { threadsProjection } from './views/e-message-threads.projection.js';
import { Threads } from './views/e-message-threads.queries.js';
import { threadsView } from './views/e-message-threads.view.js';
import { eMessagesProjection } from './views/e-messages.projection.js';
import { SearchMessages } from './views/e-messages.queries.js';
import { eMessagesView } from './views/e-messages.view.js';
import { formsProjection } from './views/forms.projection.js';
import { Forms } from './views/forms.queries.js';
import { formsView } from './views/forms.view.js';
import { eMessageWords } from './words.js';

export type EMessagesEvent = ThreadEvent | FormEvent;

/** County and customer write to each other, with actions and documents. */
export const eMessages = context({
  name: 'e-messages',
  catalogues: [threadEvents, formEvents],
  handlers: [ChangeForms.handler],
  projections: [eMessagesProjection, messageCountsProjection, threadsProjection, formsProjection],
  queries: ({ readStore, tag }) => ({
    searchMessages: new SearchMessages(readStore.reader(eMessagesView), tag),
    messageCounts: new MessageCounts(readStore.reader(messageCountsView)),
    threads: new Threads(readStore.reader(threadsView)),
    forms: new Forms(readStore.reader(formsView)),
  }),
  words: eMessageWords,
  topics: eMessageTopics,
  mails: [eMessageWaiting, actionReminder, noticesChosen],
});
