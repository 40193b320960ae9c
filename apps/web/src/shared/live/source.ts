import { after } from '../wall-clock.js';

const shortestWait = 2_000;
const longestWait = 30_000;

/** What a connection hears. `id` is where to go on from after an interruption. */
export type Heard =
  | { readonly event: 'follows'; readonly id: string }
  | { readonly event: 'changed'; readonly id: string; readonly topic: string }
  /** The server does not know what was missed: everything may have changed. */
  | { readonly event: 'reset'; readonly id: string };

/**
 * One connection to the hints of the server. The browser reconnects by itself after a lost connection, but never
 * after a refusal (a session that ended, a proxy without a server): then this asks `refused`, and listens again ever
 * less often.
 */
export class LiveSource {
  private source: EventSource | undefined;
  private cancelRetry: (() => void) | undefined;
  private wait = shortestWait;
  /** It failed before it heard from where to go on: what happened since then is not told again. */
  private missed = false;

  constructor(
    private readonly heard: (what: Heard) => void,
    private readonly refused: () => void,
  ) {}

  get isOpen(): boolean {
    return this.source !== undefined;
  }

  /** Listens to these topics instead of those before, from the hint of that id on ('' for: from now on). */
  follow(topics: readonly string[], lastEventId: () => string): void {
    this.close();
    const query = new URLSearchParams({ topics: topics.join(',') });
    if (lastEventId() !== '') query.set('lastEventId', lastEventId());
    const opened = new EventSource(`/api/v1/live?${query}`);
    this.source = opened;
    for (const event of ['follows', 'changed', 'reset'] as const)
      opened.addEventListener(event, (message: MessageEvent<string>) => {
        const { topic = '' } = JSON.parse(message.data) as { topic?: string };
        const heard = event === 'follows' && this.missed ? 'reset' : event;
        this.missed = false;
        this.heard({ event: heard, id: message.lastEventId, topic });
      });
    opened.addEventListener('open', () => {
      this.wait = shortestWait;
    });
    opened.addEventListener('error', () => {
      this.missed ||= lastEventId() === '';
      if (opened.readyState !== EventSource.CLOSED) return;
      this.cancelRetry = after(this.wait, () => this.follow(topics, lastEventId));
      this.wait = Math.min(this.wait * 2, longestWait);
      this.refused();
    });
  }

  close(): void {
    this.cancelRetry?.();
    this.cancelRetry = undefined;
    this.source?.close();
    this.source = undefined;
  }
}
