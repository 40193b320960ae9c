/** One figure of a benchmark. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Against the anchor that the name mentions. */
  readonly ratio?: number;
}

export interface BenchResult {
  /** As in the list of figures to reach: `P1`. */
  readonly id: string;
  readonly title: string;
  readonly rows: readonly BenchRow[];
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
