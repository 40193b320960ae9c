import type { FlowPorts } from '../ports.js';

/** Eight readable characters of an id: base32 has neither 0, 1 nor 8. */
export const receiptOf = (id: string): string => id.slice(0, 8).toUpperCase();

/** A receipt that the same call always gets, and nobody can guess. */
export const newReceipt = ({ secrets }: Pick<FlowPorts, 'secrets'>, ...parts: string[]): string =>
  receiptOf(secrets.id('receipt', ...parts));
