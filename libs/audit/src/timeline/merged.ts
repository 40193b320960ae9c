import type { Recorded } from '#kernel';
import { newestFirst, placeOf } from './place.js';

/** One list, newest first, out of several that are; of each no more is read than is asked for. */
export async function* merged(lists: readonly AsyncIterable<Recorded>[]): AsyncIterable<Recorded> {
  const iterators = lists.map((each) => each[Symbol.asyncIterator]());
  const heads = await Promise.all(iterators.map(async (each) => ({ each, next: await each.next() })));
  let open = heads.filter(({ next }) => !next.done);
  while (open.length > 0) {
    const newest = open.reduce((a, b) =>
      newestFirst(placeOf(a.next.value), placeOf(b.next.value)) <= 0 ? a : b,
    );
    yield newest.next.value;
    newest.next = await newest.each.next();
    if (newest.next.done) open = open.filter((each) => each !== newest);
  }
}
