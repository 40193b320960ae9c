import { countiesLike, countyMeant } from './county-search.js';

const counties = ['Los Angeles', 'San Benito', 'San Diego', 'Santa Clara', 'Solano', 'Yolo'].map(
  (name, index) => ({ code: String(index + 1).padStart(2, '0'), name }),
);
const names = (typed: string) => countiesLike(counties, typed).map(({ name }) => name);

test('nothing typed shows all', () => {
  expect(names('')).toHaveLength(6);
});

test('names that begin with what was typed come before those that hold it', () => {
  expect(names('s')).toEqual(['San Benito', 'San Diego', 'Santa Clara', 'Solano', 'Los Angeles']);
  expect(names('lo')).toEqual(['Los Angeles', 'Yolo']);
});

test('accents, case and the word for county do not matter', () => {
  expect(names('LOS ÁNG')).toEqual(['Los Angeles']);
  expect(countyMeant(counties, 'Condado de Los Ángeles')?.name).toBe('Los Angeles');
  expect(countyMeant(counties, 'yolo county')?.name).toBe('Yolo');
});

test('what fits one county alone means it, what fits several means none', () => {
  expect(countyMeant(counties, 'clara')?.name).toBe('Santa Clara');
  expect(countyMeant(counties, 'san')).toBeUndefined();
  expect(countyMeant(counties, ' ')).toBeUndefined();
  expect(countyMeant(counties, 'oregon')).toBeUndefined();
});
