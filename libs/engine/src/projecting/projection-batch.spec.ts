import { decode, LetterLedger, letters, TestVault } from '../../testing/letters.js';
import { decodeAll, Interest } from './decoded-events.js';
import { IdFilter } from './id-filter.js';
import type { Projection } from './projection.js';
import { foldBatch, touchesOf } from './projection-batch.js';
import { WorkingDocuments } from './working-documents.js';

const projection = letters as unknown as Projection;
const interest = new Interest(projection.catalogues);
const nothing = { heldStreams: new Set<string>(), skipped: new Set<string>() };

describe('a batch of events, folded in memory', () => {
  const vault = new TestVault();

  /** What a batch over an empty store writes and finds. */
  async function fold(ledger: LetterLedger, exceptions = nothing, documents = new WorkingDocuments(1_000)) {
    const events = decodeAll(ledger.events, decode, interest);
    await vault.openAll(events.map(({ event }) => event?.data));
    const touches = touchesOf(projection, interest, events, exceptions.skipped);
    await documents.load(touches, { load: async () => new Map() });
    const tag = ({ kind, value }: { kind: string; value: string }) => ({
      kind,
      value: vault.tag(kind, value),
    });
    return { findings: foldBatch(projection, touches, documents, { exceptions, tag }), documents };
  }

  it('writes every touched document once, at the position of the last event it holds', async () => {
    const ledger = new LetterLedger();
    ledger.received('a');
    ledger.moved('a', '34');
    ledger.filed('a');
    const { documents } = await fold(ledger);
    expect(documents.writes()).toMatchObject([
      {
        id: 'a',
        expected: undefined,
        position: ledger.events[1]?.position,
        body: { county: '34', moves: 1 },
      },
    ]);
  });

  it('changes nothing when the same batch is folded again', async () => {
    const ledger = new LetterLedger().history(40);
    const { documents } = await fold(ledger);
    const once = documents.writes();
    await fold(ledger, nothing, documents);
    expect(documents.writes()).toEqual(once);
    documents.committed();
    await fold(ledger, nothing, documents);
    expect(documents.writes()).toEqual([]);
  });

  it('writes nothing for a removal of what was never there', async () => {
    const ledger = new LetterLedger();
    ledger.destroyed('a');
    const { documents } = await fold(ledger);
    expect(documents.writes()).toEqual([]);
  });

  it('finds poison before anything is written, and holds back only what follows in its stream', async () => {
    const ledger = new LetterLedger();
    ledger.received('a');
    ledger.received('b');
    const poison = ledger.moved('a', 'nowhere');
    const held = ledger.moved('a', '34');
    ledger.moved('a', '35');
    ledger.moved('b', '36');
    const { findings, documents } = await fold(ledger);
    expect(findings.poison.map(({ event }) => event.id)).toEqual([poison.id]);
    expect([...findings.held]).toEqual([['letter-a', held.position]]);
    expect(documents.writes().map(({ body }) => (body as { county: string }).county)).toEqual(['19', '36']);
  });

  it('passes over events that are skipped', async () => {
    const ledger = new LetterLedger();
    ledger.received('a');
    const poison = ledger.moved('a', 'nowhere');
    ledger.moved('a', '34');
    const { findings, documents } = await fold(ledger, { ...nothing, skipped: new Set([poison.id]) });
    expect(findings.poison).toEqual([]);
    expect(documents.writes()).toMatchObject([{ body: { county: '34' } }]);
  });

  it('takes an event that cannot be decoded, or whose documents cannot be named, for poison', async () => {
    const ledger = new LetterLedger();
    ledger.add('letter-a', { id: 'x', type: 'letters.Moved.v1', data: '{', metadata: '{}' });
    ledger.add('letter-b', { id: 'y', type: 'letters.Moved.v1', data: 'null', metadata: '{}' });
    const { findings } = await fold(ledger);
    expect(findings.poison.map(({ event }) => event.id)).toEqual(['x', 'y']);
  });

  it('takes a document of another shape than declared for poison', async () => {
    const ledger = new LetterLedger();
    ledger.received('a', 19 as unknown as string);
    const { findings, documents } = await fold(ledger);
    expect(findings.poison[0]?.error).toContain('its member "county" is no text');
    expect(documents.writes()).toEqual([]);
  });

  it('never names personal data when search keys cannot be made', async () => {
    const ledger = new LetterLedger();
    ledger.received('a', '19', 'Jane Appleseed');
    const telltale: Projection = {
      ...projection,
      searchKeys: () => {
        throw new Error('cannot fold Jane Appleseed');
      },
    };
    const touches = touchesOf(
      telltale,
      interest,
      decodeAll(ledger.events, decode, interest),
      nothing.skipped,
    );
    const documents = new WorkingDocuments(10);
    await documents.load(touches, { load: async () => new Map() });
    const { poison } = foldBatch(telltale, touches, documents, { exceptions: nothing, tag: (key) => key });
    expect(poison[0]?.error).toBe('Error: its search keys cannot be made (Error)');
  });
});

describe('the ids that may be stored', () => {
  it('are never said to be absent, and seldom said to be there when they are not', () => {
    const filter = new IdFilter();
    for (let n = 0; n < 100_000; n++) filter.add(`id-${n}`);
    let wrong = 0;
    for (let n = 0; n < 100_000; n++) {
      if (!filter.mayHave(`id-${n}`)) throw new Error(`id-${n} was lost`);
      if (filter.mayHave(`other-${n}`)) wrong++;
    }
    expect(wrong).toBeLessThan(1_000);
  });
});
