import type { ComparedField, Summary } from '../../parts/types.js';
import { explanationOf } from './explanation.js';

const field = (
  name: ComparedField,
  agrees: boolean,
  { decisive = true, onFile = true, given = true, elsewhere = false } = {},
) => ({
  field: name,
  given,
  onFile,
  agrees,
  decisive,
  elsewhere,
});
const explained = (match: object, selected = true) =>
  explanationOf({
    fields: [],
    registrant: null,
    person: selected ? ({} as NonNullable<Summary['person']>) : null,
    match: { policy: 1, full: false, fitting: 1, primaryApplicant: true, fields: [], ...match },
  })!;

test('what decides and differs is named', () => {
  const { result, against } = explained({
    fields: [
      field('lastName', false),
      field('firstName', true),
      field('caseNumber', false, { onFile: false }),
    ],
  });
  expect(result).toBe('Not a full match with this person.');
  expect(against).toEqual(['Last Name differs.', 'Case Number: nothing on file agrees.']);
});

test('what only is shown stands apart, and what was not entered is no difference', () => {
  const { against, besides } = explained({
    fields: [
      field('phone', false, { decisive: false }),
      field('gender', false, { decisive: false, given: false }),
    ],
  });
  expect(against).toEqual([]);
  expect(besides).toEqual(['Phone Number differs.']);
});

test('several or no fitting persons, and no Primary Applicant, are reasons of their own', () => {
  expect(explained({ fitting: 2 }).against).toEqual([
    '2 people on that case have this date of birth or last name.',
  ]);
  expect(explained({ fitting: 0, primaryApplicant: false }).against).toEqual([
    'Nobody on that case has this date of birth or last name.',
    'Not a Primary Applicant on that case.',
  ]);
});

test('before a person is selected, and with several who fit, only the case was compared', () => {
  const fields = [field('caseNumber', false), field('lastName', false, { onFile: false })];
  expect(explained({ fitting: 3, primaryApplicant: false, fields }, false).against).toEqual([
    'Case Number differs.',
    '3 people on that case have this date of birth or last name.',
  ]);
});

test('without a person it is the automatic check that is explained', () => {
  expect(explained({}, false).result).toBe('The automatic check found no full match.');
  expect(explained({ full: true }, false).result).toMatch(/^Full match: .* did not verify/);
  expect(explained({ full: true }).result).toBe('Full match: everything that decides agrees.');
});

test('a request of an erased account has no explanation', () => {
  expect(explanationOf({ fields: [], registrant: null, person: null, match: null })).toBeUndefined();
});

test('a case of another county is not compared, and what that county knows of it is not told', () => {
  const fields = [field('caseNumber', false, { elsewhere: true, onFile: false }), field('zipCode', false)];
  expect(explained({ fitting: 2, primaryApplicant: false, fields })).toEqual({
    result: 'The customer named a case of another county, which is not compared here.',
    against: ['ZIP Code differs.'],
    besides: [],
  });
});

test('of somebody who is known in another county only, nothing is told', () => {
  const fields = [field('zipCode', false, { elsewhere: true, onFile: false })];
  expect(explained({ fitting: 1, fields }, false)).toEqual({
    result: 'The person the customer named is known only in another county: nothing is compared here.',
    against: [],
    besides: [],
  });
});
