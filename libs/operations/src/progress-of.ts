import type { Progress } from './operation.js';

/** Work on events, since so many milliseconds. */
export function progressOf({ done, total }: { done: number; total: number }, milliseconds: number): Progress {
  const perSecond = Math.round((done / Math.max(1, milliseconds)) * 1_000);
  const secondsLeft = perSecond === 0 ? 0 : Math.ceil(Math.max(0, total - done) / perSecond);
  return { done, total: Math.max(total, done), unit: 'events', perSecond, secondsLeft };
}
