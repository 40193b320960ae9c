export { type Context, context, type QueryPorts } from './context.js';
export { type Mail, mailNamed } from './mail.js';
export { message } from './message.js';
export {
  doer,
  type Happening,
  type HistoryKind,
  historyKinds,
  listed,
  type Names,
  type NoteTold,
  noWords,
  type Part,
  said,
  spoken,
  theRegistry,
  theWorker,
  whom,
} from './said.js';
export { type Asking, type Followable, noTopics, type Topic, type Topics } from './topics.js';
