import { programFor } from './whose.js';

const ended = { kind: 'CalWORKs', open: false, worker: 'w-0' };
const food = { kind: 'CalFresh', open: true, worker: 'w-1' };
const health = { kind: 'Medi-Cal', open: true, worker: 'w-2' };

test('a message is for the program that was chosen, if it is open', () => {
  expect(programFor([ended, food, health], 'Medi-Cal')).toBe(health);
});

test('else for the open one that was registered first', () => {
  expect(programFor([ended, food, health], undefined)).toBe(food);
  expect(programFor([ended, food, health], 'CalWORKs')).toBe(food);
  expect(programFor([ended, health, food], 'IHSS')).toBe(health);
});

test('where none is open it is for none', () => {
  expect(programFor([ended], 'CalWORKs')).toBeUndefined();
  expect(programFor([], undefined)).toBeUndefined();
});
