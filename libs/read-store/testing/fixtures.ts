import type {
  Checkpoint,
  Commit,
  DocumentWrite,
  Json,
  ReadStore,
  Tag,
  ViewCopy,
  ViewSchema,
} from '#read-store';

/** A store under test, over one place that survives a restart. */
export interface TestedReadStore {
  readonly store: ReadStore;
  /** Closes the store and opens another one over the same place. */
  restart(): Promise<ReadStore>;
  /** Closes it and removes the place. */
  remove(): Promise<void>;
}

export const letters: ViewSchema = {
  name: 'letters',
  version: 1,
  fields: { county: 'text', status: 'text', day: 'text', pages: 'number' },
  indexes: [
    ['county', 'status', 'day'],
    ['day', 'pages'],
  ],
  tagged: true,
};

export const position = (n: number) => String(n).padStart(16, '0');

/** Writes for a copy, one commit after the other, as a projection does. */
export class CopyWriter {
  private constructor(
    readonly copy: ViewCopy,
    public at: Checkpoint,
  ) {}

  static async open(store: ReadStore, schema: ViewSchema = letters, build = 'v1-1'): Promise<CopyWriter> {
    const copy = await store.copy(schema, build);
    return new CopyWriter(copy, await copy.claim('ledger'));
  }

  /** Opens a copy, makes it live, and answers its writer. */
  static async live(store: ReadStore, schema: ViewSchema = letters, build = 'v1-1'): Promise<CopyWriter> {
    const writer = await CopyWriter.open(store, schema, build);
    await store.flip(schema, build, (await store.live(schema.name))?.build);
    return writer;
  }

  async commit(n: number, writes: readonly DocumentWrite[], from = this.at): Promise<'committed' | 'lost'> {
    const to = { ...from, position: position(n) };
    const commit: Commit = { writes, from, to };
    const outcome = await this.copy.commit(commit);
    if (outcome === 'committed') this.at = to;
    return outcome;
  }
}

/** A new document, as of event `n`. */
export const created = (n: number, id: string, body: Json, tags: readonly Tag[] = []): DocumentWrite => ({
  id,
  body,
  tags,
  position: position(n),
  expected: undefined,
});

/** A document changed by event `n`, which was at event `before`. */
export const changed = (
  n: number,
  before: number,
  id: string,
  body: Json | undefined,
  tags: readonly Tag[] = [],
): DocumentWrite => ({ id, body, tags, position: position(n), expected: position(before) });
