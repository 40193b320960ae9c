import { InvalidInput } from '#kernel';
import { dismissedLast, mustBeReachable, ofRanked } from './pages.js';

describe('pages by number', () => {
  it('cut what is ranked already, and are empty behind its end', () => {
    const rows = [1, 2, 3, 4, 5];
    expect(ofRanked(rows, { page: 2, pageSize: 2 })).toEqual([3, 4]);
    expect(ofRanked(rows, { page: 3, pageSize: 2 })).toEqual([5]);
    expect(ofRanked(rows, { page: 4, pageSize: 2 })).toEqual([]);
  });

  it('reach as far as 10,000 rows', () => {
    expect(() => mustBeReachable({ page: 400, pageSize: 25 })).not.toThrow();
    expect(() => mustBeReachable({ page: 401, pageSize: 25 })).toThrow(InvalidInput);
    expect(() => mustBeReachable({ page: 101, pageSize: 100 })).toThrow(InvalidInput);
  });

  it('put dismissed candidates behind all others, whatever speaks for them', () => {
    const hits = ['P1', 'P2', 'P3', 'P4'].map((personId) => ({ personId }));
    const order = dismissedLast(hits, new Set(['P1', 'P3', 'P9'])).map((each) => each.personId);
    expect(order).toEqual(['P2', 'P4', 'P1', 'P3']);
  });
});
