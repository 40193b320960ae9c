import type { LedgerBody } from './ledger.response.js';

const grouped = new Intl.NumberFormat('en-US');
const events = (count: number): string => `${grouped.format(count)} event${count === 1 ? '' : 's'}`;
/** The first part of `NAME+HASH+KEY` that tells keys apart. */
const shortKey = (key: string): string => key.split('+')[1] ?? key;

/** How both ledgers stand, in one sentence that a person can read aloud. */
export function sentenceOf(main: LedgerBody, looks: LedgerBody): string {
  const refused = [main, looks].find(({ state }) => state === 'refused');
  if (refused !== undefined)
    return `Sealing stopped because something contradicts something: ${refused.refused}`;
  if (main.sealedAt === undefined || main.key === undefined) return 'Nothing was sealed yet.';
  const renewed = main.renewals.length;
  return [
    `Sealed up to ${events(main.size)} at ${main.sealedAt}, by key ${shortKey(main.key)}`,
    main.unsealed <= 1
      ? 'everything is sealed'
      : `${events(main.unsealed)} since then wait for the next seal`,
    ...(main.witnessed?.at === undefined
      ? []
      : [
          `the witness ${main.witnessed.by} signed it up to ${events(main.witnessed.size)} at ${main.witnessed.at}`,
        ]),
    ...(renewed === 0 ? [] : [`its id was renewed ${renewed === 1 ? 'once' : `${renewed} times`}`]),
  ]
    .join('; ')
    .concat('.');
}
