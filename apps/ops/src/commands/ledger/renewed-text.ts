import { lostIn } from '#engine';
import type { Restored } from '#operations';
import { count, counted } from '../../output/numbers.js';
import { titles } from './titles.js';

type Renewed = Pick<Restored, 'ledgers' | 'processes'>;

/** What became of each ledger, and what is known to be lost of it. */
export const renewedLines = ({ ledgers }: Renewed): readonly string[] =>
  ledgers.flatMap(({ ledger, id, sealsMovedTo, renewal }) => [
    `${titles[ledger]}: goes on from ${counted(renewal.own.size, 'event')}${
      renewal.own.until === undefined ? '' : `, the last of ${renewal.own.until}`
    }; its id is ${id} now, it was ${renewal.formerId}`,
    `  ${lostLine(renewal)}`,
    ...(sealsMovedTo === undefined ? [] : [`  seals of what it was before are kept in ${sealsMovedTo}`]),
  ]);

function lostLine(renewal: Renewed['ledgers'][number]['renewal']): string {
  const lost = lostIn(renewal);
  if (lost === undefined)
    return 'lost: what came after that, if anything did; no seal that goes further is known here';
  return `lost: at least events number ${count(lost.from + 1)} to ${count(lost.to + 1)}, recorded after ${lost.since ?? 'the beginning'} and up to ${lost.until ?? 'an unknown time'}`;
}

/** Processes that have no place any more. */
export const processAdvice = ({ processes }: Renewed): readonly string[] =>
  processes
    .filter(({ state }) => state === 'not started')
    .map(({ name }) => `  caseledger processes start ${name} --from now (or --from beginning)`);
