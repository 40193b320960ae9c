import type { LedgerVerdict } from '#operations';
import { count, counted } from '../../output/numbers.js';
import { titles } from './titles.js';

/** One ledger's verdict: sound, or the first event that is not. */
export function verdictText({
  ledger,
  place,
  events,
  streams,
  seals,
  unsealed,
  authenticated,
  witnessed,
  warnings,
  fault,
}: LedgerVerdict): string {
  const notes = [
    ...(witnessed?.at === undefined
      ? []
      : [
          `  the witness ${witnessed.by} signed ${counted(witnessed.size, 'event')} of it at ${witnessed.at}`,
        ]),
    ...warnings.map((each) => `  warning: ${each}`),
  ];
  const title = `${titles[ledger]} (${place})`;
  if (fault === undefined)
    return [
      `${title}: sound. ${counted(events, 'event')} in ${counted(streams, 'stream')}, ${counted(seals, 'seal')}, ${unsealedText(unsealed, authenticated)}`,
      ...notes,
    ].join('\n');
  const { what, eventId, stream, revision, ordinal, lastOrdinal } = fault;
  const where = [
    ...(ordinal === undefined || lastOrdinal === undefined
      ? []
      : [
          `  events number ${count(ordinal + 1)} to ${count(lastOrdinal + 1)} of the ledger; the first of them:`,
        ]),
    ...(eventId === undefined ? [] : [`  ${lastOrdinal === undefined ? 'first bad event: ' : ''}${eventId}`]),
    ...(stream === undefined ? [] : [`  stream ${stream} at revision ${revision}`]),
    ...(ordinal === undefined || lastOrdinal !== undefined
      ? []
      : [`  event number ${count(ordinal + 1)} of the ledger`]),
  ];
  return [
    `${title}: NOT SOUND: ${what}`,
    ...where,
    '  keep the data folder as it is, find out who altered it, and restore a backup that verifies',
    ...notes,
  ].join('\n');
}

/** A seal covers what came before it, so that the last one is always in the tail. */
function unsealedText(unsealed: number, authenticated: boolean): string {
  return `${counted(unsealed, 'event')} after the last seal: chained, ${authenticated ? 'authenticated' : 'not authenticated'}`;
}
