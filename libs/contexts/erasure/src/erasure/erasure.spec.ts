import fc from 'fast-check';
import { given } from '#engine/testing';
import { type Actor, type CountyCode, type Instant, plusMinutes, seal, subject } from '#kernel';
import { type ErasureCommand, erasureDecider } from './decider.js';
import type { ErasureEvent } from './events.js';
import { evolve, noErasures, standing } from './state.js';

const at = '2026-05-01T17:00:00.000Z';
const days = (n: number): Instant => plusMinutes(at, n * 24 * 60);
const ana = subject('person-ana');
const la = '19' as CountyCode;
const auditor: Actor = { kind: 'auditor', id: 'auditor' };
const colleague: Actor = { kind: 'auditor', id: 'auditor-b' };
const supervisor: Actor = { kind: 'supervisor', id: 'supervisor-19', county: la };
const text = seal(subject('erasure-e1'), { text: 'asked for by letter' });
const dryRun = { goes: [{ what: 'person' as const, count: 1 }], stays: [], handedOut: [], warnings: [] };

const begin = (change: object = {}): ErasureCommand => ({
  kind: 'begin',
  ...{ erasureId: 'e1', subject: ana, legalBasis: text, dryRun, counties: [la], by: auditor, at, ...change },
});
const approve = (change: object = {}): ErasureCommand => ({
  kind: 'approve',
  ...{ erasureId: 'e1', subject: ana, counties: [la], by: supervisor, at: days(1), ...change },
});
const cancel = (change: object = {}): ErasureCommand => ({
  kind: 'cancel',
  ...{ erasureId: 'e1', subject: ana, by: supervisor, at: days(1), ...change },
});
const hold = (change: object = {}): ErasureCommand => ({
  kind: 'set-hold',
  ...{ holdId: 'h1', subject: ana, reason: text, by: auditor, at, ...change },
});
const lift = (change: object = {}): ErasureCommand => ({
  kind: 'lift-hold',
  ...{ holdId: 'h1', subject: ana, reason: text, by: colleague, at, ...change },
});
const finish = (change: object = {}): ErasureCommand => ({
  kind: 'finish',
  ...{ erasureId: 'e1', subject: ana, gone: [], at: days(1), ...change },
});

/** The events of these commands, one after the other. */
const eventsOf = (...commands: readonly ErasureCommand[]): readonly ErasureEvent[] => {
  const events: ErasureEvent[] = [];
  for (const each of commands) events.push(...erasureDecider.decide(each, events.reduce(evolve, noErasures)));
  return events;
};
const on = (...commands: readonly ErasureCommand[]) => given(erasureDecider, eventsOf(...commands));

describe('an erasure', () => {
  test('is begun by an auditor, once', () => {
    on().when(begin()).thenAgainNothing();
    on()
      .when(begin({ by: supervisor }))
      .thenRefused('auditors_only');
    on(begin())
      .when(begin({ erasureId: 'e2' }))
      .thenNothing();
  });

  test('is approved by a supervisor of a county with a case of the person, and by nobody else', () => {
    on(begin())
      .when(approve())
      .then([
        { type: 'ErasureApproved', data: { erasureId: 'e1', subject: ana, by: supervisor, at: days(1) } },
      ]);
    on(begin()).when(approve()).thenAgainNothing();
    for (const by of [auditor, colleague, { ...supervisor, kind: 'worker' }])
      on(begin()).when(approve({ by })).thenRefused('second_person_needed');
    expect(() =>
      erasureDecider.decide(approve({ by: { ...supervisor, county: '34' } }), on(begin()).state),
    ).toThrow('not found');
  });

  test('needs two persons, also where one person has both roles', () => {
    on(begin({ by: { kind: 'auditor', id: 'both' } }))
      .when(approve({ by: { ...supervisor, id: 'both' } }))
      .thenRefused('second_person_needed');
  });

  test('of a person without any case is approved by whichever county’s supervisor', () => {
    const events = eventsOf(
      begin({ counties: [] }),
      approve({ counties: [], by: { ...supervisor, county: '34' } }),
    );
    expect(events.at(-1)?.type).toBe('ErasureApproved');
  });

  test('lapses after seven days, and can then be begun anew', () => {
    const [almost, over] = [plusMinutes(days(7), -1), days(7)];
    expect(eventsOf(begin(), approve({ at: almost })).at(-1)?.type).toBe('ErasureApproved');
    on(begin())
      .when(approve({ at: over }))
      .thenRefused('erasure_lapsed');
    on(begin())
      .when(cancel({ at: over }))
      .thenRefused('erasure_lapsed');
    expect(eventsOf(begin(), begin({ erasureId: 'e2', at: over })).map(({ type }) => type)).toEqual([
      'ErasureBegun',
      'ErasureLapsed',
      'ErasureBegun',
    ]);
    on(begin()).when({ kind: 'lapse', erasureId: 'e1', subject: ana, at: almost }).thenNothing();
    on(begin()).when({ kind: 'lapse', erasureId: 'e1', subject: ana, at: over }).thenAgainNothing();
  });

  test('can be cancelled by either of the two until it is approved', () => {
    for (const by of [auditor, supervisor]) on(begin()).when(cancel({ by })).thenAgainNothing();
    on(begin(), approve()).when(cancel()).thenRefused('erasure_approved');
    on(begin(), cancel()).when(approve()).thenRefused('erasure_cancelled');
  });

  test('says what came since the dry run', () => {
    const gone = [
      { what: 'person' as const, count: 1 },
      { what: 'requests' as const, count: 2 },
    ];
    on(begin(), approve())
      .when(finish({ gone }))
      .then([
        {
          type: 'ErasureDone',
          data: {
            erasureId: 'e1',
            subject: ana,
            named: dryRun.goes,
            since: [{ what: 'requests', count: 2 }],
            at: days(1),
          },
        },
      ]);
    on(begin(), approve()).when(finish()).thenAgainNothing();
  });

  test('that only the list outside the ledger knows is done all the same, once', () => {
    on().when(finish()).thenAgainNothing();
    on(finish()).when(begin()).thenRefused('person_erased');
    on(finish()).when(hold()).thenRefused('person_erased');
  });
});

describe('a legal hold', () => {
  test('forbids an erasure before it is begun and between the two approvals, and says whose it is', () => {
    const text =
      'A legal hold of auditor auditor since 2026-05-01 forbids to erase this person. Somebody else than who set it can lift it.';
    on(hold()).when(begin()).thenRefused('legal_hold', text);
    on(begin(), hold()).when(approve()).thenRefused('legal_hold', text);
  });

  test('is lifted by another than who set it, and forbids nothing any more', () => {
    on(hold())
      .when(lift({ by: auditor }))
      .thenRefused('second_person_needed');
    on(hold())
      .when(lift({ by: supervisor }))
      .thenRefused('auditors_only');
    on(hold()).when(lift()).thenAgainNothing();
    expect(eventsOf(hold(), lift(), begin()).at(-1)?.type).toBe('ErasureBegun');
  });

  test('comes too late once an erasure was approved', () => {
    on(begin(), approve()).when(hold()).thenRefused('person_erased');
  });
});

test('whatever anybody tries, nobody is erased without two persons in time, nor while a hold stands', () => {
  const actors = fc.constantFrom(auditor, colleague, supervisor, { ...supervisor, id: 'auditor' });
  const ids = fc.constantFrom('1', '2');
  const wish = fc
    .record({
      kind: fc.constantFrom('begin', 'approve', 'cancel', 'lapse', 'set-hold', 'lift-hold'),
      id: ids,
      by: actors,
      minutes: fc.integer({ min: 0, max: 3 * 24 * 60 }),
    })
    .map(({ kind, id, by, minutes }) => ({ kind, id, by, minutes }));
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 25 }), (wishes) => {
      let state = noErasures;
      let now = at;
      const begun = new Map<string, { readonly by: string; readonly at: Instant }>();
      for (const { kind, id, by, minutes } of wishes) {
        now = plusMinutes(now, minutes);
        const common = { subject: ana, by, at: now, counties: [la] };
        const named = kind.endsWith('hold')
          ? { holdId: id, reason: text }
          : { erasureId: id, legalBasis: text, dryRun };
        let events: readonly ErasureEvent[] = [];
        try {
          events = erasureDecider.decide({ kind, ...common, ...named } as ErasureCommand, state);
        } catch {
          continue;
        }
        for (const event of events) {
          if (event.type === 'ErasureBegun')
            begun.set(event.data.erasureId, { by: event.data.by.id, at: now });
          if (event.type === 'ErasureApproved') {
            const first = begun.get(event.data.erasureId)!;
            expect(first.by).not.toBe(event.data.by.id);
            expect(event.data.by.kind).toBe('supervisor');
            expect(now < plusMinutes(first.at, 7 * 24 * 60)).toBe(true);
            expect(standing(state)).toEqual([]);
          }
          state = evolve(state, event);
        }
      }
    }),
  );
});
