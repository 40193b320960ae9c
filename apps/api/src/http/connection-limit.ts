import type { Server } from 'node:net';
import type { Log } from '#engine';
import { type Clock, fewestDescriptors, raiseDescriptors } from '#kernel';

/** For the files of the stores, and for loading what a rebuild needs; the rest is for connections. */
const keptForFiles = fewestDescriptors / 2;
const pauseMilliseconds = 60_000;

/**
 * Takes no more connections than there are file descriptors to spare: the stores must be able to open their files
 * however many people come. Says in the log that some were refused, once a minute, with what to raise.
 */
export function limitConnections(
  server: Server,
  limit: number | undefined,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): void {
  if (limit === undefined) return;
  server.maxConnections = limit - keptForFiles;
  let next = clock.monotonic();
  server.on('drop', () => {
    if (clock.monotonic() < next) return;
    next = clock.monotonic() + pauseMilliseconds;
    log.error(
      { connections: server.maxConnections, descriptors: limit },
      `connections are refused: there are no file descriptors for more; ${raiseDescriptors}`,
    );
  });
}
