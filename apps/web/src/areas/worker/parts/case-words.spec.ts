import type { PersonOnCase } from './case-types.js';
import { inOrder, listed, roleTexts } from './case-words.js';

const person = (name: string, part: Partial<PersonOnCase> = {}): PersonOnCase => ({
  personId: name,
  firstName: name,
  lastName: null,
  name,
  dateOfBirth: null,
  ssn: null,
  customerPrivacy: false,
  primaryApplicantOf: [],
  permanentlyOutOfTheHome: false,
  childSupportRole: null,
  link: null,
  ...part,
});

test('roles name the programs and the part in child support', () => {
  expect(
    roleTexts(person('a', { primaryApplicantOf: ['CalFresh', 'Medi-Cal'], childSupportRole: 'CP' })),
  ).toEqual(['Primary Applicant of CalFresh and Medi-Cal', 'Child Support: ordered to receive (CP)']);
  expect(roleTexts(person('a'))).toEqual(['On the case']);
});

test('Primary Applicants stand first, who is out of the home last', () => {
  const all = [
    person('Cy', { permanentlyOutOfTheHome: true, primaryApplicantOf: ['CalFresh'] }),
    person('Bo'),
    person('Al'),
    person('Zoe', { primaryApplicantOf: ['CalFresh'] }),
  ];
  expect(inOrder(all).map(({ name }) => name)).toEqual(['Zoe', 'Al', 'Bo', 'Cy']);
});

test('lists read as a sentence', () => {
  expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
});
