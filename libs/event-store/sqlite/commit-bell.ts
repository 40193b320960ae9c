import { resolve } from 'node:path';
import { BroadcastChannel } from 'node:worker_threads';

const channelOf = (file: string) => `caseledger-commits:${resolve(file)}`;

/** Says, to every thread of this process, that the ledger has grown. */
export class CommitNews {
  private readonly channel: BroadcastChannel;

  constructor(file: string) {
    this.channel = new BroadcastChannel(channelOf(file));
    this.channel.unref();
  }

  announce(): void {
    this.channel.postMessage(1);
  }

  close(): void {
    this.channel.close();
  }
}

/** Wakes those who wait for a commit in one thread. */
export class CommitBell {
  private rung: Promise<void> | undefined;
  private wake: (() => void) | undefined;
  private channel: BroadcastChannel | undefined;

  /** Rings with the announcements of another thread's writer, too. */
  listen(file: string): void {
    this.channel = new BroadcastChannel(channelOf(file));
    this.channel.unref();
    this.channel.onmessage = () => this.ring();
  }

  /** Resolves at the next commit. Take it before reading, so that no commit falls between. */
  next(): Promise<void> {
    this.rung ??= new Promise((resolve) => {
      this.wake = resolve;
    });
    return this.rung;
  }

  ring(): void {
    this.wake?.();
    this.wake = undefined;
    this.rung = undefined;
  }

  close(): void {
    this.channel?.close();
    this.ring();
  }
}
