import type { CopyResult } from '#operations';
import { count, counted } from '../../output/numbers.js';
import { titles } from './titles.js';

/** What was copied, that it is the same, and what to do next. */
export function copyText(result: CopyResult): string {
  const { from, to, ledgers, keys, processes } = result;
  const isSound = ledgers.every(({ verdict }) => verdict.fault === undefined);
  return [
    `${from} -> ${to}`,
    ...ledgers.flatMap(ledgerLines),
    keys === undefined
      ? 'Keys of personal data: stay where they are'
      : `Keys of personal data: ${count(keys.keys)}, ${count(keys.erased)} of them erased; ${count(keys.copied)} written now`,
    ...(isSound ? [processLine(processes), '', ...advice(result)] : []),
  ].join('\n');
}

function ledgerLines({ ledger, events, appended, root, verdict }: CopyResult['ledgers'][number]): string[] {
  const { fault, seals, unsealed } = verdict;
  const title = `${titles[ledger]}: ${counted(events, 'event')}, ${count(appended)} appended now, the same in both`;
  if (fault === undefined)
    return [title, `  sound, ${counted(seals, 'seal')}, ${count(unsealed)} not sealed yet`, `  root ${root}`];
  return [
    title,
    `  NOT SOUND, in the source as in its copy: ${fault.what}${fault.eventId === undefined ? '' : ` (${fault.eventId})`}`,
    '  no server is to start on the copy: verify the source, and restore a backup of it that is sound',
  ];
}

function processLine(processes: CopyResult['processes']): string {
  const those = (state: string) => processes.filter((each) => each.state === state).length;
  return `Processes: ${those('moved')} moved to the same event, ${those('there')} there already, ${those('not started')} without a checkpoint`;
}

function advice({ to, processes, masterKeyWantedIn }: CopyResult): string[] {
  const missing = processes.filter(({ state }) => state === 'not started');
  return [
    `Next, with settings that name ${to}:`,
    ...(masterKeyWantedIn === undefined
      ? []
      : [
          `  the same master key: CASELEDGER_MASTER_KEY_FILE, or the source's keys/master.key copied into ${masterKeyWantedIn}/keys`,
        ]),
    ...missing.map(({ name }) => `  caseledger processes start ${name} --from now (or --from beginning)`),
    '  caseledger projections rebuild --all',
    '  sessions do not move: everybody signs in again',
  ];
}
