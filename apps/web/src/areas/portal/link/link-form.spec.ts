import { ApiProblem } from '#api-client';
import { emptyLinkForm, enteredOf, faultsBy, faultsOf, type LinkForm } from './link-form.js';

const today = '2024-05-01';
const filled: LinkForm = {
  month: '4',
  day: '28',
  year: '1986',
  zipCode: '90012',
  county: '19',
  countyTyped: '',
  caseNumber: 'B1K2M3N',
};

test('a filled form is sent as the server wants it', () => {
  expect(faultsOf(filled, today)).toEqual({});
  expect(enteredOf(filled)).toEqual({
    dateOfBirth: '1986-04-28',
    zipCode: '90012',
    county: '19',
    caseNumber: 'B1K2M3N',
  });
});

test('an empty form names every field as missing', () => {
  expect(faultsOf(emptyLinkForm, today)).toEqual({
    dateOfBirth: 'missing',
    zipCode: 'missing',
    county: 'missing',
    caseNumber: 'missing',
  });
});

test('a date with one part missing is missing', () => {
  expect(faultsOf({ ...filled, day: ' ' }, today)).toEqual({ dateOfBirth: 'missing' });
});

test.each([
  ['31 June', { month: '6', day: '31' }],
  ['29 February of a common year', { month: '2', day: '29', year: '1987' }],
  ['two digits for the year', { year: '86' }],
  ['letters', { day: 'x' }],
  ['a day of three digits', { day: '028' }],
  ['a year before anybody alive', { year: '1879' }],
])('%s is no date', (_, change) => {
  expect(faultsOf({ ...filled, ...change }, today)).toEqual({ dateOfBirth: 'wrong' });
});

test('29 February of a leap year is a date', () => {
  expect(faultsOf({ ...filled, month: '2', day: '29', year: '1988' }, today)).toEqual({});
});

test('somebody is born today at the latest', () => {
  const born = (day: string) => ({ ...filled, month: '5', day, year: '2024' });
  expect(faultsOf(born('1'), today)).toEqual({});
  expect(faultsOf(born('2'), today)).toEqual({ dateOfBirth: 'future' });
});

test('a ZIP Code has five or nine digits', () => {
  const fault = (zipCode: string) => faultsOf({ ...filled, zipCode }, today).zipCode;
  expect([' 90012 ', '90012-1234', '900121234'].map(fault)).toEqual([undefined, undefined, undefined]);
  expect(['9001', '90012-', '9001A', '123456'].map(fault)).toEqual(['wrong', 'wrong', 'wrong', 'wrong']);
});

test('blanks and dashes in a case number do not matter', () => {
  const form = { ...filled, caseNumber: ' B1-K2 M3N ' };
  expect(faultsOf(form, today)).toEqual({});
  expect(enteredOf(form).caseNumber).toBe('B1K2M3N');
});

test('what the server finds wrong is shown at the fields of this form only', () => {
  const problem = new ApiProblem({
    title: '',
    detail: '',
    status: 422,
    code: 'invalid_input',
    errors: [
      { field: 'caseNumber', message: 'must be 4 to 15 letters and digits' },
      { field: 'elsewhere', message: 'x' },
    ],
  });
  expect(faultsBy(problem)).toEqual({ caseNumber: 'wrong' });
  expect(faultsBy(new Error())).toEqual({});
});
