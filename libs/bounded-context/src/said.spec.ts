import { countyCode, personId, workerId } from '#kernel';
import { doer, listed, said, spoken, theWorker, whom } from './said.js';

const here = countyCode('19');
const names = {
  person: (id: string) => (id === 'P1' ? 'Ana Quist' : undefined),
  worker: (id: string) => (id === 'w1' ? 'Wanda Wells' : id),
};

test('names are filled in where ids stand; whoever is not on the case stays unnamed', () => {
  const sentence = said`${whom(personId('P1'))} was given to ${theWorker(workerId('w1'))}${[]}.`;
  expect(spoken(sentence, names)).toBe('Ana Quist was given to Wanda Wells.');
  const unnamed = said`${whom(personId('P2'))} is not ${whom(personId('P2'))}`;
  expect(spoken(unnamed, names)).toBe(
    'Somebody who is not on this case is not somebody who is not on this case',
  );
});

test('a colleague is named, a worker of another county is not', () => {
  const wanda = { kind: 'worker', id: 'w1' } as const;
  expect(doer({ ...wanda, county: here }, here)).toEqual({ worker: 'w1' });
  expect(doer({ ...wanda, kind: 'supervisor', county: countyCode('34') }, here)).toBe('Another county');
  expect(doer(wanda, here)).toBe('Another county');
});

test('lists read as a sentence does', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']);
});
