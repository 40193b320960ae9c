import { spoken } from '#bounded-context';
import { catalogues, eventTypes, inWords } from '#composition';
import { recorded } from '#engine/testing';
import { publishedShapes, sampleOf } from '../../support/sample-events.js';

/** Rule A2: every event of every catalogue has words for an auditor. */
const names = { person: () => 'Ana Quist', worker: (id: string) => `worker ${id}`, actor: () => 'Somebody' };
const shapes = publishedShapes();
const types = catalogues.flatMap((each) => Object.keys(each.definitions));

test.each(types)('%s has words', (type) => {
  const shape = shapes.get(eventTypes.storedName(type));
  const [event] = recorded([{ type, data: sampleOf(shape ?? '') }]);
  const { said, by } = inWords(event!);
  const words = spoken(said, names);
  expect(words).toMatch(/^.{16,}[.:]?/s);
  expect(words).not.toMatch(/undefined|null|NaN|\[object/);
  expect(spoken([by], names)).not.toBe('');
});

test('shapes are read as they are written', () => {
  expect(sampleOf("{ a?: (string)[]; b: 'x' | 'y'; c: Sealed<{ text: string }>; d: { n: number } }")).toEqual(
    {
      a: ['text'],
      b: 'x',
      c: { $sealed: 'person-P1', c: '' },
      d: { n: 1 },
    },
  );
});
