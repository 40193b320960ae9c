import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listenForOperations, NoServer, remoteOperation } from './control-socket.js';
import type { OperationPorts, Progress } from './index.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseledger-socket-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the server's log was told. */
let logged: { readonly fields: object; readonly message: string }[];
beforeEach(() => {
  logged = [];
});
const note = (fields: object, message: string) => void logged.push({ fields, message });
const log = { info: note, warn: note, error: note };

const operator = { actor: { kind: 'registry', id: 'test' } } as const;

/** A rebuild that goes on and on until it is told to end. */
function endless() {
  let ended = false;
  const rebuild = async function* (): AsyncGenerator<unknown, never, void> {
    try {
      for (let done = 0; ; done++) {
        await new Promise(setImmediate);
        yield { done, total: 1_000_000, perSecond: 1, secondsLeft: 1, phase: 'building', view: 'cases' };
      }
    } finally {
      ended = true;
    }
  };
  return { ports: { projections: { rebuild } } as unknown as OperationPorts, ended: () => ended };
}

/** A rebuild that yields nothing, and ends only by its signal. */
function silent() {
  let begin: () => void;
  let end: () => void;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const rebuild = async function* ({
    signal,
  }: {
    readonly signal: AbortSignal;
  }): AsyncGenerator<never, never> {
    begin();
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    end();
    throw signal.reason;
  };
  return { ports: { projections: { rebuild } } as unknown as OperationPorts, begun, ended };
}

const rebuilding = (socket: string, signal?: AbortSignal) =>
  remoteOperation(socket, 'rebuild-projections', { views: [] }, operator, signal);

test('a server that stops ends what the command line asked of it, and says so', async () => {
  const socket = join(folder, 'control.sock');
  const { ports, ended } = endless();
  const stop = await listenForOperations(socket, ports, log);
  const run = rebuilding(socket) as AsyncGenerator<Progress, unknown, void>;
  expect((await run.next()).done).toBe(false);
  await stop();
  expect(ended()).toBe(true);
  const rest = (async () => {
    for await (const _ of run);
  })();
  await expect(rest).rejects.toThrow('the server stopped before the work was done: run it again');
  await expect(rebuilding(socket).next()).rejects.toThrow(NoServer);
});

test('a command that is stopped ends its work in the server', async () => {
  const socket = join(folder, 'control.sock');
  const { ports, ended } = endless();
  const stop = await listenForOperations(socket, ports, log);
  const run = rebuilding(socket);
  await run.next();
  await run.return(undefined as never);
  while (logged.length === 0) await new Promise(setImmediate);
  expect(ended()).toBe(true);
  expect(logged).toMatchObject([
    {
      fields: { operation: 'rebuild-projections', unit: 'events' },
      message: expect.stringContaining('stopped'),
    },
  ]);
  await stop();
});

test('its signal stops a command at once, however long the server says nothing', async () => {
  const socket = join(folder, 'control.sock');
  const { ports, begun, ended } = silent();
  const stop = await listenForOperations(socket, ports, log);
  const stopping = new AbortController();
  const run = rebuilding(socket, stopping.signal);
  const first = run.next();
  await begun;
  stopping.abort();
  await expect(first).rejects.toThrow(/abort/i);
  await ended;
  await stop();
});

test('work that says nothing is told that the process which asked for it was killed', async () => {
  const socket = join(folder, 'control.sock');
  const { ports, begun, ended } = silent();
  const stop = await listenForOperations(socket, ports, log);
  const body = JSON.stringify({ name: 'rebuild-projections', args: { views: [] }, operator });
  const asking = connect(socket);
  asking.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
  await begun;
  asking.destroy();
  await ended;
  while (logged.length === 0) await new Promise(setImmediate);
  await stop();
});
