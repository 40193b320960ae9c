import type { Operation } from './operation.js';
import { recordRun } from './record-run.js';

/** What became of the keys, and what may be destroyed. */
export interface KeysRewrapped {
  readonly keys: number;
  readonly moved: number;
  /** Tombstones among them. */
  readonly erased: number;
  /** The generation that wraps all of them now. */
  readonly newest: string;
  /** Generations that nothing stored needs any more. */
  readonly unused: readonly string[];
}

/** `caseledger keys rewrap`: moves every key of personal data to the newest generation of wrapping keys. */
export const rewrapKeys: Operation<Record<string, never>, KeysRewrapped> = async function* (
  { system },
  _,
  operator,
) {
  await recordRun(system, operator, { command: 'keys rewrap', task: 'keys' });
  const run = system.rewrapKeys();
  for (;;) {
    const step = await run.next();
    const names = system.master.wrappingNames;
    if (step.done) return { ...step.value, newest: names.at(-1) ?? 'master', unused: names.slice(0, -1) };
    yield { done: step.value, unit: 'keys' };
  }
};
