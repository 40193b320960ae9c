import type { Topic, Topics } from '#bounded-context';
import type { EMessagesEvent } from './context.js';
import type { ThreadEvent } from './thread/events.js';

/** What e-messages change on pages: of a thread, of a county's lists, of a worker's counts, of a case and of an account. */
export const eMessageTopics: Topics<EMessagesEvent> = {
  of(event) {
    switch (event.type) {
      case 'FormAdded':
      case 'FormChanged':
        return [`e-message-forms:${event.data.county}`];
      case 'MessageReassigned': {
        const { from, to } = event.data;
        const other =
          from.county === to.county
            ? []
            : [...countyTopics(to.county), ...threadTopic(event, to.county), ...taskTopics(to.county)];
        return [...threadTopics(event), ...taskTopics(event.data.county), ...other];
      }
      case 'MessageReceived':
      case 'ActionRequested':
      case 'ActionCompleted':
      case 'MessageStatusChanged':
      case 'NoReplyNeeded':
      case 'MessageNoted':
      case 'DocumentReleased':
      case 'DocumentRefused':
        return [...threadTopics(event), ...taskTopics(event.data.county)];
      case 'MessageSent':
      case 'MessageRead':
      case 'ReplySent':
      case 'ActionReopened':
      case 'ActionClosed':
      case 'ResponseOverdue':
        return threadTopics(event);
      // Nobody at the county sees a document before it is sent.
      case 'DocumentUploaded':
      case 'DocumentRemoved':
      case 'DocumentViewed':
        return accountTopic(event);
    }
  },
  kinds: {
    'e-messages': {
      may: ({ rights, actor }, county) => rights.has('e-message:view') && actor.county === county,
    },
    'e-message': {
      may: ({ rights, actor }, of) => rights.has('e-message:view') && actor.county === of.split(':', 1)[0],
    },
    'e-message-counts': {
      may: ({ rights, actor }, of) =>
        rights.has('e-message:view') && actor.county !== undefined && of === `${actor.county}:${actor.id}`,
    },
    'e-message-forms': {
      may: ({ rights, actor }, county) => rights.has('e-message:view') && actor.county === county,
    },
  },
  own: ({ rights, actor }) =>
    rights.has('e-message:view') && actor.county !== undefined
      ? [`e-message-counts:${actor.county}:${actor.id}`]
      : [],
};

const threadTopics = (event: ThreadEvent): readonly Topic[] => [
  ...countyTopics(event.data.county),
  ...threadTopic(event, event.data.county),
  `case:${event.data.caseNumber}`,
  ...countTopics(event),
  ...accountTopic(event),
];

const countyTopics = (county: string): readonly Topic[] => [`e-messages:${county}`];

const threadTopic = ({ data }: ThreadEvent, county: string): readonly Topic[] => [
  `e-message:${county}:${data.threadId}`,
];

const accountTopic = ({ data: { audience } }: ThreadEvent): readonly Topic[] =>
  audience === undefined ? [] : [`account:${audience}`];

const countTopics = ({ data }: ThreadEvent): readonly Topic[] =>
  (data.counts ?? []).flatMap(({ county, worker }) =>
    worker === undefined ? [] : [`e-message-counts:${county}:${worker}`],
  );

const taskTopics = (county: string): readonly Topic[] => [`supervisor-tasks:${county}`];
