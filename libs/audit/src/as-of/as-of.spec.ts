import fc from 'fast-check';
import { ArrayEventStore } from '#engine/testing';
import { ledgerOf, portsOver, recordedAt, steps, streams, subject } from '../../testing/person-ledger.js';
import { toldAsOf } from '../told/as-of.js';
import { asOf } from './as-of.js';

/** Rules A5 and A6 while the clock steps: what counts of each stream is a beginning, whatever came of the others. */
const never = '9999-12-31T23:59:59.999Z';
const look = { actor: { kind: 'auditor', id: 'a' }, route: 'test', purpose: { task: 'test' } } as never;
type Ledger = ReturnType<typeof ledgerOf>;

/** A copy in which each stream ends before its first event that was recorded after the moment. */
function cutAt({ store }: Ledger, at: string) {
  const cut = new ArrayEventStore();
  const ended = new Set<string>();
  for (const event of store.events) {
    if (recordedAt(event) > at) ended.add(event.stream);
    // What is left out still takes its place, so that positions stay.
    cut.events.push(ended.has(event.stream) ? { ...event, stream: 'elsewhere' } : event);
  }
  return portsOver(cut);
}

const histories = fc.tuple(steps(60), fc.nat(), fc.nat());
/** A moment at which something was recorded, or between two such. */
const momentOf = ({ store }: Ledger, n: number) => {
  const { metadata } = store.events[n % store.events.length]!;
  return new Date(Date.parse(recordedAt({ metadata })) - (n % 3 === 0 ? 1 : 0)).toISOString();
};

test('as of a moment is what a ledger that was cut there holds, each stream at its own place', async () => {
  let bothCut = 0;
  await fc.assert(
    fc.asyncProperty(histories, async ([history, n]) => {
      const ledger = ledgerOf(history);
      const at = momentOf(ledger, n);
      const found = await asOf(ledger.ports, { subject, at, clock: 'recorded' });
      const cut = await asOf(cutAt(ledger, at), { subject, at: never, clock: 'recorded' });
      if (found === undefined || 'firstAt' in found) {
        expect(cut).toBeUndefined();
        return;
      }
      expect(found).toEqual(cut);
      const selected = ledger.store.events.filter((each) => recordedAt(each) <= at).length;
      if (found.events < selected) bothCut++;
    }),
    { numRuns: 300 },
  );
  // Where the clock stepped back, a selection would have been another one.
  expect(bothCut).toBeGreaterThan(10);
});

test('two moments differ as two ledgers do that were cut there', async () => {
  let differing = 0;
  await fc.assert(
    fc.asyncProperty(histories, async ([history, n, m]) => {
      const ledger = ledgerOf(history);
      const [at, compareTo] = [momentOf(ledger, n), momentOf(ledger, m)].sort() as [string, string];
      const compared = await toldAsOf(ledger.ports, look, { subject, at, compareTo, clock: 'recorded' });
      const [before, after] = await Promise.all(
        [at, compareTo].map((each) =>
          toldAsOf(cutAt(ledger, each), look, { subject, at: never, clock: 'recorded' }),
        ),
      );
      if (compared === undefined || 'firstAt' in compared) return;
      expect(compared.state).toEqual((before as typeof compared).state);
      const onCases = (of: typeof before) =>
        (of as typeof compared | undefined)?.state[0]?.fields.find(({ field }) => field === 'Cases')?.value ??
        null;
      const differences = compared.differences!.filter(({ field }) => field === 'Cases');
      const [was, is] = [onCases(before), onCases(after)];
      expect(differences).toEqual(was === is ? [] : [{ field: 'Cases', before: was, after: is }]);
      differing += differences.length;
    }),
    { numRuns: 300 },
  );
  expect(differing).toBeGreaterThan(30);
});

test('streams are cut each by itself: a late clock of one takes nothing of the other', async () => {
  const [own, links] = streams;
  const step = (ms: number, stream: typeof own | typeof links) =>
    ({ ms, type: 'PersonJoinedCase', stream }) as const;
  const ledger = ledgerOf([step(1_000, own), step(600_000, own), step(-599_000, links), step(1, own)]);
  const at = '2026-05-01T17:05:00.000Z';
  const found = await asOf(ledger.ports, { subject, at, clock: 'recorded' });
  // Two of the person's own, for the third is of later and the last one behind it; and the one of the links.
  expect(found).toMatchObject({ events: 3, last: { meta: { stream: links } } });
});
