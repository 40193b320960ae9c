import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server. */
export interface SwallowingWay {
  /** host:port */
  readonly address: string;
  /** As when the server's process is paused: connections stay, and nobody answers. Over when the client left them all. */
  swallow(): Promise<void>;
  /** New connections reach the server again; the ones made in between are broken. */
  goOn(): void;
  close(): void;
}

/** Stands between a client and `host:port`. */
export async function swallowingWayTo(address: string): Promise<SwallowingWay> {
  const [host = '', port] = address.split(':');
  const open = new Set<Socket>();
  let swallows = false;
  const forward = (from: Socket, to: Socket) => {
    from.on('data', (bytes) => swallows || to.write(bytes));
    from.on('error', () => {});
    from.on('close', () => {
      open.delete(from);
      to.destroy();
    });
  };
  const server = createServer((near) => {
    open.add(near);
    const far = connect(Number(port), host);
    forward(near, far);
    forward(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const breakAll = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    swallow: async () => {
      swallows = true;
      await Promise.all([...open].map((socket) => once(socket, 'close')));
    },
    goOn: () => {
      breakAll();
      swallows = false;
    },
    close: () => {
      breakAll();
      server.close();
    },
  };
}
