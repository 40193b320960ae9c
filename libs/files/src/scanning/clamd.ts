import { connect, type Socket } from 'node:net';
import type { Clock } from '#kernel';
import type { Scanner, ScanResult } from './scanner.js';

/** Where the daemon listens. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string };

const longestMilliseconds = 60_000;
/** One that cannot be reached must not hold up everybody who sends a file. */
const longestConnectMilliseconds = 5_000;
const mostAnswerBytes = 4_096;
const chunkBytes = 64 * 1024;
/** Names that the daemon gives to what it could not look into, where it is set up to say so. */
const couldNotLook = /^Heuristics\.(Limits|Encrypted)\./;

/**
 * A client of ClamAV's daemon (INSTREAM, man clamd). Clean is what it calls exactly `stream: OK`: whatever else it says,
 * and whatever goes wrong, is not.
 */
export class ClamdScanner implements Scanner {
  constructor(
    private readonly address: ClamdAddress,
    private readonly clock: Clock,
  ) {}

  async scan(bytes: AsyncIterable<Uint8Array>): Promise<ScanResult | 'infected'> {
    const answer = await this.ask('zINSTREAM\0', lengthBefore(bytes));
    if (answer === 'nothing') return 'unscanned';
    if (answer === 'broken off') return 'not_inspected';
    if (answer.said === 'stream: OK') return 'clean';
    const found = /^stream: (.+) FOUND$/.exec(answer.said)?.[1];
    return found !== undefined && !couldNotLook.test(found) ? 'infected' : 'not_inspected';
  }

  async isThere(): Promise<boolean> {
    const answer = await this.ask('zPING\0', nothing());
    return typeof answer === 'object' && answer.said === 'PONG';
  }

  private async ask(command: string, rest: AsyncIterable<Uint8Array>): Promise<Answer> {
    const socket = connect({ ...this.address });
    const answered = new AbortController();
    const connected = new AbortController();
    socket.once('connect', () => connected.abort());
    const late = (milliseconds: number, { signal }: AbortController) =>
      void this.clock.sleep(milliseconds, signal).then(() => signal.aborted || socket.destroy());
    late(longestConnectMilliseconds, connected);
    late(longestMilliseconds, answered);
    const said = answerOf(socket);
    try {
      const isSent = await send(socket, command, rest);
      const text = await said;
      if (text !== undefined) return { said: text };
      // Over its limit it answers and hangs up while we are sending, by which Node loses what has arrived.
      return isSent ? 'nothing' : 'broken off';
    } finally {
      connected.abort();
      answered.abort();
      socket.destroy();
    }
  }
}

/** What it said until its zero byte; that it hung up while it was taking the bytes; or nothing whole, in time. */
type Answer = { readonly said: string } | 'broken off' | 'nothing';

/** Whether all of it could be sent, or the daemon was not even there. */
async function send(socket: Socket, command: string, rest: AsyncIterable<Uint8Array>): Promise<boolean> {
  let isConnected = false;
  socket.once('connect', () => {
    isConnected = true;
  });
  socket.write(command);
  for await (const each of rest) {
    if (socket.destroyed || socket.readableEnded) return !isConnected;
    if (!socket.write(each)) await drainedOrClosed(socket);
  }
  return !isConnected || !socket.destroyed || socket.writableLength === 0;
}

function drainedOrClosed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done).off('end', done);
      resolve();
    };
    socket.on('drain', done).on('close', done).on('end', done);
    if (socket.destroyed) done();
  });
}

function answerOf(socket: Socket): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (part) => {
      text += part;
      const end = text.indexOf('\0');
      if (end >= 0) resolve(text.slice(0, end));
      else if (text.length > mostAnswerBytes) socket.destroy();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(undefined));
  });
}

/** Each piece after its length, four bytes; a length of zero is the end. */
async function* lengthBefore(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const each of bytes)
    for (let at = 0; at < each.length; at += chunkBytes) {
      const piece = each.subarray(at, at + chunkBytes);
      yield Buffer.concat([length(piece.length), piece]);
    }
  yield length(0);
}

function length(bytes: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(bytes);
  return four;
}

async function* nothing(): AsyncIterable<Uint8Array> {}
