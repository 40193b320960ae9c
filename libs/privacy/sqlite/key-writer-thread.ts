import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { KeyStoreUnavailable } from '../src/errors.js';
import type { KeyWrite, KeyWriteResult } from './key-writer.js';
import type { CommitKeys } from './write-queue.js';

export type WriterAnswer = { readonly results: readonly KeyWriteResult[] } | { readonly error: string };

/** Starts the writer on a thread of its own, so that no fsync holds up the caller's event loop. */
export async function startKeyWriterThread(file: string): Promise<CommitKeys> {
  const worker = new Worker(new URL('./key-writer.worker.js', import.meta.url), { workerData: { file } });
  let gone: Error | undefined;
  worker.on('error', (error) => {
    gone = new KeyStoreUnavailable('the thread that writes keys has failed: start the server again', {
      cause: error,
    });
  });
  worker.once('exit', () => {
    gone ??= new KeyStoreUnavailable('the thread that writes keys has stopped: start the server again');
  });
  await answerOf(worker);
  worker.unref();
  return {
    commit: async (batch: readonly KeyWrite[]) => {
      if (gone !== undefined) throw gone;
      worker.ref();
      try {
        worker.postMessage(batch);
        return await answerOf(worker);
      } finally {
        worker.unref();
      }
    },
    close: async () => {
      if (gone !== undefined) return;
      const exit = once(worker, 'exit');
      worker.ref();
      worker.postMessage('close');
      await exit;
    },
  };
}

/** One batch is under way at a time, so the next message is its answer. */
function answerOf(worker: Worker): Promise<readonly KeyWriteResult[]> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
      act();
    };
    const onMessage = (answer: WriterAnswer) =>
      settle(() =>
        'results' in answer ? resolve(answer.results) : reject(new KeyStoreUnavailable(answer.error)),
      );
    const onError = (error: Error) =>
      settle(() => reject(new KeyStoreUnavailable(error.message, { cause: error })));
    const onExit = () =>
      settle(() => reject(new KeyStoreUnavailable('the thread that writes keys has stopped')));
    worker.once('message', onMessage);
    worker.once('error', onError);
    worker.once('exit', onExit);
  });
}
