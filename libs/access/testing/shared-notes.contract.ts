import type { FakeClock } from '#kernel/testing';
import type { SharedNotes } from '../src/shared-notes.js';

/** What every store of notes keeps. */
export function sharedNotesContract(
  open: () => { readonly notes: SharedNotes; readonly clock: FakeClock },
): void {
  test('shows the notes of a topic in the order of their ids, whatever they hold', async () => {
    const { notes } = open();
    const nested = { $set: [1, 2.5, null], 'a.b': { text: 'é', none: false } };
    await notes.put('desk', 'w-2', nested, 60);
    await notes.put('desk', 'w-10', { name: 'Ana' }, 60);
    expect(await notes.list('desk')).toEqual([
      { id: 'w-10', note: { name: 'Ana' } },
      { id: 'w-2', note: nested },
    ]);
  });

  test('keeps topics apart', async () => {
    const { notes } = open();
    await notes.put('desk', 'w-1', { at: 'desk' }, 60);
    await notes.put('door', 'w-1', { at: 'door' }, 60);
    expect(await notes.list('desk')).toEqual([{ id: 'w-1', note: { at: 'desk' } }]);
    expect(await notes.list('door')).toEqual([{ id: 'w-1', note: { at: 'door' } }]);
    expect(await notes.list('des')).toEqual([]);
  });

  test('no topic and no id stands for the one that it begins with', async () => {
    const { notes } = open();
    await notes.put('desk', 'w-1', { at: 'desk' }, 60);
    await notes.put('desk', 'w-1\0x', { at: 'x' }, 60).catch(() => undefined);
    await notes.put('desk\0x', 'w-1', { at: 'x' }, 60).catch(() => undefined);
    expect((await notes.list('desk')).find((each) => each.id === 'w-1')?.note).toEqual({ at: 'desk' });
    expect(await notes.list('desk\0')).toEqual([]);
  });

  test('a note goes when its time is over, to the millisecond', async () => {
    const { notes, clock } = open();
    await notes.put('desk', 'short', {}, 30);
    await notes.put('desk', 'long', {}, 60);
    clock.advance(29_999);
    expect((await notes.list('desk')).map(({ id }) => id)).toEqual(['long', 'short']);
    clock.advance(1);
    expect((await notes.list('desk')).map(({ id }) => id)).toEqual(['long']);
  });

  test('a note of no time takes the place of the one before, and is gone', async () => {
    const { notes } = open();
    await notes.put('desk', 'w-1', { name: 'Ana' }, 60);
    await notes.put('desk', 'w-1', { name: 'Ana' }, 0);
    expect(await notes.list('desk')).toEqual([]);
  });

  test('a note that is written again is another one, and its time begins anew', async () => {
    const { notes, clock } = open();
    await notes.put('desk', 'w-1', { name: 'Ana', old: true }, 60);
    clock.advance(59_000);
    await notes.put('desk', 'w-1', { name: 'Ben' }, 30);
    clock.advance(29_999);
    expect(await notes.list('desk')).toEqual([{ id: 'w-1', note: { name: 'Ben' } }]);
    clock.advance(1);
    expect(await notes.list('desk')).toEqual([]);
  });

  test('a note that ran out may be written again', async () => {
    const { notes, clock } = open();
    await notes.put('desk', 'w-1', { turn: 1 }, 30);
    clock.advance(31_000);
    await notes.put('desk', 'w-1', { turn: 2 }, 30);
    expect(await notes.list('desk')).toEqual([{ id: 'w-1', note: { turn: 2 } }]);
  });

  test('of many who write one note at once, one stays', async () => {
    const { notes } = open();
    await Promise.all(Array.from({ length: 20 }, (_, n) => notes.put('desk', 'w-1', { n }, 60)));
    expect(await notes.list('desk')).toEqual([{ id: 'w-1', note: { n: expect.any(Number) } }]);
  });
}
