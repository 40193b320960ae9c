import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '#kernel';

/** What a stop gives to requests that run; docker-compose.yml leaves as much again for the stores. */
const graceMilliseconds = 15_000;
const lookMilliseconds = 50;

/**
 * The open connections of a server. Its own end waits for each of them, also for those that browsers open ahead of
 * need and for requests that never come to their end: a stop must not.
 */
export class Connections {
  private readonly open = new Set<Socket>();

  constructor(
    private readonly server: Server,
    private readonly clock: Clock,
  ) {
    server.on('connection', (socket: Socket) => {
      this.open.add(socket);
      socket.once('close', () => this.open.delete(socket));
    });
  }

  /** Resolves with the server's end, which `close` begins. What still runs after the grace is cut off. */
  async end(close: () => Promise<void>): Promise<void> {
    const ended = new AbortController();
    const letGo = this.letGo(ended.signal);
    await close().finally(() => ended.abort());
    await letGo;
  }

  private async letGo(ended: AbortSignal): Promise<void> {
    const graceEnds = this.clock.monotonic() + graceMilliseconds;
    while (!ended.aborted) {
      // Idle are also those whose last answer was given after the server began to close.
      this.server.closeIdleConnections();
      for (const socket of this.open) if (socket.bytesRead === 0) socket.destroy();
      if (this.clock.monotonic() >= graceEnds) this.server.closeAllConnections();
      await this.clock.sleep(lookMilliseconds, ended);
    }
  }
}
