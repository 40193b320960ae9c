import type { components } from '#api-client';
import { exactMomentText } from '../../../shared/dates.js';
import { events, seals, shortKey } from './parts.js';

/** Sound until when, by which key, and what waits: one sentence that can be read aloud. */
export function sentence({ ledgers, lastRun }: components['schemas']['LedgerResponse']): string {
  const main = ledgers.find(({ ledger }) => ledger === 'main');
  if (lastRun?.verdict?.sound === false)
    return `Not sound: the verification of ${exactMomentText(lastRun.endedAt ?? lastRun.startedAt)} found something that was altered.`;
  if (ledgers.some(({ state }) => state === 'refused'))
    return 'Sealing stopped, because something contradicts something.';
  if (main?.sealedAt === undefined || main.key === undefined) return 'Nothing was sealed yet.';
  const waits =
    main.unsealed <= 1
      ? 'Nothing waits for the next seal.'
      : `${events(main.unsealed)} since then ${main.unsealed === 1 ? 'waits' : 'wait'} for the next seal.`;
  const sealed = `until ${exactMomentText(main.sealedAt)} (${events(main.size)}, ${seals(main.seals)}), by key ${shortKey(main.key)}`;
  return lastRun?.verdict?.sound === true
    ? `Sound, as verified ${exactMomentText(lastRun.endedAt ?? lastRun.startedAt)}; sealed ${sealed}. ${waits}`
    : `Sealed ${sealed}; not verified since yesterday. ${waits}`;
}
