import type { Projection } from '#engine';
import { type ThreadEvent, threadEvents } from '../thread/events.js';
import { type MessageCountsDocument, messageCountsId, messageCountsView } from './e-message-counts.view.js';

/** Every event says itself what it changes of the counts. */
export const messageCountsProjection: Projection<ThreadEvent, MessageCountsDocument> = {
  schema: messageCountsView,
  catalogues: [threadEvents],
  keys: ({ data }) => [
    ...new Set((data.counts ?? []).map((each) => messageCountsId(each.county, each.worker))),
  ],
  fold(document, { data }, id) {
    const own = (data.counts ?? []).filter((each) => messageCountsId(each.county, each.worker) === id);
    return own.reduce<MessageCountsDocument | undefined>((before, change) => {
      const { county, worker = null, received = 0, read = 0, actionCompleted = 0, overdue = 0 } = change;
      const counts = {
        received: (before?.received ?? 0) + received,
        read: (before?.read ?? 0) + read,
        actionCompleted: (before?.actionCompleted ?? 0) + actionCompleted,
        overdue: (before?.overdue ?? 0) + overdue,
      };
      const came = received > 0 || read > 0 || actionCompleted > 0;
      return { county, worker, ...counts, ever: (before?.ever ?? false) || came };
    }, document);
  },
};
