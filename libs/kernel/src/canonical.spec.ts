import fc from 'fast-check';
import { canonicalJson } from './canonical.js';

describe('canonical JSON', () => {
  test('puts members in the order of their UTF-16 code units, however many there are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 80 }), (names) => {
        const record = Object.fromEntries(names.map((name, at) => [name, at]));
        const members = Object.keys(record)
          .sort()
          .map((name) => `${JSON.stringify(name)}:${record[name]}`);
        expect(canonicalJson(record)).toBe(`{${members.join(',')}}`);
      }),
    );
  });

  test('leaves out what is undefined, and keeps its place in a list', () => {
    expect(canonicalJson({ b: undefined, a: [undefined, 1] })).toBe('{"a":[null,1]}');
  });

  test('refuses what JSON cannot carry', () => {
    for (const each of [Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1])
      expect(() => canonicalJson({ each })).toThrow(TypeError);
  });
});
