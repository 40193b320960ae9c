import { SingleBar } from 'cli-progress';
import type { Clock } from '#kernel';
import type { Progress } from '#operations';
import { progressLine, progressText, share } from './progress-text.js';

/** Where long work says how far it is. */
export interface ProgressView {
  show(progress: Progress): void;
  end(): void;
}

const linePause = 2_000;
const lineShare = 0.05;
const longestSilence = 30_000;
const usualColumns = 80;

/** For logs: at most one line every two seconds, and then only when 5% more is done (or half a minute has passed). */
export class ProgressLines implements ProgressView {
  private last: { readonly at: number; readonly share: number };

  constructor(
    private readonly clock: Clock,
    private readonly write: (progress: Progress) => void,
  ) {
    this.last = { at: clock.monotonic(), share: 0 };
  }

  show(progress: Progress): void {
    const at = this.clock.monotonic();
    const passed = at - this.last.at;
    const part = share(progress) ?? 1;
    if (passed < linePause) return;
    if (part - this.last.share < lineShare && part < 1 && passed < longestSilence) return;
    this.last = { at, share: part };
    this.write(progress);
  }

  end(): void {}
}

/** For terminals: one line that changes, and disappears when the work is done. */
export class ProgressBar implements ProgressView {
  private bar: SingleBar | undefined;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  show(progress: Progress): void {
    const total = progress.total ?? progress.done;
    if (this.bar === undefined) {
      this.bar = this.begin();
      this.bar.start(total, progress.done, { progress });
    }
    this.bar.setTotal(total);
    this.bar.update(progress.done, { progress });
  }

  end(): void {
    this.bar?.stop();
    this.bar = undefined;
  }

  private begin(): SingleBar {
    return new SingleBar({
      stream: this.stream,
      clearOnComplete: true,
      hideCursor: true,
      gracefulExit: false,
      format: (_options, _params, { progress }: { readonly progress: Progress }) =>
        progressLine(progress, this.stream.columns || usualColumns),
    });
  }
}

/** A bar where a line can be changed; plain lines in logs, and on terminals that say they are dumb. */
export const progressFor = (
  stream: NodeJS.WriteStream,
  { TERM }: Readonly<Record<string, string | undefined>>,
  clock: Clock,
): ProgressView =>
  stream.isTTY && TERM !== 'dumb'
    ? new ProgressBar(stream)
    : new ProgressLines(clock, (progress) => stream.write(`${progressText(progress)}\n`));
