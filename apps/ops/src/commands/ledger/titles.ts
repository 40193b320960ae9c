import type { LedgerName } from '#operations';

/** What the two ledgers are called on the screen. */
export const titles: Readonly<Record<LedgerName, string>> = { main: 'Ledger', looks: 'Ledger of looks' };
