import { type Part, spoken } from '#bounded-context';
import { factsChanged, factsTold, roleTold } from './case-changes.js';
import type { CaseFacts } from './values.js';

const facts: CaseFacts = {
  county: '19',
  status: 'Active',
  programs: [
    { kind: 'CalFresh', status: 'Active', worker: 'w1' },
    { kind: 'Medi-Cal', status: 'Pending' },
  ],
};
const read = (parts: readonly Part[]) =>
  spoken(parts, { person: () => undefined, worker: (id) => `worker ${id}` });

test('a case is told with its status, its programs and their workers', () => {
  expect(read(factsTold(facts))).toBe('Active; CalFresh (Active, worker w1), Medi-Cal (Pending)');
  expect(read(factsTold({ ...facts, programs: [] }))).toBe('Active, without a program');
});

test('each change is a sentence, and what stayed is none', () => {
  const now: CaseFacts = {
    county: '34',
    status: 'Closed',
    programs: [
      { kind: 'CalFresh', status: 'Closed' },
      { kind: 'CalWORKs', status: 'Pending', worker: 'w2' },
    ],
  };
  expect(read(factsChanged(facts, now))).toBe(
    'The status changed from Active to Closed. The case moved from Los Angeles to Sacramento County. ' +
      'CalFresh changed from Active to Closed. The worker of CalFresh is now nobody. ' +
      'CalWORKs (Pending, worker w2) came to the case. Medi-Cal is no longer on the case.',
  );
  expect(factsChanged(facts, facts)).toEqual([]);
});

test('what somebody is on a case is told in full, and nothing is nothing', () => {
  const role = { primaryApplicantOf: [], permanentlyOutOfTheHome: false } as const;
  expect(roleTold(role)).toBe('');
  expect(
    roleTold({
      primaryApplicantOf: ['CalFresh', 'Medi-Cal'],
      permanentlyOutOfTheHome: true,
      childSupportRole: 'AP',
    }),
  ).toBe(
    'Primary Applicant of CalFresh and Medi-Cal; Child Support: ordered to pay (AP); Permanently Out of the Home',
  );
});
