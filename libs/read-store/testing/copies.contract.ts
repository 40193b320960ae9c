import type { Json, Tag, ViewSchema } from '#read-store';
import { CopyWriter, changed, created, letters, position, type TestedReadStore } from './fixtures.js';

const newer: ViewSchema = { ...letters, version: 2 };

/** Blue and green, the pointer between them, bulk mode and fingerprints. */
export function copiesContract(tested: () => TestedReadStore): void {
  const store = () => tested().store;
  const reader = () => store().reader(letters);

  it('answers with nothing before a copy is live', async () => {
    const writer = await CopyWriter.open(store());
    await writer.commit(1, [created(1, 'a', {})]);
    expect(await store().live('letters')).toBeUndefined();
    expect(await reader().get('a')).toBeUndefined();
    expect((await reader().getMany(['a'])).size).toBe(0);
    expect(await reader().find({ where: [], limit: 1 })).toEqual({ items: [], next: undefined });
    expect(await reader().count([], 1)).toBe(0);
    expect(await reader().checkpoint()).toBeUndefined();
  });

  it('shows the next query the copy that was made live', async () => {
    const blue = await CopyWriter.live(store());
    await blue.commit(1, [created(1, 'a', { day: 'blue' })]);
    const watching = reader();
    expect(await watching.get('a')).toEqual({ day: 'blue' });
    const green = await CopyWriter.open(store(), newer, 'v2-1');
    await green.commit(1, [created(1, 'a', { day: 'green' })]);
    expect(await watching.get('a')).toEqual({ day: 'blue' });
    expect(await store().flip(newer, 'v2-1', 'v1-1')).toBe(true);
    expect(await watching.get('a')).toEqual({ day: 'green' });
    expect(await store().live('letters')).toEqual({ build: 'v2-1', version: 2 });
  });

  it('flips only from the copy that is expected to be live', async () => {
    await CopyWriter.live(store());
    await CopyWriter.open(store(), newer, 'v2-1');
    expect(await store().flip(newer, 'v2-1', undefined)).toBe(false);
    expect(await store().flip(newer, 'v2-1', 'v2-1')).toBe(false);
    expect(await store().live('letters')).toEqual({ build: 'v1-1', version: 1 });
  });

  it('keeps feeding the previous copy, so that a switch can be taken back', async () => {
    const blue = await CopyWriter.live(store());
    await CopyWriter.live(store(), newer, 'v2-1');
    expect(await blue.commit(1, [created(1, 'a', { day: 'still fed' })])).toBe('committed');
    expect(await store().flip(letters, 'v1-1', 'v2-1')).toBe(true);
    expect(await reader().get('a')).toEqual({ day: 'still fed' });
  });

  it('lists all copies of all views with their checkpoints', async () => {
    const blue = await CopyWriter.live(store());
    await blue.commit(7, []);
    await CopyWriter.live(store(), newer, 'v2-1');
    await CopyWriter.open(store(), newer, 'v2-2');
    await store().copy({ ...letters, name: 'other' }, 'v1-1');
    const copies = [...(await store().copies())].sort((a, b) =>
      `${a.name} ${a.build}` < `${b.name} ${b.build}` ? -1 : 1,
    );
    expect(copies).toEqual([
      { name: 'letters', version: 1, build: 'v1-1', state: 'previous', checkpoint: blue.at },
      { name: 'letters', version: 2, build: 'v2-1', state: 'live', checkpoint: claimed },
      { name: 'letters', version: 2, build: 'v2-2', state: 'building', checkpoint: claimed },
      { name: 'other', version: 1, build: 'v1-1', state: 'building', checkpoint: undefined },
    ]);
  });

  it('pages through the documents of a copy, those that were removed left out', async () => {
    const writer = await CopyWriter.live(store());
    const ids = ['a', 'b', 'ä', 'Z', '10', '9'];
    await writer.commit(
      1,
      ids.map((id) => created(1, id, { day: id })),
    );
    await writer.commit(2, [changed(2, 1, 'b', undefined)]);
    const found: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await writer.copy.documents(after, 2);
      found.push(...page.map(({ id, body }) => `${id} ${JSON.stringify(body)}`));
      if (page.length === 0) break;
      after = page.at(-1)?.id;
    }
    expect(found.sort()).toEqual(
      ids
        .filter((id) => id !== 'b')
        .map((id) => `${id} {"day":"${id}"}`)
        .sort(),
    );
  });

  it('has the same quick fingerprint where the same texts are stored, and another one where they are not', async () => {
    const quick = async (body: Json, tags: readonly Tag[] = []) => {
      const build = `v1-${++builds}`;
      const writer = await CopyWriter.open(store(), letters, build);
      await writer.commit(1, [created(1, 'a', body, tags), created(1, 'b', { day: 'b' })]);
      return writer.copy.quickFingerprint();
    };
    let builds = 0;
    const first = await quick({ day: 'x' });
    expect(first.documents).toBe(2);
    expect(await quick({ day: 'x' })).toEqual(first);
    expect(await quick({ day: 'y' })).not.toEqual(first);
    expect(await quick({ day: 'x' }, [{ kind: 'ssn', value: '1' }])).not.toEqual(first);
  });

  it('says how much room its copies take', async () => {
    const writer = await CopyWriter.live(store());
    await writer.commit(1, [created(1, 'a', { day: 'x'.repeat(100_000) })]);
    const { copies } = await store().space();
    expect(copies).toEqual([{ name: 'letters', build: 'v1-1', bytes: expect.any(Number) }]);
  });

  it('notes since when a copy is replaced, until it is live again', async () => {
    const replacedAt = async (build: string) =>
      (await store().copies()).find((each) => each.build === build)?.replacedAt;
    await CopyWriter.live(store());
    await store().noteReplaced('letters', 'v1-1', '2026-05-01T17:00:00.000Z');
    expect(await replacedAt('v1-1')).toBeUndefined();
    await CopyWriter.live(store(), newer, 'v2-1');
    await store().noteReplaced('letters', 'v1-1', '2026-05-02T17:00:00.000Z');
    await store().noteReplaced('letters', 'v1-1', '2026-05-03T17:00:00.000Z');
    expect(await replacedAt('v1-1')).toBe('2026-05-02T17:00:00.000Z');
    expect(await replacedAt('v2-1')).toBeUndefined();
    const again = await tested().restart();
    expect((await again.copies()).find(({ build }) => build === 'v1-1')?.replacedAt).toBe(
      '2026-05-02T17:00:00.000Z',
    );
    await again.flip(letters, 'v1-1', 'v2-1');
    await again.flip(newer, 'v2-1', 'v1-1');
    expect((await again.copies()).map((each) => each.replacedAt)).toEqual([undefined, undefined]);
  });

  it('retires a copy with all that it held, but never the live one', async () => {
    const blue = await CopyWriter.live(store());
    await blue.commit(1, [created(1, 'a', {})]);
    await expect(store().retire('letters', 'v1-1')).rejects.toThrow('live');
    await CopyWriter.live(store(), newer, 'v2-1');
    await store().retire('letters', 'v1-1');
    expect((await store().copies()).map(({ build }) => build)).toEqual(['v2-1']);
    const again = await CopyWriter.open(store());
    expect(again.at).toEqual(claimed);
    expect((await again.copy.load(['a'])).size).toBe(0);
  });

  it('is as good after bulk mode as if every write had been an ordinary one', async () => {
    const ordinary = await CopyWriter.open(store(), letters, 'v1-1');
    const bulk = await CopyWriter.open(store(), letters, 'v1-2');
    await bulk.copy.beginBulk();
    for (const writer of [ordinary, bulk]) await someHistory(writer);
    await bulk.copy.endBulk();
    expect(await bulk.copy.fingerprint()).toEqual(await ordinary.copy.fingerprint());
    await store().flip(letters, 'v1-2', undefined);
    expect(await reader().count([{ tags: [{ kind: 'k', value: 'new' }] }], 9)).toBe(1);
    expect(await reader().count([{ tags: [{ kind: 'k', value: 'old' }] }], 9)).toBe(0);
    expect((await reader().find({ where: [{ field: 'county', eq: '19' }], limit: 9 })).items).toHaveLength(2);
    expect(await bulk.commit(9, [changed(9, 3, 'b', { county: '19' })])).toBe('committed');
  });

  it('guards writes in bulk mode too', async () => {
    const writer = await CopyWriter.open(store());
    await writer.copy.beginBulk();
    await writer.commit(1, [created(1, 'a', {})]);
    expect(await writer.commit(2, [created(2, 'a', {})])).toBe('lost');
    expect(await writer.commit(2, [changed(2, 7, 'a', {})])).toBe('lost');
    expect(await writer.commit(2, [created(2, 'b', {})])).toBe('committed');
  });

  it('goes on in bulk mode after a restart, and ends it then', async () => {
    const writer = await CopyWriter.open(store());
    await writer.copy.beginBulk();
    await writer.commit(1, [created(1, 'a', { county: '19' }, [{ kind: 'k', value: 'v' }])]);
    const again = await tested().restart();
    const resumed = await CopyWriter.open(again);
    expect(resumed.at).toEqual({ ledgerId: 'ledger', position: position(1), epoch: 2 });
    await resumed.commit(2, [created(2, 'b', { county: '19' }, [{ kind: 'k', value: 'v' }])]);
    await resumed.copy.endBulk();
    await again.flip(letters, 'v1-1', undefined);
    expect(await again.reader(letters).count([{ tags: [{ kind: 'k', value: 'v' }] }], 9)).toBe(2);
  });

  it('has the same fingerprint whatever the order, the cuts and the positions of the writes', async () => {
    const one = await CopyWriter.open(store(), letters, 'v1-1');
    await someHistory(one);
    const other = await CopyWriter.open(store(), letters, 'v1-2');
    await other.commit(5, [
      created(5, 'c', { z: 1, day: 'c' }),
      created(5, 'b', { county: '19', pages: 2 }, [{ kind: 'k', value: 'b' }]),
      created(5, 'a', { county: '19' }, [
        { kind: 'k', value: 'more' },
        { kind: 'k', value: 'new' },
      ]),
    ]);
    expect(await other.copy.fingerprint()).toEqual(await one.copy.fingerprint());
    expect((await one.copy.fingerprint()).documents).toBe(3);
  });

  it.each([
    ['a body differs', changed(4, 3, 'b', { county: '19', pages: 3 }, [{ kind: 'k', value: 'b' }])],
    ['a tag differs', changed(4, 3, 'b', { county: '19', pages: 2 }, [{ kind: 'k', value: 'c' }])],
    ['a document is missing', changed(4, 3, 'b', undefined)],
    ['a document is too many', created(4, 'extra', {})],
  ])('has another fingerprint when %s', async (_, write) => {
    const writer = await CopyWriter.open(store());
    await someHistory(writer);
    const before = await writer.copy.fingerprint();
    expect(await writer.commit(4, [write])).toBe('committed');
    expect((await writer.copy.fingerprint()).checksum).not.toBe(before.checksum);
  });

  it('says that it is healthy while a write would be kept', async () => {
    expect(await store().healthy()).toBe(true);
  });

  const claimed = { ledgerId: 'ledger', position: undefined, epoch: 1 };

  async function someHistory(writer: CopyWriter): Promise<void> {
    await writer.commit(1, [
      created(1, 'a', { county: '34' }, [{ kind: 'k', value: 'old' }]),
      created(1, 'gone', { county: '19' }, [{ kind: 'k', value: 'old' }]),
    ]);
    await writer.commit(2, [
      changed(2, 1, 'a', { county: '19' }, [
        { kind: 'k', value: 'new' },
        { kind: 'k', value: 'more' },
      ]),
      changed(2, 1, 'gone', undefined),
      created(2, 'c', { day: 'c', z: 1 }),
    ]);
    await writer.commit(3, [created(3, 'b', { pages: 2, county: '19' }, [{ kind: 'k', value: 'b' }])]);
  }
}
