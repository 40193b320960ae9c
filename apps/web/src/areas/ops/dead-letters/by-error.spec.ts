import { byError, type Letter } from './by-error.js';

const letter = (over: Partial<Letter> = {}): Letter => ({
  ...{ view: 'cases', build: 'v1-1', stream: 'case-1', revision: '3', position: '7', eventId: 'e-1' },
  ...{ type: 'case.Moved.v1', error: 'RangeError: no', at: '2026-05-02T17:00:00.000Z', heldSince: null },
  ...over,
});

test('letters of one error stand together, the error with most events first', () => {
  const letters = [letter({ error: 'TypeError' }), letter({ eventId: 'e-2' }), letter({ eventId: 'e-3' })];
  expect(byError(letters).map(([error, events]) => [error, events.length])).toEqual([
    ['RangeError: no', 2],
    ['TypeError', 1],
  ]);
});

test('an event that several views miss is one, since it was found first', () => {
  const letters = [letter(), letter({ view: 'persons', at: '2026-05-01T17:00:00.000Z', heldSince: '9' })];
  expect(byError(letters)[0]?.[1]).toEqual([
    {
      ...{ eventId: 'e-1', type: 'case.Moved.v1', stream: 'case-1', revision: '3', holdsBack: true },
      ...{ since: '2026-05-01T17:00:00.000Z', views: ['cases', 'persons'] },
    },
  ]);
});
