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
    for (const each of [Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, Symbol('s')])
      expect(() => canonicalJson({ each })).toThrow(TypeError);
  });

  test('refuses what would lose its content: objects that are more than their members', () => {
    for (const each of [
      new Date(),
      new Map(),
      new Set(),
      /r/,
      new Error('e'),
      Buffer.of(1),
      Object(1),
      new Promise(() => {}),
    ])
      expect(() => canonicalJson([each])).toThrow(TypeError);
  });

  test('takes objects of any prototype that are their members: from a store, a thread, a class of one’s own', () => {
    class Own {
      readonly a = 1;
    }
    for (const each of [new Own(), Object.assign(Object.create(null), { a: 1 }), structuredClone({ a: 1 })])
      expect(canonicalJson(each)).toBe('{"a":1}');
  });

  test('refuses half of a surrogate pair, in values and in names, and takes whole ones', () => {
    for (const half of ['\ud800', 'a\udc00', '\udc00\ud800'])
      for (const value of [half, [half], { a: half }, { [half]: 1 }])
        expect(() => canonicalJson(value)).toThrow('half of a surrogate pair');
    expect(canonicalJson({ '😀': '𝒳' })).toBe('{"😀":"𝒳"}');
  });

  test('gives the vectors of RFC 8785', () => {
    expect(
      canonicalJson({
        numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
        string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
        literals: [null, true, false],
      }),
    ).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    expect(
      canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 }),
    ).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });
});
