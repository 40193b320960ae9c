import { createHash } from 'node:crypto';

/**
 * Chance that a seed replays, drawn by name instead of in turn: the same question always gets the same answer,
 * whatever was asked before. For invented data only.
 */
export class Chance {
  constructor(private readonly seed: number) {}

  /** From 0 up to, but not including, 1. */
  of(...question: readonly (string | number)[]): number {
    const digest = createHash('sha256')
      .update(JSON.stringify([this.seed, ...question]))
      .digest();
    return digest.readUInt32BE(0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number, ...question: readonly (string | number)[]): number {
    return least + Math.floor(this.of(...question) * (most - least + 1));
  }

  pick<T>(list: readonly T[], ...question: readonly (string | number)[]): T {
    return list[this.between(0, list.length - 1, ...question)] as T;
  }

  shuffled<T>(list: readonly T[], nameOf: (each: T) => string): readonly T[] {
    return list
      .map((each) => ({ each, rank: this.of('rank', nameOf(each)) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ each }) => each);
  }
}
