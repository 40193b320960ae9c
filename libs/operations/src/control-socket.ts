import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { Log } from '#engine';
import type { OperationPorts, Operator, Progress } from './operation.js';
import { type ArgsOf, type OperationName, operations, type ResultOf } from './operations.js';

type Line = { readonly progress: Progress } | { readonly result: unknown } | { readonly error: Failed };

interface Failed {
  readonly name: string;
  readonly message: string;
  readonly cause?: string;
}

/**
 * Lets the command line work on a data folder that this server owns: over a socket inside the folder, which only
 * the owner of the folder can open. Answers are JSON lines: progress, then one result or error. Work ends with the
 * connection over which it was asked for, however that ends, and the log says so.
 */
export async function listenForOperations(
  path: string,
  ports: OperationPorts,
  log: Log,
): Promise<() => Promise<void>> {
  const running = new Set<Promise<void>>();
  const server = createServer((req, res) => {
    const answering = answer(req, res, { ports, log }).finally(() => running.delete(answering));
    running.add(answering);
  });
  rmSync(path, { force: true });
  const before = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, resolve);
    });
  } finally {
    process.umask(before);
  }
  return async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    // What is asked for ends at its next step, before the stores do; whoever asked is told to ask again.
    server.closeAllConnections();
    await Promise.all([closed, ...running]);
  };
}

interface Answering {
  readonly ports: OperationPorts;
  readonly log: Log;
}

async function answer(req: IncomingMessage, res: ServerResponse, { ports, log }: Answering): Promise<void> {
  const gone = new AbortController();
  // Before the answer is whole this means: the command was stopped or killed, or this server stops.
  res.once('close', () => gone.abort());
  const say = (line: Line) =>
    void res.write(
      `${JSON.stringify(line, (_, value) => (typeof value === 'bigint' ? String(value) : value))}\n`,
    );
  let asked = '';
  let latest: Progress | undefined;
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const { name, args, operator } = JSON.parse(Buffer.concat(chunks).toString()) as {
      name: OperationName;
      args: never;
      operator: Operator;
    };
    if (!Object.hasOwn(operations, name))
      throw new Error(`the running server does not know "${name}": it is of another version`);
    asked = name;
    const asking = { ...ports, signal: gone.signal };
    const run = operations[name](asking, args, operator) as AsyncGenerator<Progress, unknown, void>;
    for (;;) {
      const step = await run.next();
      if (step.done) {
        say({ result: step.value });
        break;
      }
      latest = step.value;
      if (gone.signal.aborted) {
        await run.return(undefined);
        gone.signal.throwIfAborted();
      }
      say({ progress: latest });
    }
  } catch (error) {
    if (gone.signal.aborted)
      return log.warn(
        { operation: asked, ...latest },
        'its command has ended, or this server stops: the work was stopped before it was done',
      );
    const { name, message, cause } = error instanceof Error ? error : new Error(String(error));
    say({ error: { name, message, ...(cause instanceof Error && { cause: cause.message }) } });
  }
  res.end();
}

/** No server listens there. */
export class NoServer extends Error {
  override readonly name = 'NoServer';
}

/** The server ended, or the connection to it, before the answer was whole. */
export class ServerEnded extends Error {
  override readonly name = 'ServerEnded';
}

/** Runs an operation in the server that owns the folder; `signal` stops it there. @throws NoServer, ServerEnded */
export async function* remoteOperation<Name extends OperationName>(
  path: string,
  name: Name,
  args: ArgsOf<Name>,
  operator: Operator,
  signal?: AbortSignal,
): AsyncGenerator<Progress, ResultOf<Name>, void> {
  const response = await ask(path, JSON.stringify({ name, args, operator }), signal);
  let rest = '';
  for await (const chunk of untilCut(response)) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      const line = JSON.parse(text) as Line;
      if ('progress' in line) yield line.progress;
      else if ('result' in line) return line.result as ResultOf<Name>;
      else throw errorOf(line.error);
    }
  }
  throw new ServerEnded('the server stopped before the work was done: run it again');
}

function errorOf({ name, message, cause }: Failed): Error {
  const error = new Error(message, cause === undefined ? {} : { cause: new Error(cause) });
  return Object.assign(error, { name });
}

/** What came before the server ended: that the answer is not whole is seen by its last line. */
async function* untilCut(response: IncomingMessage): AsyncGenerator<unknown, void, void> {
  try {
    yield* response;
  } catch (error) {
    if (!['ECONNRESET', 'ABORT_ERR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

function ask(socketPath: string, body: string, signal?: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const req = request({ socketPath, method: 'POST', ...(signal && { signal }) }, (response) =>
      resolve(response.setEncoding('utf8')),
    );
    req.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ENOENT' || error.code === 'ECONNREFUSED'
          ? new NoServer('no server runs on this data folder')
          : error,
      ),
    );
    req.end(body);
  });
}
