import {
  addressOfCounty,
  addressOfMine,
  messageAddress,
  messageCriteriaOf,
  messageQuery,
  nothingPersonal,
} from './e-message-criteria.js';

const read = (address: string) => messageCriteriaOf(new URLSearchParams(address), nothingPersonal);
const paging = { sort: 'updated', page: 1, pageSize: 25 };

test('an address that says nothing asks for what waits for whoever looks', () => {
  expect(messageQuery(read(''))).toEqual({ waiting: 'worker', worker: 'me', ...paging });
  expect(messageAddress(read(''))).toBe('');
});

test('the numbers of Home lead to what they counted', () => {
  expect(messageQuery(read(addressOfMine({ statuses: ['Action Completed'] })))).toEqual({
    ...{ statuses: ['Action Completed'], waiting: 'worker', worker: 'me' },
    ...paging,
  });
  expect(messageQuery(read(addressOfMine({ waiting: 'any', overdue: true })))).toEqual({
    ...{ worker: 'me', overdue: true },
    ...paging,
  });
});

test('a search of the county says so, and what makes no sense in an address counts as absent', () => {
  expect(addressOfCounty({ caseNumber: 'B1K2M3N' })).toBe('?caseNumber=B1K2M3N&waiting=any&worker=any');
  expect(messageQuery(read(addressOfCounty({ caseNumber: 'B1K2M3N' })))).toEqual({
    caseNumber: 'B1K2M3N',
    ...paging,
  });
  expect(read('?statuses=Read,Nonsense,Received&waiting=me&number=1')).toMatchObject({
    statuses: ['Received', 'Read'],
    waiting: 'worker',
    number: '',
  });
});

test('whom and which words somebody looks for never stands in the address', () => {
  const criteria = { ...read(''), personId: 'p1', personName: 'Park, Ana', subject: 'lease' };
  expect(messageAddress(criteria)).toBe('');
  expect(messageQuery(criteria)).toMatchObject({ personId: 'p1', subject: 'lease' });
});
