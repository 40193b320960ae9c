import fc from 'fast-check';
import { ledgerOf, recordedAt, type Step, steps, streams, subject } from '../../testing/person-ledger.js';
import { type TimelineOf, type TimelinePorts, timeline, timelinePages } from './timeline.js';

/** Rule A3: order, completeness and cost of a timeline, whatever the clock did. */

/** The whole of it, as one sorted list says. */
const sorted = ({ store }: ReturnType<typeof ledgerOf>, types: readonly string[] = []) =>
  store.events
    .map((each) => ({ ...each, at: recordedAt(each) }))
    .filter((each) => types.length === 0 || types.some((type) => each.type.includes(`.${type}.`)))
    .sort((a, b) => (a.at === b.at ? (a.position < b.position ? 1 : -1) : a.at < b.at ? 1 : -1))
    .map((each) => each.id);

/** Page by page, as people go on. */
async function walked(ports: TimelinePorts, of: TimelineOf) {
  const pages: string[][] = [];
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const page = await timeline(ports, { ...of, cursor });
    pages.push(page!.items.map(({ event }) => event.meta.id));
    cursor = page!.next;
  }
  return pages;
}

test('pages together are the sorted whole, each of them full, however the clock stepped', async () => {
  await fc.assert(
    fc.asyncProperty(
      steps(700),
      fc.integer({ min: 1, max: 200 }),
      fc.constantFrom([], ['PersonLeftCase']),
      async (history, pageSize, types) => {
        const ledger = ledgerOf(history);
        const whole = sorted(ledger, types);
        const pages = await walked(ledger.ports, { subject, types, pageSize });
        expect(pages.flat()).toEqual(whole);
        for (const page of pages.slice(0, -1)) expect(page).toHaveLength(pageSize);
        const together: string[] = [];
        for await (const { items } of timelinePages(ledger.ports, { subject, types, pageSize }))
          together.push(...items.map(({ event }) => event.meta.id));
        expect(together).toEqual(whole);
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);

test('a clock that was wrong for hundreds of events loses, doubles and misplaces none', async () => {
  const steady = (length: number): Step[] =>
    Array.from({ length }, () => ({ ms: 1_000, type: 'PersonJoinedCase', stream: streams[0] }));
  const ledger = ledgerOf([
    ...steady(300),
    { ...steady(1)[0]!, ms: -600_000 },
    ...steady(400),
    { ...steady(1)[0]!, ms: 600_000 },
    ...steady(300),
  ]);
  expect((await walked(ledger.ports, { subject, pageSize: 50 })).flat()).toEqual(sorted(ledger));
});

test('what each event changed is told from where the stream stood before it', async () => {
  const ledger = ledgerOf(fc.sample(steps(1_300), { numRuns: 1, seed: 7 })[0]!);
  const told: [string, unknown, unknown][] = [];
  for await (const { items } of timelinePages(ledger.ports, { subject, pageSize: 30 }))
    for (const { event, touched } of items)
      if (event.meta.stream === streams[0]) told.push([event.meta.id, touched[0]?.before, touched[0]?.after]);
  let onCases: string[] | undefined;
  const expected = new Map(
    ledger.store.events
      .filter(({ stream }) => stream === streams[0])
      .map(({ id: eventId, type, data }) => {
        const before = onCases && { onCases };
        const { caseNumber } = JSON.parse(data);
        const others: string[] = (onCases ?? []).filter((each) => each !== caseNumber);
        onCases = type.includes('Joined') ? [...others, caseNumber] : others;
        return [eventId, [before, { onCases }]] as const;
      }),
  );
  expect(told).toHaveLength(expected.size);
  for (const [eventId, ...change] of told)
    expect([eventId, change]).toEqual([eventId, expected.get(eventId)]);
});

test.each([1_000, 20_000])(
  'a whole list of %i events is read in twice their number, and a page in one reading',
  async (length) => {
    const { store, ports } = ledgerOf(
      Array.from({ length: length - 1 }, () => ({ ms: 1_000, type: 'PersonJoinedCase', stream: streams[0] })),
    );
    let count = 0;
    for await (const { items } of timelinePages(ports, { subject, pageSize: 100 })) count += items.length;
    expect(count).toBe(length);
    expect(store.read).toBeLessThanOrEqual(2 * length + 10);
    store.read = 0;
    const rare = { subject, types: ['PersonLeftCase'] };
    expect(await timeline(ports, rare)).toMatchObject({ items: [], next: undefined });
    await timeline(ports, { subject, pageSize: 100 });
    expect(store.read).toBeLessThanOrEqual(2 * length + 510);
  },
);
