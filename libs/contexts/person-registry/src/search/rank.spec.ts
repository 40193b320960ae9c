import type { Tag } from '#read-store';
import { birth, rank } from './rank.js';

const tags = (...kinds: string[]): Tag[] => kinds.map((kind) => ({ kind, value: `value of ${kind}` }));
const asked = tags('ssn', 'last-exact', 'last-sound', 'first-exact', 'first-nick', 'dob+last-exact');

describe('ranking', () => {
  it('says why, the strongest reason first', () => {
    expect(
      rank(asked, tags('first-nick', 'last-exact', 'last-sound', 'ssn'), [
        { reason: 'same gender', weight: 3 },
      ]).reasons,
    ).toEqual(['same SSN', 'exact last name', 'nickname of first name', 'same gender']);
  });

  it('names an exact name once, although it also sounds alike', () => {
    expect(rank(asked, tags('last-exact', 'last-sound'), []).reasons).toEqual(['exact last name']);
    expect(rank(asked, tags('last-sound'), []).reasons).toEqual(['last name sounds like']);
  });

  it('counts the date of birth once, by its tag or by an opened comparison', () => {
    const both = rank(asked, tags('last-exact', 'dob+last-exact'), [birth]);
    expect(both).toEqual(rank(asked, tags('last-exact', 'dob+last-exact'), []));
    expect(both.reasons).toEqual(['same date of birth', 'exact last name']);
  });

  it('puts a number before names, and exact names before others', () => {
    const scores = [
      tags('ssn'),
      tags('last-exact', 'first-exact'),
      tags('last-exact', 'first-nick'),
      tags('last-sound', 'first-nick'),
      tags(),
    ].map((carried) => rank(asked, carried, []).score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(scores.length);
  });

  it('gives nothing for a tag of the same kind with another value', () => {
    expect(rank(asked, [{ kind: 'ssn', value: 'another' }], [])).toEqual({ score: 0, reasons: [] });
  });
});
