import { Worker } from 'node:worker_threads';
import type { Clock } from '#kernel';
import { type FileRefusalCode, FileRefused } from '../refusals.js';
import type { Examine, Examined } from './examined.js';

export type ThreadAnswer = { readonly examined: Examined } | { readonly refused: FileRefusalCode };

/** A HEIC of 50 megapixels needs some twenty seconds on a slow machine. */
const longestMilliseconds = 60_000;
const mostHeapMebibytes = 512;

/**
 * Examines each file on a thread of its own, which is ended with all its memory: a file that makes a library run for
 * ever, or fill its memory, ends there and is refused as damaged.
 */
export function examineOnThread(clock: Clock): Examine {
  return async (bytes) => {
    const worker = new Worker(new URL('./examine.worker.js', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: mostHeapMebibytes },
      stdout: true,
      stderr: true,
    });
    const ended = new AbortController();
    try {
      const late = clock.sleep(longestMilliseconds, ended.signal).then(() => 'late' as const);
      const answer = await Promise.race([answerOf(worker), late]);
      if (answer === 'late') throw new FileRefused('file_damaged');
      if ('refused' in answer) throw new FileRefused(answer.refused);
      return answer.examined;
    } finally {
      ended.abort();
      await worker.terminate();
    }
  };
}

function answerOf(worker: Worker): Promise<ThreadAnswer> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new FileRefused('file_damaged') : error),
    );
    worker.once('exit', () => reject(new Error('the thread that examines documents has ended')));
  });
}
