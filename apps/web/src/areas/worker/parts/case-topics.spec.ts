import { caseTopics } from './case-topics.js';
import type { CaseSummaryData } from './case-types.js';

const summary = {
  caseNumber: 'B19X',
  county: '19',
  persons: [{ personId: 'P1' }],
  requests: [{ requestId: 'r-19' }],
} as unknown as CaseSummaryData;

test('an open case follows the case, its persons, and requests about them', () => {
  expect(caseTopics(summary, ['person:view', 'case-link:view'])).toEqual([
    'case:B19X',
    'person:P1',
    'person-requests:19:P1',
    'case-link-request:19:r-19',
  ]);
});

test('who may not see requests asks for none: one refused topic would refuse them all', () => {
  expect(caseTopics(summary, ['person:view'])).toEqual(['case:B19X', 'person:P1']);
});
