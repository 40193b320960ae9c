export { activityProjection } from './activity/activity.projection.js';
export { type Act, Activity, activityIn } from './activity/activity.queries.js';
export { looksProjections } from './looks/projections.js';
export { isWithin, type Span } from './subjects/members.js';
export { type StreamPorts, streamPages, wholeStream } from './subjects/read-stream.js';
export { belongs, type SubjectPorts, type SubjectStream, streamsOf } from './subjects/streams-of.js';
export {
  type AuditSubject,
  auditSubject,
  parseSubject,
  type StatefulSubject,
  type SubjectKind,
  subjectKinds,
  subjectText,
} from './subjects/subject.js';
export { type Telling, wordsOf } from './words/all-words.js';
