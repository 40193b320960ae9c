import type { CountyCode, LocalDate } from '#kernel';
import type { LooksIndex } from './looks.queries.js';

const workersAtOnce = 200;

/** How often a county's workers looked on a day, in the median of those who looked at all. Each is worked out once. */
export class Medians {
  private readonly known = new Map<string, number>();

  constructor(private readonly looks: Pick<LooksIndex, 'lookDays'>) {}

  async of(county: CountyCode, day: LocalDate): Promise<number> {
    const key = `${county} ${day}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const median = medianOf(await this.looksOf(county, day));
    this.known.set(key, median);
    return median;
  }

  private async looksOf(county: CountyCode, day: LocalDate): Promise<number[]> {
    const looks: number[] = [];
    let cursor: string | undefined;
    do {
      const asked = { county, from: day, to: day };
      const page = await this.looks.lookDays(asked, { limit: workersAtOnce, cursor });
      looks.push(...page.items.map((each) => each.looks));
      cursor = page.next;
    } while (cursor !== undefined);
    return looks;
  }
}

/** Of two in the middle the mean of both; of none 0. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
