import type { Readable } from 'node:stream';
import type { Clock } from '#kernel';
import { Unavailable } from '../src/index.js';

export interface Silence {
  heard(): void;
  /** The reader is busy: silence means nothing until `heard`. */
  rest(): void;
  stop(): void;
}

/** Fails a stream on which nothing is heard for so many milliseconds. */
export function endWhenSilent(stream: Readable, clock: Clock, patience: number): Silence {
  const over = new AbortController();
  let heard = 0;
  let resting = false;
  const watch = async () => {
    for (let before = heard; !over.signal.aborted; before = heard) {
      await clock.sleep(patience, over.signal);
      if (over.signal.aborted || resting || heard !== before) continue;
      stream.destroy(new Unavailable(`EventStoreDB was silent for ${patience} ms`));
      return;
    }
  };
  void watch();
  return {
    heard: () => {
      heard++;
      resting = false;
    },
    rest: () => {
      resting = true;
    },
    stop: () => over.abort(),
  };
}
