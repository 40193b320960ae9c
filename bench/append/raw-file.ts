import { fdatasyncSync, openSync, writeSync } from 'node:fs';
import { eventBytes } from './workload.js';

/** The physical limit: 64 KiB at a time, each made durable. Returns events per second. */
export function rawFile(file: string, total: number): number {
  const descriptor = openSync(file, 'a');
  const batch = Buffer.alloc(64 * 1024, 'x');
  const batches = Math.ceil((total * eventBytes) / batch.length);
  const begin = performance.now();
  for (let n = 0; n < batches; n++) {
    writeSync(descriptor, batch);
    fdatasyncSync(descriptor);
  }
  return total / ((performance.now() - begin) / 1_000);
}
