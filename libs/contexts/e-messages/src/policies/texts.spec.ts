import { InvalidInput } from '#kernel';
import { longestBody, longestSubject, written } from './texts.js';

const body = (text: unknown) => written('body', text, longestBody);
const empty = 'body: is empty: write something';
const tooLong = 'body: is too long: at most 4,000 characters; shorten it, or write two';
const family = '👩‍👩‍👧‍👦';

test('as many characters as a person sees, and not one more', () => {
  for (const [one, most] of [
    ['x', longestBody],
    ['é', longestBody],
    ['e\u0301\u0323', longestBody],
    ['क्षि', longestBody],
    ['🇺🇸', longestBody],
  ] as const) {
    expect(body(one.repeat(most))).toBe(one.repeat(most).normalize('NFC'));
    expect(() => body(one.repeat(most + 1))).toThrow(tooLong);
  }
  expect(written('subject', family.repeat(longestSubject), longestSubject)).toBe(family.repeat(200));
  expect(() => written('subject', family.repeat(201), longestSubject)).toThrow(
    'subject: is too long: at most 200 characters',
  );
});

test('a new line is one character, however it was written', () => {
  expect(body('one\r\ntwo\rthree\nfour')).toBe('one\ntwo\nthree\nfour');
  expect(body('x\r\n'.repeat(2_000))).toBe('x\n'.repeat(2_000));
  expect(() => body(`${'x\r\n'.repeat(2_000)}x`)).toThrow(tooLong);
});

test('letters are kept in one form', () => {
  expect(body('Jose\u0301')).toBe('Jos\u00e9');
  expect(body('a\u0301'.repeat(longestBody))).toHaveLength(longestBody);
});

test.each([
  ['nothing', ''],
  ['blanks', '  \t\n\u00a0\u3000'],
  ['characters that nobody sees', '\u200b\u2060\ufeff\u00ad\u3164\u0000'],
  ['no text', 12],
  ['nothing at all', undefined],
])('%s is empty', (_, text) => {
  expect(() => body(text)).toThrow(empty);
  expect(() => body(text)).toThrow(InvalidInput);
});

test('what surrounds a text stays as it was written', () => {
  expect(body('  yes \n')).toBe('  yes \n');
  expect(body('0')).toBe('0');
  expect(body('👍')).toBe('👍');
});

describe('what is far too long is refused', () => {
  const counting = jest.spyOn(Intl.Segmenter.prototype, 'segment');
  const normalizing = jest.spyOn(String.prototype, 'normalize');
  beforeEach(() => jest.clearAllMocks());
  afterAll(() => jest.restoreAllMocks());

  test.each([
    ['one visible character of 200 kB', `a${'\u0301'.repeat(100_000)}`],
    ['1 MB of text', 'x'.repeat(1_000_000)],
    ['more than 40,000 units', 'x'.repeat(40_001)],
    ['more than 64 KiB', '\u4e2d'.repeat(21_846)],
    ['1 MB of blanks', ' '.repeat(1_000_000)],
  ])('without ever counting it: %s', (_, text) => {
    expect(() => body(text)).toThrow(tooLong);
    expect(counting).not.toHaveBeenCalled();
    expect(normalizing).not.toHaveBeenCalled();
  });

  test('and so is a letter under a pile of marks, before they are put in order', () => {
    expect(() => body(`a${'\u0301\u0316'.repeat(16_000)}`)).toThrow('hundreds of accents');
    expect(normalizing).not.toHaveBeenCalled();
    expect(body(`Z${'\u0335'.repeat(200)}algo`)).toHaveLength(205);
  });

  test('while what is just long enough is counted', () => {
    expect(() => body('x'.repeat(40_000))).toThrow(tooLong);
    expect(counting).toHaveBeenCalledTimes(1);
  });
});

test('characters that steer a screen are refused, line ends and tabs are not', () => {
  const steering = ['\u0000', '\u0007', '\u000b', '\u001b', '\u007f', '\u202e', '\u2066'];
  for (const each of steering)
    expect(() => body(`a${each}b`)).toThrow('body: must not contain control characters');
  expect(body('a\tb\nc\u200fd')).toBe('a\tb\nc\u200fd');
});
