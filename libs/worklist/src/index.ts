export { type AttemptStanding, attemptStanding, begunAttempt } from './attempt-standing.js';
export { caseHistory, type HistoryLine } from './case-history/case-history.js';
export { type WorkerHome, workerHome } from './home.js';
export { type LinkSummary, linkSummary, type SeenPerson } from './link-summary.js';
export { threadPage } from './messages/thread-page.js';
export { daysOfAge, lastDayOlderThan } from './request-ages.js';
