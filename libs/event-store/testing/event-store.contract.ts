import { randomUUID } from 'node:crypto';
import type { EventStore } from '#event-store';
import { appending } from './contract/appending.js';
import { reading } from './contract/reading.js';
import { restarting } from './contract/restarting.js';
import { subscribing } from './contract/subscribing.js';

/** A store to test, which may hold events of others already. */
export interface OpenedStore {
  readonly store: EventStore;
  /** Closes the store and opens the same ledger again. */
  reopen(): Promise<EventStore>;
  close(): Promise<void>;
}

/** What the tests of the contract work with; set anew before each of them. */
export interface Subject {
  store: EventStore;
  reopen(): Promise<EventStore>;
  /** A stream name that nobody else uses. */
  stream(label?: string): string;
}

/** What every adapter of the event store keeps. Its spec is one call of this. */
export function eventStoreContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} keeps the event store's contract`, () => {
    let opened: OpenedStore;
    const subject = {
      stream: (label = 'contract') => `${label}-${randomUUID()}`,
    } as Subject;

    beforeEach(async () => {
      opened = await open();
      subject.store = opened.store;
      subject.reopen = opened.reopen;
    });
    afterEach(() => opened.close());

    appending(subject);
    reading(subject);
    subscribing(subject);
    restarting(subject);
  });
}
