const shortestWait = 500;
const longestWait = 8_000;
/** A server that has another ledger now is behind for ever. */
const mostTries = 12;

/**
 * Answers that were given before the views held what this page has written (the server waits two seconds for them, and
 * says then that the answer is stale): what is shown is asked for again, ever less often, until it is fresh.
 */
export class StaleAnswers {
  private tries = 0;
  private isDue = false;

  constructor(
    private readonly ports: {
      readonly after: (milliseconds: number, work: () => void) => void;
      readonly askAgain: () => void;
    },
  ) {}

  /** An answer was stale. */
  came(): void {
    if (this.isDue || this.tries >= mostTries) return;
    this.isDue = true;
    this.ports.after(Math.min(shortestWait * 2 ** this.tries++, longestWait), () => {
      this.isDue = false;
      this.ports.askAgain();
    });
  }

  /** This page has written something: it is to see it. */
  wrote(): void {
    this.tries = 0;
  }
}
