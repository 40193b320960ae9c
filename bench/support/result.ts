/** One figure of a benchmark. */
export interface BenchRow {
  readonly name: string;
  /** Undefined: it could not be measured here. */
  readonly value: number | undefined;
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

/** A peer's figure in a row of its own; what was measured nowhere stands there as not measured. */
export const peerRow = (name: string, values: readonly number[], unit: string): BenchRow => ({
  name,
  value: values.length === 0 ? undefined : median(values),
  unit,
});
