import { type CountyCode, caseNumber, countyCode } from '#kernel';
import { county19, county34, person } from '../../testing/examples.js';
import { requestCounties } from './request-counties.js';

const fresno = countyCode('10');
const on = (number: string, county: CountyCode, changes = {}) => ({
  ...person.cases[0]!,
  caseNumber: caseNumber(number),
  county,
  ...changes,
});

test('three cases in one county and two in another make one request for each county', () => {
  const cases = [
    on('A1', county34),
    on('A2', county34),
    on('A3', county34),
    on('B1', county19),
    on('B2', county19),
  ];
  expect(requestCounties({ ...person, cases }, { county: county34 }, fresno)).toEqual([county19, county34]);
});

test('a county where the person is Permanently Out of the Home, or Primary Applicant of nothing, gets none', () => {
  const cases = [
    on('A1', county34, { permanentlyOutOfTheHome: true }),
    on('A2', fresno, { primaryApplicantOf: [] }),
    on('B1', county19),
  ];
  expect(requestCounties({ ...person, cases }, { county: county34 }, fresno)).toEqual([county19]);
});

test('out of the home on one case does not matter where another case counts', () => {
  const cases = [on('A1', county34, { permanentlyOutOfTheHome: true }), on('A2', county34)];
  expect(requestCounties({ ...person, cases }, { county: county34 }, fresno)).toEqual([county34]);
});

test('no such county: one request for the stated county', () => {
  const cases = [on('A1', county34, { primaryApplicantOf: [] })];
  expect(requestCounties({ ...person, cases }, { county: county34 }, fresno)).toEqual([fresno]);
});

test("not exactly one person: one request to the case's county, or to the stated one without such a case", () => {
  expect(requestCounties(undefined, { county: county34 }, fresno)).toEqual([county34]);
  expect(requestCounties(undefined, undefined, fresno)).toEqual([fresno]);
});
