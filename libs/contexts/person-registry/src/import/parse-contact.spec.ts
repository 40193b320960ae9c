import { InvalidInput } from '#kernel';
import { parseContact } from './parse-contact.js';

describe('a Contact Detail as a worker saves it', () => {
  it('is kept in the registry’s form, empty fields left out', () => {
    expect(
      parseContact({
        email: '',
        eNotification: false,
        voicePrint: true,
        phones: [{ number: '(213) 555-0101', ext: '', type: 'Cell', ivrConsent: true }],
      }),
    ).toEqual({ voicePrint: true, phones: [{ number: '2135550101', type: 'Cell', ivrConsent: true }] });
  });

  const fieldsOf = (value: unknown) => {
    try {
      parseContact(value);
    } catch (error) {
      return (error as InvalidInput).errors.map((each) => each.field);
    }
    return [];
  };
  const email = { phones: [] };

  it.each(['ann@example.org.', 'ann@example..org', 'ann.@example.org', 'ann@-example.org', 'ann@example.1'])(
    'refuses an address that no code can go to: %s',
    (address) => {
      expect(fieldsOf({ ...email, email: address })).toEqual(['email']);
    },
  );

  it.each([
    ['Cell', '0000000000'],
    ['Fax', '0000000000'],
    ['Home', '1111111111'],
    ['Cell', '+44 20 7946 0958'],
    ['Work', '442079460958'],
    ['Fax', '+45 12 34 56 78'],
  ])('refuses as %s a number that is none, or that no code can go to: %s', (type, number) => {
    expect(fieldsOf({ phones: [{ number, type }] })).toEqual(['phones[0].number']);
  });

  it('takes a number of another country where no codes are texted', () => {
    expect(parseContact({ phones: [{ number: '+44 20 7946 0958', type: 'Fax' }] }).phones).toEqual([
      { number: '442079460958', type: 'Fax' },
    ]);
  });

  it('names every field that is wrong', () => {
    const parse = () => parseContact({ email: 'x', phones: [{ number: '1', type: '' }], pin: '1234' });
    expect(parse).toThrow(InvalidInput);
    expect(parse).toThrow(/pin: .*; phones\[0\]\.number: .*; phones\[0\]\.type: .*; email: /);
  });
});
