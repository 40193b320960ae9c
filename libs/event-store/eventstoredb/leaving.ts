import type { Readable } from 'node:stream';

/** The items of a stream, which is not destroyed when its reader leaves: see `leave`. */
export const withoutEnd = <T>(items: Readable): AsyncIterable<T> =>
  items.iterator({ destroyOnReturn: false });

/**
 * Leaves a call of the client. It goes on receiving until it is cancelled, and its end is seen only when what had
 * come by then was read: otherwise the client would wait for it for ever when it is disposed of.
 */
export function leave(items: Readable, cancel: () => Promise<void>): void {
  cancel().catch(() => {});
  items.on('error', () => {});
  items.resume();
}
