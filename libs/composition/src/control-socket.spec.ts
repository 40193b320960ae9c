import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listenForOperations, NoServer, remoteOperation } from './control-socket.js';
import type { OperationPorts, Progress } from './operations/index.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseledger-socket-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

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

const rebuilding = (socket: string) =>
  remoteOperation(socket, 'rebuild-projections', { views: [], dryRun: false }, operator);

test('a server that stops ends what the command line asked of it, and says so', async () => {
  const socket = join(folder, 'control.sock');
  const { ports, ended } = endless();
  const stop = await listenForOperations(socket, ports);
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
  const stop = await listenForOperations(socket, ports);
  const run = rebuilding(socket);
  await run.next();
  await run.return(undefined as never);
  while (!ended()) await new Promise(setImmediate);
  await stop();
});
