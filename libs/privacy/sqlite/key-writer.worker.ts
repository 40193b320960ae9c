import { parentPort, workerData } from 'node:worker_threads';
import { type KeyWrite, KeyWriter } from './key-writer.js';
import type { WriterAnswer } from './key-writer-thread.js';

const port = parentPort!;
const writer = new KeyWriter((workerData as { file: string }).file);
const answer = (message: WriterAnswer) => port.postMessage(message);

port.on('message', (message: readonly KeyWrite[] | 'close') => {
  if (message === 'close') {
    writer.close();
    port.close();
    return;
  }
  try {
    answer({ results: writer.commit(message) });
  } catch (error) {
    answer({ error: (error as Error).message });
  }
});
answer({ results: [] });
