export { activityProjection } from './activity/activity.projection.js';
export { type Act, Activity, activityIn } from './activity/activity.queries.js';
export { type AsOf, asOf, beforeFirst, type NotYet } from './as-of/as-of.js';
export { asSeen } from './as-of/as-seen.js';
export { type Clock as AuditClock, clocks as auditClocks } from './as-of/clocks.js';
export { momentIn } from './as-of/moment.js';
export { disclosuresColumns, looksColumns, timelineColumns } from './csv/columns.js';
export { type Column, type CsvForm, csvForms, csvOf, ndjsonOf } from './csv/csv.js';
export { publicKeyIn } from './exports/checking/check-key.js';
export type { ExportFault, ExportVerdict } from './exports/checking/faults.js';
export { verifyExport } from './exports/checking/verify-export.js';
export { readArchive } from './exports/package/archive.js';
export {
  type AskedExport,
  ExportNotMade,
  type ExportPorts,
  type ExportProgress,
  prepareExport,
} from './exports/prepare-export.js';
export {
  accountedFrom,
  accountedRange,
  type Disclosure,
  disclosedOf,
  toldDisclosures,
} from './looks/disclosures.js';
export { LooksIndex, type LooksOf, type LooksRange, looksIndexIn } from './looks/looks.queries.js';
export { type LookDocument, looksView } from './looks/looks.view.js';
export { looksAt } from './looks/looks-at.js';
export type { LooksPorts } from './looks/ports.js';
export { looksProjections } from './looks/projections.js';
export { type ToldLook, toldLooks } from './looks/told-looks.js';
export { type UnusualHit, type UnusualPage, unusualLooks } from './looks/unusual.js';
export type { Span } from './subjects/members.js';
export { type StreamPorts, wholeStream } from './subjects/read-stream.js';
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
export { subjectsIn } from './timeline/subjects-in.js';
export {
  type TimelineEvent,
  type TimelineOf,
  type TimelinePage,
  type TimelinePorts,
  timeline,
  timelinePages,
} from './timeline/timeline.js';
export { auditTopics, auditTopicsOf, mayHint, timelineTopics } from './timeline/topics.js';
export { type AsOfQuestion, type ToldAsOf, toldAsOf } from './told/as-of.js';
export {
  type TellingPorts,
  type TimelineEntry,
  type ToldChange,
  type ToldEvent,
  toldTimeline,
} from './told/timeline.js';
export { type Telling, wordsOf } from './words/all-words.js';
