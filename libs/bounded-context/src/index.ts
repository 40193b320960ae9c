export { type Context, context, type QueryPorts } from './context.js';
export { type Mail, mailNamed } from './mail.js';
export { message } from './message.js';
export {
  type Audience,
  auditors,
  doer,
  type Happening,
  type HistoryKind,
  historyKinds,
  isOwn,
  listed,
  type Names,
  type NoteTold,
  type Part,
  said,
  spoken,
  theRegistry,
  theWorker,
  type Words,
  whom,
  wordsForAuditors,
} from './said.js';
export { type Asking, type Followable, noTopics, type Topic, type Topics } from './topics.js';
