import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * What becomes of a command. `lose request`: the connection breaks before the server has seen it; `lose answer`:
 * after the server has done it; `hold`: the answer waits for `letGo`.
 */
export type Fate = 'pass' | 'lose request' | 'lose answer' | 'hold';

/** Options of an address by which a server that is gone is noticed soon. */
export const impatient = 'serverSelectionTimeoutMS=1000&connectTimeoutMS=1000&waitQueueTimeoutMS=10000';

/** No IPv6 address and no socket of a file. */
const oneHost = /^mongodb:\/\/(?:[^@/]*@)?([\w.-]+)(?::(\d+))?(?:[/?]|$)/;

/** Stands between the driver and a server without TLS, and knows the commands that pass. */
export class MongoProxy {
  /** Asked for every command of the stores, in order. */
  fate: (command: string, collection: string) => Fate = () => 'pass';
  /** `update views.letters.v1-1.1`, in the order in which they came. */
  readonly seen: string[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly held: (() => void)[] = [];
  private onHeld: () => void = () => undefined;

  private constructor(
    private readonly server: Server,
    private readonly target: { readonly host: string; readonly port: number },
  ) {}

  /** `url`: the address of a database on one server. @throws where it is one that `obstacle` tells of */
  static async before(url: string): Promise<{ readonly proxy: MongoProxy; readonly url: string }> {
    const obstacle = MongoProxy.obstacle(url);
    if (obstacle !== undefined) throw new Error(`a test cannot stand before this MongoDB: ${obstacle}`);
    const [, host = '', port = ''] = oneHost.exec(url) ?? [];
    const server = createServer();
    const proxy = new MongoProxy(server, { host, port: Number(port || 27_017) });
    server.on('connection', (client) => proxy.serve(client));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port: own } = server.address() as { port: number };
    const through = url.replace(/^mongodb:\/\/([^@/]*@)?[^/?]+/, `mongodb://$1127.0.0.1:${own}`);
    return { proxy, url: `${through}${through.includes('?') ? '&' : '?'}directConnection=true` };
  }

  /** Why none can stand before this address; undefined where one can. */
  static obstacle(url: string): string | undefined {
    if (url.startsWith('mongodb+srv:')) return 'its address is looked up by DNS (mongodb+srv)';
    if (/^mongodb:\/\/[^/?]*,/.test(url)) return 'its address names several servers';
    if (/[?&](tls|ssl)=true(&|$)/i.test(url)) return 'its address asks for TLS';
    return oneHost.test(url) ? undefined : 'its address must be of the form mongodb://host:port/database';
  }

  /** Resolves when an answer is held. */
  holds(): Promise<void> {
    return new Promise((resolve) => {
      this.onHeld = resolve;
    });
  }

  letGo(): void {
    for (const each of this.held.splice(0)) each();
  }

  /** Breaks every connection, and takes no new one until `accept`. */
  refuse(): void {
    this.refusing = true;
    for (const each of this.sockets) each.destroy();
  }

  accept(): void {
    this.refusing = false;
  }

  async close(): Promise<void> {
    this.refuse();
    this.server.close();
    await once(this.server, 'close');
  }

  private refusing = false;

  private serve(client: Socket): void {
    if (this.refusing) {
      client.destroy();
      return;
    }
    const server = connect(this.target);
    const breakBoth = () => {
      client.destroy();
      server.destroy();
    };
    for (const each of [client, server]) {
      this.sockets.add(each);
      each.on('error', breakBoth).on('close', () => {
        this.sockets.delete(each);
        breakBoth();
      });
    }
    // A connection carries one command at a time: what comes back answers the last one.
    let answer: Fate = 'pass';
    server.on('data', (chunk) => {
      if (answer === 'lose answer') breakBoth();
      else if (answer === 'hold') {
        this.held.push(() => client.write(chunk));
        this.onHeld();
      } else client.write(chunk);
    });
    eachMessage(client, (message) => {
      const command = commandOf(message);
      answer = command === undefined ? 'pass' : this.ask(command);
      if (answer === 'lose request') breakBoth();
      else server.write(message);
    });
  }

  private ask({ name, collection }: Command): Fate {
    this.seen.push(`${name} ${collection}`);
    return this.fate(name, collection);
  }
}

interface Command {
  readonly name: string;
  readonly collection: string;
}

/** Cuts a stream of bytes into messages: each begins with its length. */
function eachMessage(socket: Socket, take: (message: Buffer) => void): void {
  let waiting = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= 4 && waiting.length >= waiting.readInt32LE(0)) {
      const length = waiting.readInt32LE(0);
      take(waiting.subarray(0, length));
      waiting = waiting.subarray(length);
    }
  });
}

const opMsg = 2_013;
const textElement = 2;

/**
 * The first element of an OP_MSG's document: `insert: "collection"`. Undefined for what the driver asks for itself.
 * Header 16 bytes, flags 4, kind of section 1, length of the document 4, then type, name and value.
 */
function commandOf(message: Buffer): Command | undefined {
  const first = 25;
  if (message.readInt32LE(12) !== opMsg || message[20] !== 0 || message[first] !== textElement)
    return undefined;
  const nameEnd = message.indexOf(0, first + 1);
  const value = nameEnd + 1 + 4;
  return {
    name: message.toString('utf8', first + 1, nameEnd),
    collection: message.toString('utf8', value, message.indexOf(0, value)),
  };
}
