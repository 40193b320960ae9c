import type { RecordedEvent } from '@eventstore/db-client';
import { comparePositions } from '../src/index.js';
import { toPosition } from './position.js';
import type { ServerReads } from './server-reads.js';

/** So many records are looked at: mostly the last one is ours, or one of the next; in the end, all of them. */
const depths = [1, 64, undefined];

/**
 * Where the log ends, and our last event before that. Between the two may stand any number of events
 * of others, so what was looked through once is not looked through again.
 */
export class LogEnd {
  private ours: string | undefined;
  private lookedTo: string | undefined;

  constructor(private readonly reads: ServerReads) {}

  /** Highest position that this process knows to be taken. */
  get known(): string | undefined {
    return later(this.ours, this.lookedTo);
  }

  saw(position: string): void {
    this.ours = later(this.ours, position);
  }

  /** Position of our last event. */
  async head(): Promise<string | undefined> {
    await this.look();
    return this.ours;
  }

  /** Position of the last record of anybody; undefined in an empty log. */
  async look(): Promise<string | undefined> {
    const { known } = this;
    let end: string | undefined;
    let isFound = false;
    const take = (event: RecordedEvent) => {
      const position = toPosition(event.position!);
      end ??= position;
      const isOurs = this.reads.isOurs(event);
      if (isOurs) this.saw(position);
      isFound = isOurs || comparePositions(position, known) <= 0;
      return isFound ? 'end' : 'skip';
    };
    for (const most of depths) {
      await this.reads.backwards(most, take);
      if (comparePositions(end, known) < 0) return this.lookAgain();
      if (isFound || end === undefined) break;
    }
    this.lookedTo = later(this.lookedTo, end);
    return end;
  }

  /** The log has become shorter: an older database was put in its place. */
  private lookAgain(): Promise<string | undefined> {
    this.ours = undefined;
    this.lookedTo = undefined;
    return this.look();
  }
}

const later = (a: string | undefined, b: string | undefined) => (comparePositions(a, b) < 0 ? b : a);
