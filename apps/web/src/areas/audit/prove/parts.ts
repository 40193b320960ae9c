import type { components } from '#api-client';
import { countText } from '../../../shared/numbers.js';

export type Ledger = components['schemas']['LedgerBody'];
export type Run = components['schemas']['VerifyRunResponse'];
export type LedgerVerdict = components['schemas']['LedgerVerdictBody'];

export const proveKey = ['ledger'] as const;

/** What the two ledgers are called. */
export const titles: Readonly<Record<Ledger['ledger'], string>> = {
  main: 'Ledger of events',
  looks: 'Ledger of looks',
};

export const count = (value: number): string => countText(value);
const counted = (one: string) => (value: number) => `${count(value)} ${one}${value === 1 ? '' : 's'}`;
export const events = counted('event');
export const seals = counted('seal');
export const streams = counted('stream');

/** What tells keys apart in `NAME+HASH+KEY`. */
export const shortKey = (key: string): string => key.split('+')[1] ?? key;
