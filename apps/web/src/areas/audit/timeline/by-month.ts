import { localDateOf } from '../../../shared/dates.js';

export interface Month {
  /** `2026-05` */
  readonly month: string;
  readonly count: number;
}

/** More bars than a page is wide are no picture: of a longer time only the last five years. */
const mostMonths = 60;

/** How many moments fall into each month of California, oldest first, empty ones between them too. */
export function byMonth(moments: readonly string[]): readonly Month[] {
  const counts = new Map<string, number>();
  for (const each of moments) {
    const month = localDateOf(new Date(each)).slice(0, 7);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  const [first, ...later] = [...counts.keys()].sort();
  if (first === undefined) return [];
  const months: Month[] = [];
  for (let month = first; month <= (later.at(-1) ?? first); month = after(month))
    months.push({ month, count: counts.get(month) ?? 0 });
  return months.slice(-mostMonths);
}

function after(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
