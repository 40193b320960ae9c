import { record } from '../../testing/index.js';
import { parseRecord } from './parse-record.js';

const parse = (changes: Record<string, unknown>) => {
  const { phones, ...plain } = record();
  return parseRecord({ ...plain, phones, ...changes }, { today: '2026-05-01' });
};
const kept = (changes: Record<string, unknown>) => {
  const parsed = parse(changes);
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.record;
};
const faulty = (changes: Record<string, unknown>) => {
  const parsed = parse(changes);
  return 'faults' in parsed ? parsed.faults : [];
};
const case_ = { caseNumber: 'B19A001', county: '19', status: 'Active', programs: [] };
const program = { kind: 'CalFresh', status: 'Active' };

describe('one record of the import format', () => {
  it('is kept as it is when nothing is wrong', () => {
    expect(kept({})).toEqual(record());
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['an SSN without its dashes', { ssn: '123-45-6789' }, { ssn: '123456789' }],
    [
      'a ZIP of nine digits',
      { addresses: [address({ zip: '90012-1234' })] },
      { addresses: [address({ zip: '900121234' })] },
    ],
    [
      'a phone number as digits',
      { phones: [{ number: '+1 (213) 555-0101', type: 'Home' }] },
      { phones: [{ number: '2135550101', type: 'Home' }] },
    ],
    ['a case number in capitals', { cases: [{ ...case_, caseNumber: 'b19a001' }] }, { cases: [case_] }],
    ['names composed', { lastName: 'Garci\u0301a' }, { lastName: 'García' }],
    ['names without outer spaces', { lastName: '  García ' }, { lastName: 'García' }],
    ['a leap day', { dateOfBirth: '2000-02-29' }, { dateOfBirth: '2000-02-29' }],
    ['that Customer Privacy is lifted', { customerPrivacy: false }, { customerPrivacy: false }],
    ['nothing for a Customer Privacy of null, which lifts nothing', { customerPrivacy: null }, {}],
    ['null for a mark that is false', { eNotification: false }, { eNotification: null }],
    ['null for an empty middle name', { middleName: '', suffix: null }, { middleName: null, suffix: null }],
    [
      'null wherever it removes',
      { ssn: null, cin: null, alienNumber: null, email: null, webId: null, directDepositLast4: null },
      { ssn: null, cin: null, alienNumber: null, email: null, webId: null, directDepositLast4: null },
    ],
    [
      'an address to remove, and one without its second line',
      { addresses: [{ type: 'mailing', line1: null }, address({ line2: '' })] },
      { addresses: [{ type: 'mailing', line1: null }, address({ line2: null })] },
    ],
    [
      'what is taken from a role',
      {
        cases: [
          {
            ...case_,
            permanentlyOutOfTheHome: false,
            childSupportRole: null,
            programs: [{ ...program, worker: null, primaryApplicant: false }],
          },
        ],
      },
      {
        cases: [
          {
            ...case_,
            permanentlyOutOfTheHome: null,
            childSupportRole: null,
            programs: [{ ...program, worker: null, primaryApplicant: null }],
          },
        ],
      },
    ],
    ['an id that every object has', { personId: 'constructor' }, { personId: 'constructor' }],
    ['null lists', { phones: null, cases: null }, { phones: null, cases: null }],
    [
      'phones and cases to remove',
      {
        phones: [null, { number: '2135550101', type: null }],
        cases: [{ caseNumber: 'b19a001', status: null }],
      },
      {
        phones: [null, { number: '2135550101', type: null }],
        cases: [{ caseNumber: 'B19A001', status: null }],
      },
    ],
    [
      'a name of 100 characters beyond the basic plane',
      { lastName: '𝒳'.repeat(100) },
      { lastName: '𝒳'.repeat(100) },
    ],
  ])('keeps %s', (_title, said, expected) => {
    expect(kept(said)).toEqual({ ...record(), ...expected });
  });

  it.each<[string, unknown, string]>([
    ['personId', 'a b', 'must be 1 to 64 of the characters A-Z, a-z, 0-9, ".", "_" and "-"'],
    ['personId', 'x'.repeat(65), 'must be 1 to 64 of the characters A-Z, a-z, 0-9, ".", "_" and "-"'],
    ['personId', '.', 'must not be "." or ".."'],
    ['personId', '..', 'must not be "." or ".."'],
    ['personId', undefined, 'is missing'],
    ['firstName', '', 'is missing'],
    ['firstName', 5, 'must be a text'],
    ['lastName', 'x'.repeat(101), 'has 101 characters; at most 100'],
    ['lastName', 'x'.repeat(10_000), 'has 10,000 characters; at most 100'],
    ['lastName', 'Gar\u0000cia', 'has a control or direction character; remove it'],
    ['lastName', 'Gar\u202ecia', 'has a control or direction character; remove it'],
    ['lastName', 'Gar\u2066cia', 'has a control or direction character; remove it'],
    ['lastName', 'Gar\ud800cia', 'has a control or direction character; remove it'],
    ['ssn', '000123456', 'begins with 000, 666 or 9: no such number exists'],
    ['ssn', '666-12-3456', 'begins with 000, 666 or 9: no such number exists'],
    ['ssn', '900-12-3456', 'begins with 000, 666 or 9: no such number exists'],
    ['ssn', '12345678', 'must be nine digits, with or without dashes'],
    ['ssn', '123-456789', 'must be nine digits, with or without dashes'],
    ['dateOfBirth', '2026-02-30', 'is no date of the calendar'],
    ['dateOfBirth', '1900-02-29', 'is no date of the calendar'],
    ['dateOfBirth', '1990-13-01', 'is no date of the calendar'],
    ['dateOfBirth', '1990-04-31', 'is no date of the calendar'],
    ['dateOfBirth', '1990-04-00', 'is no date of the calendar'],
    ['dateOfBirth', '02/28/1990', 'must be a date as YYYY-MM-DD'],
    ['dateOfBirth', '2026-05-02', 'is in the future'],
    ['dateOfBirth', '1849-12-31', 'is before 1850'],
    ['gender', 'female', 'must be one of Male, Female, Nonbinary, Unknown'],
    ['email', 'ana', 'must be an e-mail address such as name@example.org'],
    ['email', 'ana@example.org.', 'must be an e-mail address such as name@example.org'],
    ['eNotification', 'yes', 'must be true or false'],
    ['directDepositLast4', '123', 'must be four digits'],
    ['webId', 'x'.repeat(65), 'has 65 characters; at most 64'],
    ['phones', {}, 'must be a list'],
    ['nickname', 'Ani', 'is no field of this format'],
  ])('rejects %s %j', (field, value, reason) => {
    expect(faulty({ [field]: value })).toEqual([{ field, reason }]);
  });

  it.each<[Record<string, unknown>, string, string]>([
    [
      { phones: [{ number: '123', type: 'Cell' }] },
      'phones[0].number',
      'must be a phone number of 10 digits (up to 15 with a country code)',
    ],
    [
      { phones: [{ number: '0000000000', type: 'Fax' }] },
      'phones[0].number',
      'must be a phone number of 10 digits (up to 15 with a country code)',
    ],
    [
      { phones: [{ number: '+44 20 7946 0958', type: 'Cell' }] },
      'phones[0].number',
      'must be a US or Canadian number: codes cannot be texted to another country (keep it as Fax, TDD or Toll Free, or leave it out)',
    ],
    [
      { phones: [{ number: '2135550101', type: 'Mobile' }] },
      'phones[0].type',
      'must be one of Cell, Fax, Home, Message, Main, TDD, Toll Free, Work',
    ],
    [
      {
        phones: [
          { number: '2135550101', type: 'Cell' },
          { number: '213-555-0101', type: 'Cell' },
        ],
      },
      'phones[1].number',
      'stands twice in this record',
    ],
    [{ addresses: [address({ zip: '9001' })] }, 'addresses[0].zip', 'must have 5 or 9 digits'],
    [{ addresses: [address({ type: 'home' })] }, 'addresses[0].type', 'must be one of physical, mailing'],
    [{ addresses: ['1 Main St'] }, 'addresses[0]', 'must be an object'],
    [
      { cases: [{ ...case_, caseNumber: 'LSCA\u00df02' }] },
      'cases[0].caseNumber',
      'must be 4 to 15 letters or digits',
    ],
    [
      { cases: [{ ...case_, caseNumber: 'LSCA\u017fE01' }] },
      'cases[0].caseNumber',
      'must be 4 to 15 letters or digits',
    ],
    [
      { cases: [{ ...case_, caseNumber: 'B-1' }] },
      'cases[0].caseNumber',
      'must be 4 to 15 letters or digits',
    ],
    [
      { cases: [{ ...case_, caseNumber: 'B'.repeat(16) }] },
      'cases[0].caseNumber',
      'must be 4 to 15 letters or digits',
    ],
    [
      { cases: [case_, { ...case_, caseNumber: 'b19a001' }] },
      'cases[1].caseNumber',
      'stands twice in this record',
    ],
    [{ cases: [{ ...case_, county: '59' }] }, 'cases[0].county', 'must be a county code, 01 to 58'],
    [{ cases: [{ ...case_, county: '00' }] }, 'cases[0].county', 'must be a county code, 01 to 58'],
    [
      { cases: [{ ...case_, status: 'Open' }] },
      'cases[0].status',
      'must be one of Pending, Active, Denied, Closed',
    ],
    [
      { cases: [{ ...case_, programs: [program, program] }] },
      'cases[0].programs[1].kind',
      'stands twice in this case',
    ],
    [
      { cases: [{ ...case_, programs: [{ ...program, worker: 'w'.repeat(65) }] }] },
      'cases[0].programs[0].worker',
      'has 65 characters; at most 64',
    ],
    [
      { cases: [{ ...case_, childSupportRole: 'CHLD' }] },
      'cases[0].childSupportRole',
      'must be one of AP, CP, CHILD, NPP',
    ],
    [
      { cases: [null] },
      'cases[0]',
      'name the case to take the person off it: {"caseNumber": …, "status": null}',
    ],
  ])('rejects within lists: %j', (changes, field, reason) => {
    expect(faulty(changes)).toEqual([{ field, reason }]);
  });

  it('names every field that is wrong', () => {
    expect(faulty({ ssn: '1', gender: 'x' }).map((each) => each.field)).toEqual(['ssn', 'gender']);
  });

  it.each([[null], [[]], ['text'], [5]])('rejects %j as a whole', (value) => {
    expect(parseRecord(value)).toEqual({ faults: [{ field: '', reason: 'must be one JSON object' }] });
  });
});

function address(changes: Record<string, unknown>) {
  return { ...record().addresses![0], ...changes };
}
