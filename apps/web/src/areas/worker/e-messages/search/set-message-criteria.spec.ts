import {
  addressOfCounty,
  addressOfMine,
  messageCriteriaOf,
  nothingPersonal,
} from '../../parts/e-message-criteria.js';
import { cleared, plainSearch, setMessageCriteria } from './set-message-criteria.js';

const at = (address: string) => messageCriteriaOf(new URLSearchParams(address), nothingPersonal);
const set = (address: string) =>
  setMessageCriteria(at(address), (id) => `Worker ${id}`).map(({ text }) => text);

test('on arrival it is said what is shown, and each of it can be taken away', () => {
  expect(set('')).toEqual(['Waiting for the county', 'Mine']);
  expect(set(addressOfCounty({}))).toEqual([]);
  expect(set('?caseNumber=B1K2M3N&statuses=Received,Read&worker=w2&overdue=true')).toEqual([
    'Case B1K2M3N',
    'Received or Read',
    'Waiting for the county',
    'With Worker w2',
    'Overdue',
  ]);
});

test('cleared, a search keeps how its results are shown and nothing else', () => {
  const shown = '&sort=due&pageSize=50';
  expect(cleared(at(`?caseNumber=B1K2M3N&unread=true&page=3${shown}`))).toEqual(
    at(`${addressOfCounty({})}${shown}`),
  );
});

test('searches without a criterion of their own are known by what they show', () => {
  expect(plainSearch(at(''))).toBe('mine');
  expect(plainSearch(at('?page=2&sort=due'))).toBe('mine');
  expect(plainSearch(at(addressOfMine({ worker: 'any' })))).toBe('county');
  expect(plainSearch(at(addressOfCounty({})))).toBe('all');
  expect(plainSearch(at('?overdue=true'))).toBeUndefined();
});
