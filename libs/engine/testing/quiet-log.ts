import type { Log } from '../src/log.js';

/** Keeps what it is told, and needs its `this` for that, as real logs do: whoever hands on a method alone fails. */
export class QuietLog implements Log {
  readonly said: string[] = [];

  info(_: object, message: string): void {
    this.said.push(message);
  }

  warn(_: object, message: string): void {
    this.said.push(message);
  }

  error(_: object, message: string): void {
    this.said.push(message);
  }
}
