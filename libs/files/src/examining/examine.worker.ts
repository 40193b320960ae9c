import { parentPort } from 'node:worker_threads';
import { systemClock } from '#kernel';
import { FileRefused } from '../refusals.js';
import { examine } from './examine.js';
import type { ThreadAnswer } from './examine-thread.js';

/** Then the thread ends by itself, with what libraries keep in memory. */
const restMilliseconds = 30_000;
const port = parentPort!;
let resting = new AbortController();

const answer = (message: ThreadAnswer, hand: readonly ArrayBuffer[] = []) =>
  port.postMessage(message, [...hand]);

port.on('message', (bytes: Uint8Array) => {
  resting.abort();
  void examineNext(bytes);
});

/** What is no refusal is a fault of the program: it ends the thread. */
async function examineNext(bytes: Uint8Array): Promise<void> {
  try {
    const examined = await examine(bytes);
    const pixels = examined.decoded?.pixels.buffer as ArrayBuffer | undefined;
    answer({ examined }, pixels === undefined ? [] : [pixels]);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    answer({ refused: error.code });
  }
  await rest();
}

async function rest(): Promise<void> {
  resting = new AbortController();
  const { signal } = resting;
  await systemClock.sleep(restMilliseconds, signal);
  if (!signal.aborted) port.close();
}
