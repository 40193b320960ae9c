import type { ExportFault, ExportVerdict } from '#audit';
import { count, counted } from '../../output/numbers.js';

/** Faults that are told one by one. */
const told = 20;

/** What became of checking a package, for people. */
export function exportVerdictText(file: string, verdict: ExportVerdict): string {
  const { consistent, authentic, fingerprint, origin, size, events, hashes, opened, faults } = verdict;
  const key = fingerprint === undefined ? [] : [`Key (SHA-256 of its DER form): ${fingerprint}`];
  if (!consistent)
    return [
      `${file}: NOT CONSISTENT, ${counted(faults.length, 'fault')}: something in it was changed after it was made`,
      ...faults.slice(0, told).map((each) => `  ${faultText(each)}`),
      ...(faults.length > told ? [`  … and ${count(faults.length - told)} more`] : []),
      ...key,
    ].join('\n');
  return [
    `${file}: CONSISTENT${authentic === true ? ' and AUTHENTIC by the key that you gave' : ''}`,
    `${counted(events, 'event')}, ${count(hashes)} of them as their hash alone; ${counted(opened, 'value')} opened; ledger ${origin}, ${counted(size ?? 0, 'event')} at its checkpoint`,
    ...key,
    ...(authentic === true
      ? []
      : ["Authentic if the key is the agency's: give it with --key FILE, or compare the line above with it"]),
  ].join('\n');
}

function faultText({ file, what, line, eventId, stream, revision }: ExportFault): string {
  const where = [
    line === undefined ? undefined : `line ${line} of events.ndjson`,
    eventId === undefined ? undefined : `event ${eventId}`,
    stream === undefined ? undefined : `${stream} at revision ${revision}`,
  ].filter((each) => each !== undefined);
  return `${file}: ${what}${where.length === 0 ? '' : ` (${where.join(', ')})`}`;
}
