import { InvalidInput } from '#kernel';
import { contactToSave } from './contact-body.js';

const phones = [{ number: '(213) 555-0101', type: 'Cell' }];

function fieldsRefused(body: unknown): readonly string[] {
  try {
    contactToSave(body);
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors.map((each) => each.field);
    throw error;
  }
  return [];
}

describe('the body of a saved Contact Detail', () => {
  it('keeps phone numbers as digits', () => {
    expect(contactToSave({ phones }).contact.phones).toEqual([{ number: '2135550101', type: 'Cell' }]);
  });

  it('names every field that breaks a rule', () => {
    const bad = { email: 'nobody', phones: [{ number: '555', type: 'Pager' }, { number: '2135550101' }] };
    expect([...fieldsRefused(bad)].sort()).toEqual([
      'email',
      'phones[0].number',
      'phones[0].type',
      'phones[1].type',
    ]);
  });

  it('must have the list of phones, so that leaving it out never removes them', () => {
    expect(fieldsRefused({ email: 'ana@example.org' })).toEqual(['phones']);
    expect(fieldsRefused({ phones: null })).toEqual(['phones']);
    expect(contactToSave({ phones: [] }).contact.phones).toEqual([]);
  });

  it('tells apart what was never changed from what was not asked for', () => {
    expect(contactToSave({ phones, expectedUpdatedAt: null })).toHaveProperty('seenAt', null);
    expect(contactToSave({ phones })).not.toHaveProperty('seenAt');
    expect(contactToSave({ phones, expectedUpdatedAt: '2026-05-04T17:00:00.000Z' }).seenAt).toBe(
      '2026-05-04T17:00:00.000Z',
    );
  });

  it.each([['yesterday'], ['2026-05-04'], [7]])('does not take %p for a moment', (expectedUpdatedAt) => {
    expect(fieldsRefused({ phones, expectedUpdatedAt })).toEqual(['expectedUpdatedAt']);
  });

  it.each([[null], [[]], ['text'], [undefined]])('refuses %p, which is no object', (body) => {
    expect(fieldsRefused(body)).not.toEqual([]);
  });
});
