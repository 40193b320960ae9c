import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** Stands in for a clamd: it finds what contains `infected`, calls all else clean, and can be away. */
export class ScriptedClamd {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();

  private constructor(private port: number) {}

  static async start(): Promise<ScriptedClamd> {
    const started = new ScriptedClamd(0);
    await started.back();
    return started;
  }

  /** As the setting `CLAMD` names it. */
  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Listens again, at the same address. */
  async back(): Promise<void> {
    this.server = createServer((socket) => this.serve(socket));
    await once(this.server.listen(this.port, '127.0.0.1'), 'listening');
    this.port = (this.server.address() as { port: number }).port;
  }

  async away(): Promise<void> {
    for (const each of this.sockets) each.destroy();
    const closed = this.server && once(this.server, 'close');
    this.server?.close();
    await closed;
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => undefined);
    let received = Buffer.alloc(0);
    socket.on('data', (part: Buffer) => {
      received = Buffer.concat([received, part]);
      if (!received.subarray(-4).equals(Buffer.alloc(4))) return;
      socket.end(received.includes('infected') ? 'stream: A-Test-Signature FOUND\0' : 'stream: OK\0');
    });
  }
}
