import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const main = join(import.meta.dirname, '..', '..', 'apps', 'api', 'src', 'main.js');
const rounds = 120;
/** Customers of the demo, some of whom are linked to a case. */
const customers = 120;

/** How long after the answer to a customer's message the worker's Home counts it, asked again and again. In milliseconds. */
export async function homeLags(): Promise<readonly number[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'caseledger-bench-'));
  const server = spawn(process.execPath, [main], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', DEMO_DATA: '300', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await ready(server);
    const { write, worker } = await conversation(url);
    const reader = await signedIn(url, worker);
    const received = async (): Promise<number> =>
      (await reader('GET', '/api/v1/worklist/home')).eMessages.received;
    const lags: number[] = [];
    let known = await received();
    for (let round = 0; round < rounds; round++) {
      await write();
      const began = performance.now();
      for (;;) {
        const now = await received();
        if (now > known) {
          known = now;
          break;
        }
      }
      lags.push(performance.now() - began);
    }
    return lags;
  } finally {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A customer who can write, and the worker who gets it. */
async function conversation(url: string) {
  for (let n = 1; n <= customers; n++) {
    const sender = await signedIn(url, `customer-${n}`);
    const { items } = await sender('GET', '/api/v1/portal/messages/cases');
    const open = items.find((each: { whyNot: unknown }) => each.whyNot === null);
    if (open === undefined) continue;
    const { caseNumber, county } = open;
    const write = () =>
      sender('POST', '/api/v1/portal/messages', { caseNumber, subject: 'A question', body: 'What is next?' });
    const { messageId } = await write();
    const anybody = await signedIn(url, `supervisor-${county}`);
    const { worker } = await anybody('GET', `/api/v1/e-messages/${messageId}`);
    if (worker !== null) return { write, worker };
  }
  throw new Error('no customer of the demo can write to anybody');
}

const ready = (server: ReturnType<typeof spawn>): Promise<string> =>
  new Promise((resolve, reject) => {
    let printed = '';
    server.stdout?.on('data', (chunk) => {
      printed += String(chunk);
      const url = /is ready: (\S+)/.exec(printed)?.[1];
      if (url !== undefined) resolve(url);
    });
    server.on('exit', () => reject(new Error(`the server ended:\n${printed}`)));
  });

async function signedIn(url: string, identity: string) {
  const session = await fetch(`${url}/api/v1/demo/session`, json('POST', { identity }));
  const { token } = (await session.json()) as { token: string };
  // biome-ignore lint/suspicious/noExplicitAny: a benchmark reads what the API answered, as a client without types would
  return async (method: string, path: string, body?: object): Promise<any> => {
    const { headers, ...rest } = json(method, body);
    const answer = await fetch(`${url}${path}`, {
      ...rest,
      headers: { ...headers, authorization: `Bearer ${token}` },
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
}

const json = (method: string, body?: object) => ({
  method,
  headers: body === undefined ? {} : { 'content-type': 'application/json' },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});
