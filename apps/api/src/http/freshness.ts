import { Injectable } from '@nestjs/common';
import { System } from '#composition';
import type { Caller } from './caller.js';

/** Longest wait of a query for its view (spec 15). */
const longestWait = 2_000;

/** Read-your-writes: a query that names a position waits until its views hold it, or says that it is stale. */
@Injectable()
export class Freshness {
  constructor(private readonly system: System) {}

  async of(caller: Caller, ...views: string[]): Promise<void> {
    const token = caller.after;
    if (token === undefined) return;
    const [ledgerId, position] = token.split(':');
    if (ledgerId !== this.system.store.ledgerId || position === undefined) return caller.stale();
    const answers = await Promise.all(
      views.map((view) => this.system.checkpoints.waitFor(view, position, longestWait)),
    );
    if (answers.includes('stale')) caller.stale();
  }
}
