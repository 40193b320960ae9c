import { caseNumber, countyCode } from '#kernel';
import { named, person, registrant } from '../../testing/examples.js';
import type { RequestCause } from '../values.js';
import { matchPolicy } from './match.js';
import { whyRequested } from './why-requested.js';

const mismatch = (entered: Partial<typeof registrant>, on: Parameters<typeof named> = [person]) => {
  const { explanation } = matchPolicy.match({ ...registrant, ...entered }, named(...on));
  return whyRequested({ cause: 'mismatch', match: explanation });
};

describe('why a request exists', () => {
  test('names the fields that kept it from being a full match, and no value', () => {
    expect(mismatch({ zipCode: '99999' })).toBe('Differs: ZIP Code');
    expect(mismatch({ county: countyCode('34'), zipCode: '99999', firstName: 'Anna' })).toBe(
      'Differs: County, ZIP Code, First Name',
    );
  });

  test('names no field of a person where nobody fits, or several do', () => {
    const stranger = { lastName: 'Quist', dateOfBirth: '1950-01-01' };
    expect(mismatch(stranger)).toBe('Nobody on the case has this date of birth or last name');
    const twin = { ...person, personId: 'p-2' as typeof person.personId };
    expect(mismatch({ zipCode: '99999' }, [person, twin])).toBe(
      'Several people on the case have this date of birth or last name',
    );
  });

  test('says that there is no such case, or that the person is no Primary Applicant there', () => {
    const { explanation } = matchPolicy.match({ ...registrant, caseNumber: caseNumber('B00000') }, undefined);
    expect(whyRequested({ cause: 'mismatch', match: explanation })).toBe('There is no case of this number');
    const child = { ...person, cases: person.cases.map((each) => ({ ...each, primaryApplicantOf: [] })) };
    expect(mismatch({}, [child])).toBe('Not the Primary Applicant of a program on the case');
  });

  test('says that what agreed once does so no more', () => {
    expect(mismatch({})).toBe('The data on file changed meanwhile');
  });

  test.each([
    ['gave_up', 'The customer could not verify and gave up'],
    ['too_many_wrong_codes', 'Five wrong codes'],
    ['code_expired', 'No code was entered in time'],
    ['unlink', 'The account was unlinked'],
  ] as readonly (readonly [RequestCause, string])[])('tells %s in words', (cause, text) => {
    expect(whyRequested({ cause, match: null })).toBe(text);
  });
});
