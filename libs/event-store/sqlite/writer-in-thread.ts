import { once } from 'node:events';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { Answer } from './wire.js';
import type { WriterLink } from './writer-link.js';

/** What the writer's thread is started with. */
export interface WriterThreadData {
  readonly file: string;
  readonly appends: MessagePort;
}

interface Listener {
  answered(answer: Answer): void;
  /** The thread ended by itself: what was sent may have been stored, what is sent from now on is not. */
  lost(reason: string): void;
}

/** A writer on a thread of its own. Resolves once it is ready. */
export async function writeInThread(file: string, listener: Listener): Promise<WriterLink> {
  const { writerThread } = await import('./thread-files.js');
  const { port1: port, port2: appends } = new MessageChannel();
  const workerData: WriterThreadData = { file, appends };
  const thread = new Worker(writerThread, { name: 'ledger-writer', workerData, transferList: [appends] });
  await once(thread, 'message');
  let reason = 'the writer stopped';
  thread.on('error', (error) => {
    reason = `the writer stopped: ${(error as Error).message}`;
  });
  const ended = once(thread, 'exit').then(() => {
    port.close();
    listener.lost(reason);
  });
  port.on('message', (answer: Answer) => listener.answered(answer));
  return {
    send: (wire) => port.postMessage(wire),
    close: () => {
      thread.postMessage('close');
      return ended;
    },
  };
}
