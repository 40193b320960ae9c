import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import {
  type ArgsOf,
  type OperationName,
  type OperationPorts,
  type Operator,
  operations,
  type Progress,
  type ResultOf,
} from './operations/index.js';

type Line =
  | { readonly progress: Progress }
  | { readonly result: unknown }
  | { readonly error: { readonly name: string; readonly message: string } };

/**
 * Lets the command line work on a data folder that this server owns: over a socket inside the folder, which only
 * the owner of the folder can open. Answers are JSON lines: progress, then one result or error.
 */
export async function listenForOperations(path: string, ports: OperationPorts): Promise<() => Promise<void>> {
  const running = new Set<Promise<void>>();
  const server = createServer((req, res) => {
    const answering = answer(req, res, ports).finally(() => running.delete(answering));
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

async function answer(req: IncomingMessage, res: ServerResponse, ports: OperationPorts): Promise<void> {
  const say = (line: Line) =>
    void res.write(
      `${JSON.stringify(line, (_, value) => (typeof value === 'bigint' ? String(value) : value))}\n`,
    );
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
    const run = operations[name](ports, args, operator) as AsyncGenerator<Progress, unknown, void>;
    for (;;) {
      const step = await run.next();
      // The command was stopped: so is its work.
      if (res.destroyed) return void (await run.return(undefined));
      if (step.done) {
        say({ result: step.value });
        break;
      }
      say({ progress: step.value });
    }
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    say({ error: { name, message } });
  }
  res.end();
}

/** No server listens there. */
export class NoServer extends Error {
  override readonly name = 'NoServer';
}

/** Runs an operation in the server that owns the folder. @throws NoServer, and that the server ended meanwhile */
export async function* remoteOperation<Name extends OperationName>(
  path: string,
  name: Name,
  args: ArgsOf<Name>,
  operator: Operator,
): AsyncGenerator<Progress, ResultOf<Name>, void> {
  const response = await ask(path, JSON.stringify({ name, args, operator }));
  let rest = '';
  for await (const chunk of untilCut(response)) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      const line = JSON.parse(text) as Line;
      if ('progress' in line) yield line.progress;
      else if ('result' in line) return line.result as ResultOf<Name>;
      else throw Object.assign(new Error(line.error.message), { name: line.error.name });
    }
  }
  throw new Error('the server stopped before the work was done: run it again');
}

/** What came before the server ended: that the answer is not whole is seen by its last line. */
async function* untilCut(response: IncomingMessage): AsyncGenerator<unknown, void, void> {
  try {
    yield* response;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error;
  }
}

function ask(socketPath: string, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const req = request({ socketPath, method: 'POST' }, (response) => resolve(response.setEncoding('utf8')));
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
