import type { Verification } from './attempt.js';

/** The channel that the newest code went to; undefined when none was sent or two look alike under their masks. */
export function channelOf(
  code: Verification['code'],
  channels: Verification['channels'],
): Verification['channels'][number] | undefined {
  const alike = channels.filter(({ kind, masked }) => kind === code?.kind && masked === code.masked);
  return alike.length === 1 ? alike[0] : undefined;
}
