import type { CommandContext, Engine } from '#engine';
import {
  type Decider,
  type DomainEvent,
  opened,
  type Recorded,
  type Sealed,
  sealedValues,
  streamName,
} from '#kernel';
import { recorded } from './index.js';

export const context: CommandContext = {
  actor: { kind: 'registry', id: 'registry' },
  command: 'receive-person',
  idempotencyKey: 'key',
  correlationId: 'c1',
};

/** Decides and keeps events in memory, in one order over all streams; can be told to fail at a step. */
export class MemoryEngine implements Pick<Engine, 'execute' | 'state'> {
  readonly ledger: Recorded[] = [];
  failAtStream: string | undefined;
  private readonly sealed: Sealed<unknown>[] = [];
  private readonly streams = new Map<string, DomainEvent[]>();

  async execute<C, E extends DomainEvent, S>(decider: Decider<C, E, S>, id: string, command: C) {
    const stream = streamName(decider, id);
    if (stream === this.failAtStream) throw new Error(`the store failed at ${stream}`);
    const events = decider.decide(command, await this.state(decider, id));
    for (const each of events) {
      this.streams.set(stream, [...(this.streams.get(stream) ?? []), each]);
      this.ledger.push(recorded(each, BigInt(this.ledger.length)));
      this.keep(each.data);
    }
    const position = events.length === 0 ? undefined : this.ledger.at(-1)?.meta.position;
    return { events, state: await this.state(decider, id), position, repeated: false };
  }

  async state<C, E extends DomainEvent, S>(decider: Decider<C, E, S>, id: string): Promise<S> {
    const events = (this.streams.get(streamName(decider, id)) ?? []) as unknown as E[];
    return events.reduce((state, each) => decider.evolve(state, each), decider.initial);
  }

  /** As a vault does, also of what came back from a store. */
  readonly open = async <T>({ c }: Sealed<T>): Promise<T | undefined> =>
    opened(this.sealed[Number(c)] as Sealed<T>);

  /** Whatever is sealed is known again by what stands in place of its ciphertext. */
  private keep(data: unknown): void {
    for (const each of sealedValues(data)) (each as { c: string }).c = String(this.sealed.push(each) - 1);
  }
}
