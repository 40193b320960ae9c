import { type EventStore, Unavailable } from '#event-store';

/**
 * Somebody acts just before append number `at` (from 0) of this store; `dies`: and the process whose store it is dies
 * there, so that everything later fails, also the reads.
 */
export function watchedStore(
  store: EventStore,
  at: number,
  { act, dies }: { readonly act: () => Promise<unknown>; readonly dies: boolean },
): { readonly store: EventStore; readonly appends: () => number } {
  let appends = 0;
  const alive = () => {
    if (dies && appends > at) throw new Unavailable('the process has died');
  };
  const watched: EventStore = {
    ledgerId: store.ledgerId,
    append: async (...args) => {
      alive();
      if (appends++ === at) await act();
      alive();
      return store.append(...args);
    },
    readStream: async (...args) => {
      alive();
      return store.readStream(...args);
    },
    eventAt: (position) => store.eventAt(position),
    readAll: (options) => store.readAll(options),
    subscribeAll: (options) => store.subscribeAll(options),
    head: () => store.head(),
    countAfter: (position) => store.countAfter(position),
    close: async () => undefined,
  };
  return { store: watched, appends: () => appends };
}
