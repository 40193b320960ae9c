import { lackOfMachine } from '../machine-lack.js';
import { type Check, type Finding, findingsOf } from './finding.js';

/**
 * One check on a machine that lacks room on its disk (or file descriptors): what cannot be looked at for that reason is
 * noted as such, not as damaged, and whoever examines goes on with the next check. That there is no room is a finding
 * of the disk's own check. @returns what the check does; undefined when it came to its end early
 */
export async function* despiteLack<Result>(
  dataDir: string,
  check: Check<Result>,
): AsyncGenerator<Finding, Result | undefined> {
  try {
    for (;;) {
      const step = await check.next();
      if (step.done) return step.value;
      const { value: finding } = step;
      const isLack = finding.state === 'wrong' && lackOfMachine(finding.text, dataDir) !== undefined;
      yield isLack ? notLookedAt(finding.check, finding.text) : finding;
    }
  } catch (error) {
    if (lackOfMachine(error, dataDir) === undefined) throw error;
    yield notLookedAt('stores', String((error as Error).message));
    return undefined;
  }
}

const notLookedAt = (check: string, text: string): Finding =>
  findingsOf(check).note(`not looked at for want of room on the disk: ${text}`);
