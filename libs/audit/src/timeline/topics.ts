import { isStaff, type Recorded } from '#kernel';
import type { AuditSubject } from '../subjects/subject.js';
import type { TimelinePage } from './timeline.js';

const mostFollowed = 40;

/** What auditors follow: a stream by its name, or a worker. */
export const auditTopics = 'audit';

const topicOf = (what: string) => `${auditTopics}:${what}`;

/** What an event of the ledger hints at, of what auditors follow. */
export const auditTopicsOf = ({ meta }: Recorded): readonly string[] => [
  topicOf(meta.stream),
  ...(isStaff(meta.actor) ? [topicOf(`worker:${meta.actor.id}`)] : []),
];

/** The topics that a timeline follows: the worker, or the streams that its subject is told by. */
export const timelineTopics = (subject: AuditSubject, { streams }: TimelinePage): readonly string[] =>
  subject.kind === 'worker' ? [topicOf(`worker:${subject.id}`)] : streams.slice(0, mostFollowed).map(topicOf);

/** Whether an event may be hinted at, by its stream alone. */
export const mayHint = (stream: string, followed: ReadonlySet<string>): boolean =>
  followed.has(topicOf(stream)) || [...followed].some((each) => each.startsWith(topicOf('worker:')));
