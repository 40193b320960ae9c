import type { Progress } from '#operations';
import { bytes, count, duration } from './numbers.js';

/** From 0 to 1; undefined while nobody knows how much there is. */
export const share = ({ done, total }: Progress): number | undefined =>
  total === undefined ? undefined : total === 0 ? 1 : Math.min(1, done / total);

/** `34%, 12,345 of 36,000 events, 5,012/s, 10 s left, reading` */
export function progressText(progress: Progress): string {
  const { unit, perSecond, secondsLeft, note } = progress;
  const rate = (value: number) => (unit === 'bytes' ? bytes(value) : count(value));
  return joined(
    ...amounts(progress),
    perSecond === undefined ? undefined : `${rate(perSecond)}/s`,
    secondsLeft === undefined ? undefined : `${duration(secondsLeft)} left`,
    note,
  );
}

const longestBar = 30;
const shortestBar = 5;

/**
 * The same behind a bar, in one line of a terminal: where that is narrow the bar gets shorter and goes, then what is
 * said last, then the end of what is left.
 */
export function progressLine(progress: Progress, columns: number): string {
  // A line that fills the last column makes some terminals begin a new one.
  const width = Math.max(0, columns - 1);
  const part = share(progress);
  let text = progressText(progress);
  while (text.length > width && text.includes(', ')) text = text.slice(0, text.lastIndexOf(', '));
  const bar = Math.min(longestBar, width - text.length - 1);
  if (part === undefined || bar < shortestBar) return text.slice(0, width);
  const full = Math.round(part * bar);
  return `${'█'.repeat(full)}${'░'.repeat(bar - full)} ${text}`;
}

/** `34%, 12,345 of 36,000 events, reading`: of work that has ended there. */
export const reachedText = (progress: Progress): string => joined(...amounts(progress), progress.note);

function amounts(progress: Progress): readonly (string | undefined)[] {
  const { done, total, unit } = progress;
  const amount = (value: number) => (unit === 'bytes' ? bytes(value) : count(value));
  const part = share(progress);
  return [
    part === undefined ? undefined : `${Math.floor(part * 100)}%`,
    `${amount(done)}${total === undefined ? '' : ` of ${amount(total)}`}${unit === 'bytes' ? '' : ` ${unit}`}`,
  ];
}

const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((each) => each !== undefined).join(', ');
