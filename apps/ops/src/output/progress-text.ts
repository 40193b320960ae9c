import type { Progress } from '#composition';
import { bytes, count, duration } from './numbers.js';

/** From 0 to 1; undefined while nobody knows how much there is. */
export const share = ({ done, total }: Progress): number | undefined =>
  total === undefined ? undefined : total === 0 ? 1 : Math.min(1, done / total);

/** `34%, 12,345 of 36,000 events, 5,012/s, 10 s left, reading` */
export function progressText(progress: Progress): string {
  const { done, total, unit, perSecond, secondsLeft, note } = progress;
  const amount = (value: number) => (unit === 'bytes' ? bytes(value) : count(value));
  const part = share(progress);
  return [
    part === undefined ? undefined : `${Math.floor(part * 100)}%`,
    `${amount(done)}${total === undefined ? '' : ` of ${amount(total)}`}${unit === 'bytes' ? '' : ` ${unit}`}`,
    perSecond === undefined ? undefined : `${count(perSecond)}/s`,
    secondsLeft === undefined ? undefined : `${duration(secondsLeft)} left`,
    note,
  ]
    .filter((each) => each !== undefined)
    .join(', ');
}
