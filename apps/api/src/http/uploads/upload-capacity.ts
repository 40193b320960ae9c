import { Injectable } from '@nestjs/common';
import { HttpProblem } from '../problem.js';

const mebibyte = 1024 * 1024;

/** Of one request, with all of its files. Past it: 413. */
export const mostRequestBytes = 32 * mebibyte;

/** Uploads of this process at a time, and what all of them may hold in memory. */
const mostAtOnce = 16;
const mostBytes = 128 * mebibyte;

/** How much room there is for uploads, which are in memory until they have been dealt with. */
@Injectable()
export class UploadCapacity {
  private uploads = 0;
  private bytes = 0;

  /** `length`: what the request says that it brings; the most there may be where it does not say. @returns what gives it back, once @throws HttpProblem 503, 413 */
  claim(length: number | undefined): () => void {
    const claimed = length ?? mostRequestBytes;
    if (claimed > mostRequestBytes) throw tooLarge();
    if (this.uploads >= mostAtOnce || this.bytes + claimed > mostBytes)
      throw new HttpProblem(
        503,
        'uploads_full',
        'Many files are being sent at this moment. Try again in a few seconds: nothing of this one was kept.',
      );
    this.uploads++;
    this.bytes += claimed;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.uploads--;
      this.bytes -= claimed;
    };
  }
}

export const tooLarge = (): HttpProblem =>
  new HttpProblem(413, 'too_large', 'These files are larger than 32 MiB together. Send fewer at a time.', [
    { field: 'file', message: 'larger than 32 MiB together' },
  ]);
