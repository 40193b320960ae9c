import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClamdScanner } from '#files';
import { FakeClock } from '#kernel/testing';

const clock = new FakeClock();
let server: Server;
/** What the scripted daemon does with what it has been sent so far. */
let script: (socket: Socket, received: Buffer) => void;
let scanner: ClamdScanner;

beforeEach(async () => {
  server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (part: Buffer) => {
      received = Buffer.concat([received, part]);
      script(socket, received);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as { port: number };
  scanner = new ClamdScanner({ host: '127.0.0.1', port }, clock);
});
afterEach(() => void server.close());

async function* bytes(length = 10): AsyncIterable<Uint8Array> {
  for (let at = 0; at < length; at += 200_000) yield Buffer.alloc(Math.min(200_000, length - at), 1);
}
const isWhole = (received: Buffer) => received.subarray(-4).equals(Buffer.alloc(4));
/** Answers once all of it has come. */
const saying = (answer: string) => {
  script = (socket, received) => {
    if (isWhole(received)) socket.end(answer);
  };
};

test('what it calls OK is clean, and it gets the bytes in pieces with their lengths', async () => {
  let all: Buffer = Buffer.alloc(0);
  script = (socket, received) => {
    all = received;
    if (isWhole(received)) socket.end('stream: OK\0');
  };
  expect(await scanner.scan(bytes(150_000))).toBe('clean');
  const command = Buffer.from('zINSTREAM\0');
  expect(all.subarray(0, command.length)).toEqual(command);
  const lengths: number[] = [];
  for (let at = command.length; at < all.length; at += 4 + lengths.at(-1)!)
    lengths.push(all.readUInt32BE(at));
  expect(lengths).toEqual([65_536, 65_536, 18_928, 0]);
});

test.each([
  ['stream: Eicar-Test-Signature FOUND\0', 'infected'],
  ['stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0', 'not_inspected'],
  ['stream: Heuristics.Encrypted.PDF FOUND\0', 'not_inspected'],
  ['INSTREAM size limit exceeded. ERROR\0', 'not_inspected'],
  ["stream: Can't allocate memory ERROR\0", 'not_inspected'],
  ['stream: OK \0', 'not_inspected'],
  ['stream: ok\0', 'not_inspected'],
  ['OK\0', 'not_inspected'],
  ['\0', 'not_inspected'],
  ['UNKNOWN COMMAND\0', 'not_inspected'],
  ['stream: OK', 'unscanned'],
  ['stream: O', 'unscanned'],
  ['', 'unscanned'],
])('%j is %s', async (answer, result) => {
  saying(answer);
  expect(await scanner.scan(bytes())).toBe(result);
});

test('over its limit it answers and hangs up while there is more to send: not looked into', async () => {
  script = (socket, received) => {
    if (received.length > 300_000) socket.end('INSTREAM size limit exceeded. ERROR\0');
  };
  expect(await scanner.scan(bytes(20_000_000))).toBe('not_inspected');
});

test('one that breaks off while it takes the bytes could not look into them', async () => {
  script = (socket, received) => {
    if (received.length > 300_000) socket.resetAndDestroy();
  };
  expect(await scanner.scan(bytes(20_000_000))).toBe('not_inspected');
});

test('one that says nothing has scanned nothing, after a minute', async () => {
  const [asked, tell] = deferred();
  script = (_, received) => {
    if (isWhole(received)) tell();
  };
  const result = scanner.scan(bytes());
  await asked;
  clock.advance(60_000);
  expect(await result).toBe('unscanned');
});

test('one that talks without end is not listened to', async () => {
  script = (socket, received) => {
    if (isWhole(received)) socket.write('x'.repeat(100_000));
  };
  expect(await scanner.scan(bytes())).toBe('unscanned');
});

test('one that is away has scanned nothing', async () => {
  server.close();
  expect(await scanner.scan(bytes())).toBe('unscanned');
  expect(await scanner.isThere()).toBe(false);
});

test('it is there when it answers a ping, on a socket of a file too', async () => {
  script = (socket, received) => {
    if (received.toString() === 'zPING\0') socket.end('PONG\0');
  };
  expect(await scanner.isThere()).toBe(true);
  const folder = mkdtempSync(join(tmpdir(), 'clamd-'));
  const path = join(folder, 'clamd.sock');
  const local = createServer((socket) => socket.once('data', () => socket.end('PONG\0')));
  await once(local.listen(path), 'listening');
  expect(await new ClamdScanner({ path }, clock).isThere()).toBe(true);
  local.close();
  rmSync(folder, { recursive: true });
});

/**
 * A real daemon: TEST_CLAMD_URL=host:port or unix:/path, whose signatures hold one for the text below:
 * `Caseledger.Harmless.Signature:0:*:` and the text in hex, in a file own.ndb of its DatabaseDirectory.
 */
const named = process.env.TEST_CLAMD_URL;
if (!named) process.stderr.write('SKIPPED: the scanner on a real clamd. Set TEST_CLAMD_URL\n');
(named ? describe : describe.skip)('a real daemon', () => {
  const harmless = 'CASELEDGER-OWN-HARMLESS-SIGNATURE';
  const real = () => {
    const [host = '', port] = named!.split(':');
    return new ClamdScanner(
      named!.startsWith('unix:') ? { path: named!.slice(5) } : { host, port: Number(port) },
      new FakeClock(),
    );
  };
  async function* text(words: string) {
    yield Buffer.from(words);
  }

  test('knows what is harmless from what is not, and says when it is too much', async () => {
    expect(await real().isThere()).toBe(true);
    expect(await real().scan(text('nothing to be found here'))).toBe('clean');
    expect(await real().scan(text(`in the middle ${harmless} of a text`))).toBe('infected');
    expect(await real().scan(bytes(200_000_000))).toBe('not_inspected');
  });
});

function deferred(): [Promise<void>, () => void] {
  let tell = () => {};
  return [
    new Promise((resolve) => {
      tell = resolve;
    }),
    () => tell(),
  ];
}
