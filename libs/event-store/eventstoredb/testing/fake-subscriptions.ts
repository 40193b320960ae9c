import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { caughtUp, checkpoint, confirmation, event, failures, fellBehind } from './answers.js';
import type { FakeLog, LogRecord } from './fake-log.js';
import { type ReadCall, recordAt, send } from './fake-read.js';

/** A checkpoint comes about every so many records, for a checkpoint interval of 1. */
const recordsPerCheckpoint = 32;

interface Open {
  readonly call: ReadCall;
  /** To be said behind the events that are on their way. */
  readonly words: streams.ReadResp[];
  wake(): void;
}

/** Subscriptions to all, with a filter on the prefix of the stream's name. */
export class FakeSubscriptions {
  private readonly open = new Set<Open>();
  private number = 0;

  constructor(private readonly log: FakeLog) {}

  get count(): number {
    return this.open.size;
  }

  async follow(call: ReadCall, options: streams.ReadReq.Options): Promise<void> {
    const start = this.startOf(options);
    if (start === 'no_record') return void call.emit('error', failures.unknown());
    await send(call, confirmation(`subscription-${++this.number}`));
    if (start === 'behind_the_end') return;
    let wake = () => {};
    const subscription: Open = { call, words: [caughtUp()], wake: () => wake() };
    this.open.add(subscription);
    const leave = this.log.onWrite(() => wake());
    for (const over of ['cancelled', 'close', 'error']) call.once(over, () => wake());
    let next = start;
    while (!isOver(call)) {
      const written = new Promise<void>((resolve) => {
        wake = resolve;
      });
      next = await this.sendFrom(next, call, options);
      for (const word of subscription.words.splice(0)) await send(call, word);
      if (next >= this.log.records.length && subscription.words.length === 0) await written;
    }
    leave();
    this.open.delete(subscription);
  }

  /** All subscriptions end: with a good status, as when a server is killed, or as when it is told to stop. */
  endAll(how: 'cleanly' | 'killed' | 'terminated'): void {
    for (const { call, wake } of this.open) {
      if (how === 'cleanly') call.end();
      else call.emit('error', how === 'killed' ? failures.unavailable() : failures.internal());
      wake();
    }
    this.open.clear();
  }

  /** The server says it once more, as it may. */
  say(word: 'caught_up' | 'fell_behind'): void {
    for (const { words, wake } of this.open) {
      words.push(word === 'caught_up' ? caughtUp() : fellBehind());
      wake();
    }
  }

  private async sendFrom(from: number, call: ReadCall, options: streams.ReadReq.Options): Promise<number> {
    let next = from;
    for (; next < this.log.records.length && !isOver(call); next++) {
      const record = this.log.records[next]!;
      if (matches(record, options)) await send(call, event(record));
      if ((next + 1) % recordsPerCheckpoint === 0) await send(call, checkpoint(record.position));
    }
    return next;
  }

  /** Exclusive: the first record behind the position. */
  private startOf(options: streams.ReadReq.Options): number | 'no_record' | 'behind_the_end' {
    const position = options.getAll()?.getPosition();
    if (!position) return 0;
    const index = recordAt(this.log, position);
    if (index === 'no_record') return index;
    return index === this.log.records.length ? 'behind_the_end' : index + 1;
  }
}

const isOver = (call: ReadCall): boolean => call.cancelled || call.destroyed || call.writableEnded;

/** An empty list of prefixes matches nothing. */
const matches = ({ stream }: LogRecord, options: streams.ReadReq.Options): boolean =>
  options
    .getFilter()!
    .getStreamIdentifier()!
    .getPrefixList()
    .some((prefix) => stream.startsWith(prefix));
