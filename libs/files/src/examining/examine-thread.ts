import { Worker } from 'node:worker_threads';
import type { Clock } from '#kernel';
import { type FileRefusalCode, FileRefused } from '../refusals.js';
import type { Examine, Examined } from './examined.js';

export type ThreadAnswer = { readonly examined: Examined } | { readonly refused: FileRefusalCode };

/** A HEIC of 50 megapixels needs some twenty seconds on a slow machine. */
const longestMilliseconds = 60_000;
const mostHeapMebibytes = 512;
/** Libraries keep a little of every file: a thread that examined so many is ended. */
const mostFiles = 50;

/**
 * Examines files on a thread: one that makes a library run for ever, or fill its memory, ends there with the thread and is
 * refused as damaged. To load the libraries takes longer than most files, so a thread that had an ordinary one waits half
 * a minute for the next; after a refused one, and after a HEIC, whose pixels fill hundreds of megabytes, it is ended.
 */
export function examineOnThread(clock: Clock): Examine {
  let resting: ExaminingThread | undefined;
  return async (bytes) => {
    const rested = resting;
    resting = undefined;
    let thread = rested ?? new ExaminingThread();
    let answer = await thread.examine(bytes, clock);
    // It went away a moment ago.
    if (answer === 'ended' && rested !== undefined) {
      thread = new ExaminingThread();
      answer = await thread.examine(bytes, clock);
    }
    if (answer === 'ended') throw new Error('the thread that examines documents has ended');
    if ('refused' in answer) {
      await thread.end();
      throw new FileRefused(answer.refused);
    }
    if (answer.examined.decoded || thread.files >= mostFiles || resting !== undefined) await thread.end();
    else resting = thread.rest();
    return answer.examined;
  };
}

class ExaminingThread {
  /** So many it was given. */
  files = 0;
  private hasEnded = false;
  private readonly worker = new Worker(new URL('./examine.worker.js', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMebibytes },
    stdout: true,
    stderr: true,
  });

  constructor() {
    this.worker.once('exit', () => {
      this.hasEnded = true;
    });
    // While it rests nobody else listens.
    this.worker.on('error', () => undefined);
  }

  /** One at a time. `ended`: before it said anything. Whatever fails ends it. @throws what is a fault of the program */
  async examine(bytes: Uint8Array, clock: Clock): Promise<ThreadAnswer | 'ended'> {
    if (this.hasEnded) return 'ended';
    this.files++;
    this.worker.ref();
    const over = new AbortController();
    try {
      const late = clock
        .sleep(longestMilliseconds, over.signal)
        .then((): ThreadAnswer => ({ refused: 'file_damaged' }));
      const answer = answerOf(this.worker, over.signal);
      this.worker.postMessage(bytes);
      return await Promise.race([answer, late]);
    } catch (error) {
      await this.end();
      throw error;
    } finally {
      over.abort();
    }
  }

  /** Keeps no process from ending. */
  rest(): this {
    this.worker.unref();
    return this;
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}

function answerOf(worker: Worker, over: AbortSignal): Promise<ThreadAnswer | 'ended'> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ refused: 'file_damaged' }) : reject(error);
    const ended = () => resolve('ended');
    worker.once('message', resolve).once('error', failed).once('exit', ended);
    over.addEventListener(
      'abort',
      () => worker.off('message', resolve).off('error', failed).off('exit', ended),
      { once: true },
    );
  });
}
