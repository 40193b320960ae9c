import { InvalidInput } from '#kernel';
import { recordToImport } from './import-body.js';

const record = {
  personId: 'P1',
  firstName: 'Ana',
  lastName: 'García',
  dateOfBirth: '1990-02-28',
  gender: 'Female',
  ssn: '123-45-6789',
};
const at = { personId: 'P1', today: '2026-05-04' };

function fieldsRefused(body: unknown, where = at): readonly string[] {
  try {
    recordToImport(body, where);
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors.map((each) => each.field);
    throw error;
  }
  return [];
}

describe('a record sent by a system of record', () => {
  it('is read as a line of an import would be', () => {
    expect(recordToImport(record, at)).toMatchObject({ personId: 'P1', ssn: '123456789' });
  });

  it('must be about the person whom the address names', () => {
    expect(fieldsRefused(record, { ...at, personId: 'P2' })).toEqual(['personId']);
  });

  it('names every field that breaks a rule, also one that the format does not know', () => {
    const bad = { ...record, ssn: '000-45-6789', shoeSize: 40, dateOfBirth: '2026-05-05' };
    expect([...fieldsRefused(bad)].sort()).toEqual(['dateOfBirth', 'shoeSize', 'ssn']);
  });
});
