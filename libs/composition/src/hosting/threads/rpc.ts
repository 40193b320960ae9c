import type { Worker } from 'node:worker_threads';

interface Call {
  readonly call: number;
  readonly name: string;
  readonly args: readonly unknown[];
}
interface Answer {
  readonly answer: number;
  readonly value?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
}

type Functions = Readonly<Record<string, (...args: never[]) => unknown>>;
/** What a worker and its parent's port have in common. */
interface Port {
  postMessage(message: Call | Answer): void;
  on(name: 'message', listener: (message: Call | Answer) => void): unknown;
}

/** Answers calls that arrive at a port. */
export function serve(port: Port, functions: Functions): void {
  const listener = async (message: Call | Answer) => {
    if (!('call' in message)) return;
    const { call, name, args } = message;
    try {
      const named = functions[name];
      if (named === undefined) throw new Error(`nobody answers ${name}`);
      port.postMessage({ answer: call, value: await named(...(args as never[])) });
    } catch (error) {
      const { name: kind, message: text } =
        error instanceof Error ? error : { name: 'Error', message: String(error) };
      port.postMessage({ answer: call, error: { name: kind, message: text } });
    }
  };
  port.on('message', (message: Call | Answer) => void listener(message));
}

/** Calls functions at the other side of a port. A failed call rejects with the other side's words. */
export function remote(port: Port): (name: string, ...args: unknown[]) => Promise<unknown> {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let calls = 0;
  const gone = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  port.on('message', (message: Call | Answer) => {
    if (!('answer' in message)) return;
    const one = waiting.get(message.answer);
    waiting.delete(message.answer);
    if (message.error)
      one?.reject(Object.assign(new Error(message.error.message), { name: message.error.name }));
    else one?.resolve(message.value);
  });
  (port as Worker).on('error', gone);
  (port as Worker).on('exit', () => gone(new Error('the thread has ended')));
  return (name, ...args) =>
    new Promise((resolve, reject) => {
      const call = ++calls;
      waiting.set(call, { resolve, reject });
      port.postMessage({ call, name, args });
    });
}
