import { Injectable } from '@nestjs/common';
import { HttpProblem } from '../problem.js';

const mebibyte = 1024 * 1024;

/** Of one request, with all of its files. Past it: 413. */
export const mostRequestBytes = 32 * mebibyte;

/** Uploads of this process at a time, those of one person, and what all of them may hold in memory. */
const mostAtOnce = 16;
const mostAtOnceEach = 4;
const mostBytes = 128 * mebibyte;

/** How much room there is for uploads, which are in memory until they have been dealt with. */
@Injectable()
export class UploadCapacity {
  private uploads = 0;
  private bytes = 0;
  private readonly ofPersons = new Map<string, number>();

  /** `who`: an id of whoever sends it. `length`: what the request says that it brings; the most there may be where it does not say. @returns what gives it back, once @throws HttpProblem 503, 413 */
  claim(who: string | undefined, length: number | undefined): () => void {
    const claimed = length ?? mostRequestBytes;
    if (claimed > mostRequestBytes) throw tooLarge();
    const own = who === undefined ? 0 : (this.ofPersons.get(who) ?? 0);
    if (this.uploads >= mostAtOnce || own >= mostAtOnceEach || this.bytes + claimed > mostBytes)
      throw new HttpProblem(
        503,
        'uploads_full',
        'Many files are being sent at this moment. Try again in a few seconds: nothing of this one was kept.',
      );
    this.uploads++;
    this.bytes += claimed;
    this.count(who, 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.uploads--;
      this.bytes -= claimed;
      this.count(who, -1);
    };
  }

  private count(who: string | undefined, more: 1 | -1): void {
    if (who === undefined) return;
    const uploads = (this.ofPersons.get(who) ?? 0) + more;
    if (uploads === 0) this.ofPersons.delete(who);
    else this.ofPersons.set(who, uploads);
  }
}

export const tooLarge = (): HttpProblem =>
  new HttpProblem(413, 'too_large', 'These files are larger than 32 MiB together. Send fewer at a time.', [
    { field: 'file', message: 'larger than 32 MiB together' },
  ]);
