import { UnstorableDocument } from '#read-store';
import { CopyWriter, changed, created, letters, position, type TestedReadStore } from './fixtures.js';

/** Guarded writes, checkpoints and ownership of one copy. */
export function writesContract(tested: () => TestedReadStore): void {
  const store = () => tested().store;

  it('keeps a document with its position, body and tags', async () => {
    const { copy, ...writer } = await opened();
    await writer.commit(1, [
      created(1, 'a', { county: '19', deep: [1, { x: null }] }, [{ kind: 'ssn', value: 'T' }]),
    ]);
    expect((await copy.load(['a', 'missing'])).size).toBe(1);
    expect((await copy.load(['a'])).get('a')).toEqual({
      id: 'a',
      position: position(1),
      body: { county: '19', deep: [1, { x: null }] },
      tags: [{ kind: 'ssn', value: 'T' }],
    });
  });

  it('keeps Unicode in ids, fields, tags and bodies', async () => {
    const { writer } = await live();
    const id = 'Ñandú-李-🦜';
    await writer.commit(1, [
      created(1, id, { county: 'Ünïcode 🦜', note: '\u2028"\\\n' }, [{ kind: 'k', value: 'é' }]),
    ]);
    const reader = store().reader(letters);
    expect(await reader.get(id)).toEqual({ county: 'Ünïcode 🦜', note: '\u2028"\\\n' });
    const where = [{ field: 'county', eq: 'Ünïcode 🦜' }, { tags: [{ kind: 'k', value: 'é' }] }];
    expect((await reader.find({ where, limit: 5 })).items.map(({ id }) => id)).toEqual([id]);
  });

  it('replaces a document that is where the writer believes it to be', async () => {
    const { copy, ...writer } = await opened();
    await writer.commit(1, [created(1, 'a', { day: '1' })]);
    expect(await writer.commit(2, [changed(2, 1, 'a', { day: '2' })])).toBe('committed');
    expect((await copy.load(['a'])).get('a')).toMatchObject({ position: position(2), body: { day: '2' } });
  });

  it.each([
    ['is further than expected', [changed(3, 1, 'a', { day: 'x' })]],
    ['exists although none was expected', [created(3, 'a', { day: 'x' })]],
    ['does not exist although one was expected', [changed(3, 2, 'other', { day: 'x' })]],
    ['was expected to be removable at an older position', [changed(3, 1, 'a', undefined)]],
  ])('loses a commit, and all of it, when a document %s', async (_, writes) => {
    const { copy, ...writer } = await opened();
    await writer.commit(1, [created(1, 'a', { day: '1' })]);
    await writer.commit(2, [changed(2, 1, 'a', { day: '2' })]);
    expect(await writer.commit(3, [created(3, 'innocent', {}), ...writes])).toBe('lost');
    const after = await copy.load(['a', 'innocent', 'other']);
    expect([...after.keys()]).toEqual(['a']);
    expect(after.get('a')).toMatchObject({ position: position(2), body: { day: '2' } });
    expect(await copy.checkpoint()).toEqual({ ledgerId: 'ledger', position: position(2), epoch: 1 });
  });

  it('leaves a tombstone with a position where a document was removed, which readers do not see', async () => {
    const { writer } = await live();
    await writer.commit(1, [
      created(1, 'a', { county: '19' }, [{ kind: 'k', value: 'v' }]),
      created(1, 'b', {}),
    ]);
    await writer.commit(2, [changed(2, 1, 'a', undefined)]);
    expect((await writer.copy.load(['a'])).get('a')).toEqual({
      id: 'a',
      position: position(2),
      body: undefined,
      tags: [],
    });
    const reader = store().reader(letters);
    expect(await reader.get('a')).toBeUndefined();
    expect([...(await reader.getMany(['a', 'b'])).keys()]).toEqual(['b']);
    expect((await reader.find({ where: [], limit: 9 })).items.map(({ id }) => id)).toEqual(['b']);
    expect((await reader.find({ where: [{ tags: [{ kind: 'k', value: 'v' }] }], limit: 9 })).items).toEqual(
      [],
    );
    expect(await reader.count([{ field: 'county', eq: '19' }], 9)).toBe(0);
  });

  it('guards a tombstone like a document: written over at its position, otherwise lost', async () => {
    const { copy, ...writer } = await opened();
    await writer.commit(1, [created(1, 'a', {})]);
    await writer.commit(2, [changed(2, 1, 'a', undefined)]);
    expect(await writer.commit(3, [created(3, 'a', {})])).toBe('lost');
    expect(await writer.commit(3, [changed(3, 1, 'a', {})])).toBe('lost');
    expect(await writer.commit(3, [changed(3, 2, 'a', { day: 'back' })])).toBe('committed');
    expect((await copy.load(['a'])).get('a')).toMatchObject({ position: position(3), body: { day: 'back' } });
    await writer.commit(4, [changed(4, 3, 'a', undefined)]);
    expect(await writer.commit(5, [changed(5, 4, 'a', undefined)])).toBe('committed');
    expect((await copy.load(['a'])).get('a')).toMatchObject({ position: position(5), body: undefined });
  });

  it('takes a document that was made and removed within one commit', async () => {
    const { copy, ...writer } = await opened();
    expect(await writer.commit(2, [{ ...created(2, 'a', null), body: undefined }])).toBe('committed');
    expect((await copy.load(['a'])).get('a')).toMatchObject({ position: position(2), body: undefined });
  });

  it('sweeps tombstones written before a position', async () => {
    const { writer } = await live();
    await writer.commit(1, [created(1, 'a', {}), created(1, 'b', {})]);
    await writer.commit(2, [changed(2, 1, 'a', undefined)]);
    await writer.commit(3, [changed(3, 1, 'b', undefined)]);
    expect(await store().sweep('letters', position(3))).toBe(1);
    expect([...(await writer.copy.load(['a', 'b'])).keys()]).toEqual(['b']);
  });

  it('moves a checkpoint only from exactly where it is', async () => {
    const { copy, ...writer } = await opened();
    await writer.commit(5, []);
    const at = { ledgerId: 'ledger', position: position(5), epoch: 1 };
    for (const wrong of [
      { ...at, position: undefined },
      { ...at, position: position(4) },
      { ...at, epoch: 2 },
      { ...at, ledgerId: 'another' },
    ])
      expect(await writer.commit(6, [created(6, 'a', {})], wrong)).toBe('lost');
    expect(await copy.checkpoint()).toEqual(at);
    expect((await copy.load(['a'])).size).toBe(0);
    expect(await writer.commit(6, [created(6, 'a', {})], at)).toBe('committed');
  });

  it('has no checkpoint before the first claim', async () => {
    const copy = await store().copy(letters, 'v1-1');
    expect(await copy.checkpoint()).toBeUndefined();
    expect(await copy.claim('ledger')).toEqual({ ledgerId: 'ledger', position: undefined, epoch: 1 });
    expect(await copy.checkpoint()).toEqual({ ledgerId: 'ledger', position: undefined, epoch: 1 });
  });

  it('fences the older owner when another one claims the copy', async () => {
    const first = await CopyWriter.open(store());
    await first.commit(1, [created(1, 'a', {})]);
    const second = await CopyWriter.open(store());
    expect(second.at).toEqual({ ledgerId: 'ledger', position: position(1), epoch: 2 });
    expect(await first.commit(2, [created(2, 'b', {})])).toBe('lost');
    expect(await second.commit(2, [created(2, 'c', {})])).toBe('committed');
    expect([...(await second.copy.load(['a', 'b', 'c'])).keys()]).toEqual(['a', 'c']);
  });

  it('refuses to feed a copy from another ledger', async () => {
    const { copy } = await opened();
    await expect(copy.claim('another')).rejects.toThrow('caseledger projections rebuild letters');
    expect(await copy.checkpoint()).toEqual({ ledgerId: 'ledger', position: undefined, epoch: 1 });
  });

  it('refuses a document that is not of the declared shape, and keeps nothing of its commit', async () => {
    const { copy, ...writer } = await opened();
    const writes = [created(1, 'good', {}), created(1, 'bad', { county: 19 })];
    await expect(writer.commit(1, writes)).rejects.toBeInstanceOf(UnstorableDocument);
    expect((await copy.load(['good'])).size).toBe(0);
  });

  it('keeps everything over a restart', async () => {
    const { writer } = await live();
    await writer.commit(1, [created(1, 'a', { day: '1' }, [{ kind: 'k', value: 'v' }]), created(1, 'b', {})]);
    await writer.commit(2, [changed(2, 1, 'b', undefined)]);
    const again = await tested().restart();
    expect(await again.live('letters')).toEqual({ build: 'v1-1', version: 1 });
    expect(await again.reader(letters).get('a')).toEqual({ day: '1' });
    expect(await again.reader(letters).count([{ tags: [{ kind: 'k', value: 'v' }] }], 9)).toBe(1);
    const copy = await again.copy(letters, 'v1-1');
    expect((await copy.load(['b'])).get('b')).toMatchObject({ position: position(2), body: undefined });
    expect(await copy.checkpoint()).toEqual({ ledgerId: 'ledger', position: position(2), epoch: 1 });
  });

  const live = async () => ({ writer: await CopyWriter.live(store()) });
  const opened = async () => {
    const writer = await CopyWriter.open(store());
    return { copy: writer.copy, commit: writer.commit.bind(writer) };
  };
}
