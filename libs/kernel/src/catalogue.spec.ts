import { catalogue, EventTypes, event } from './catalogue.js';

const types = new EventTypes([
  catalogue('letters', {
    Received: event<{ from: string; pages: number }>('A letter came.', {
      version: 3,
      upcasts: [
        ({ sender }: { sender: string }) => ({ from: sender }),
        (older: { from: string }) => ({ ...older, pages: 1 }),
      ],
    }),
    Burnt: event<Record<string, never>>('It is gone.'),
  }),
]);

test('an event is stored under its newest name, and known under every one it ever had', () => {
  expect(types.storedName('Received')).toBe('letters.Received.v3');
  expect(types.storedNames('Received')).toEqual([
    'letters.Received.v1',
    'letters.Received.v2',
    'letters.Received.v3',
  ]);
  expect(() => types.storedNames('Lost')).toThrow('in no catalogue');
});

test('whatever version was stored, its newest shape comes back', () => {
  const newest = { type: 'Received', data: { from: 'Ana', pages: 1 } };
  expect(types.current('letters.Received.v1', { sender: 'Ana' })).toEqual(newest);
  expect(types.current('letters.Received.v2', { from: 'Ana' })).toEqual(newest);
  expect(types.current('letters.Received.v3', newest.data)).toEqual(newest);
});

test.each([
  ['letters.Received.v4', true],
  ['letters.Forwarded.v1', true],
  ['letters.Received.v1', false],
  ['letters.Burnt.v1', false],
  ['parcels.Received.v1', false],
])('%s was written by a newer program: %s', (name, newer) => {
  expect(types.isNewer(name)).toBe(newer);
});
