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

  it('names every field that is wrong', () => {
    const parse = () => parseContact({ email: 'x', phones: [{ number: '1', type: '' }], pin: '1234' });
    expect(parse).toThrow(InvalidInput);
    expect(parse).toThrow(/pin: .*; phones\[0\]\.number: .*; phones\[0\]\.type: .*; email: /);
  });
});
