import { projections } from '#composition';
import type { EventStore } from '#event-store';
import type { CopyInfo, DeadLetter, DeadLetterStore, ReadStore } from '#read-store';
import { type Finding, findingsOf } from './finding.js';

const { ok, note, wrong } = findingsOf('projections');

interface Ledgers {
  readonly main: EventStore;
  readonly looks: EventStore | undefined;
}

/** Every view has a live copy that this program can feed, from the ledger that it shows. */
export async function* checkViews(
  { main, looks }: Ledgers,
  readStore: ReadStore | undefined,
  deadLetters: DeadLetterStore | undefined,
): AsyncGenerator<Finding> {
  const copies = (await readStore?.copies()) ?? [];
  if (copies.length === 0) {
    yield note('there are no views yet: the next start makes them');
    return;
  }
  for (const { schema, ledger } of projections) {
    const store = ledger === 'looks' ? looks : main;
    if (store === undefined) continue;
    const live = copies.find(({ name, state }) => name === schema.name && state === 'live');
    yield await viewFinding(store, schema, live);
  }
  for (const name of new Set(copies.map((each) => each.name)))
    if (!projections.some(({ schema }) => schema.name === name))
      yield note(`${name}: copies of a view that this version does not have`);
  yield* checkDeadLetters((await deadLetters?.list()) ?? []);
}

async function viewFinding(
  store: EventStore,
  { name, version }: { readonly name: string; readonly version: number },
  live: CopyInfo | undefined,
): Promise<Finding> {
  const rebuild = `caseledger projections rebuild ${name}`;
  if (live === undefined) return note(`${name}: no copy yet; the next start makes it`);
  if (live.version !== version)
    return wrong(
      `${name}: the live copy is of version ${live.version}, the program's is ${version}`,
      rebuild,
    );
  if (live.unreadable !== undefined)
    return wrong(`${name}: the live copy cannot be read: ${live.unreadable}`, rebuild);
  if (live.checkpoint === undefined) return wrong(`${name}: the live copy was never fed`, rebuild);
  if (live.checkpoint.ledgerId !== store.ledgerId)
    return note(
      `${name}: the live copy was fed from the ledger under another id; a server makes it anew, or ${rebuild}`,
    );
  return ok(
    `${name}: version ${version}, build ${live.build}, ${await store.countAfter(live.checkpoint.position)} events behind`,
  );
}

function* checkDeadLetters(letters: readonly DeadLetter[]): Generator<Finding> {
  for (const name of new Set(letters.map(({ view }) => view)))
    yield wrong(
      `${name}: ${letters.filter(({ view }) => view === name).length} events could not be folded`,
      'caseledger dead-letters list',
    );
}
