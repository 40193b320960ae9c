import { type EventStore, type NewEvent, OutcomeUnknown, StreamNotFound } from '#event-store';
import type { Clock } from '#kernel';
import type { Chain } from './looks-port.js';

export interface Unchained {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: Readonly<Record<string, unknown>>;
}

interface Head {
  readonly stream: string;
  readonly revision: bigint;
  readonly hash: string;
}

const mostTries = 4;

/** The end of the stream that this instance alone writes. */
export class LooksStream {
  private head: Head | undefined;

  constructor(
    private readonly store: Pick<EventStore, 'append' | 'readStream'>,
    private readonly chain: Chain,
    private readonly clock: Clock,
  ) {}

  /** Chains the events to the stream and appends them in one go; durable when it resolves. */
  async append(stream: string, events: readonly Unchained[]): Promise<void> {
    const head = this.head?.stream === stream ? this.head : await this.readHead(stream);
    this.head = undefined;
    let { revision, hash } = head;
    const batch = events.map(({ metadata, ...event }) => {
      const linked = this.chain.link(event, metadata, { stream, revision: ++revision, prevHash: hash });
      hash = linked.hash;
      return linked.stored;
    });
    await this.appendSurely(stream, batch, head.revision);
    this.head = { stream, revision, hash };
  }

  /** An append whose answer was lost is tried again with the same ids and revision, and found once. */
  private async appendSurely(stream: string, batch: readonly NewEvent[], revision: bigint): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.store.append(stream, batch, revision === -1n ? 'no_stream' : revision);
        return;
      } catch (error) {
        if (!(error instanceof OutcomeUnknown) || tries === mostTries) throw error;
        await this.clock.sleep(20 * 2 ** tries);
      }
    }
  }

  private async readHead(stream: string): Promise<Head> {
    try {
      const [last] = await this.store.readStream(stream, { direction: 'backwards', max: 1 });
      if (last !== undefined) return { stream, revision: last.revision, hash: this.chain.hashOf(last) };
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
    return { stream, revision: -1n, hash: this.chain.genesis };
  }
}
