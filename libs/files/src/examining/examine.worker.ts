import { parentPort, workerData } from 'node:worker_threads';
import { FileRefused } from '../refusals.js';
import { examine } from './examine.js';
import type { ThreadAnswer } from './examine-thread.js';

const answer = (message: ThreadAnswer, hand: readonly ArrayBuffer[] = []) =>
  parentPort!.postMessage(message, [...hand]);

try {
  const examined = await examine(workerData as Uint8Array);
  const pixels = examined.decoded?.pixels.buffer as ArrayBuffer | undefined;
  answer({ examined }, pixels === undefined ? [] : [pixels]);
} catch (error) {
  if (!(error instanceof FileRefused)) throw error;
  answer({ refused: error.code });
}
