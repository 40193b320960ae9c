import type { Collection } from 'mongodb';
import type { Instant } from '#kernel';
import { ReadStoreRefused, type ViewSchema } from '#read-store';
import { type Mongo, timeLimit } from './connect-mongo.js';
import { unlessThere } from './duplicates.js';

/** One copy of a view. */
export interface CopyPointer {
  readonly build: string;
  readonly version: number;
  /** A name that no earlier copy had, not even one of the same build: a late writer of that one writes nowhere. */
  readonly collection: string;
  /** JSON of the declared fields, and whether there are tags. */
  readonly shape: string;
  /** Being built, without indexes. */
  readonly bulk: boolean;
  readonly wasLive: boolean;
  /** Of one that was live: since when another one is, once that was noted. */
  readonly replacedAt?: Instant;
}

/** All copies of a view, in one document: any change is one compare-and-set on its revision. */
interface ViewPointers {
  readonly _id: string;
  readonly layout: number;
  readonly revision: number;
  readonly live: string | null;
  readonly copies: readonly CopyPointer[];
}

/** Layout of this store's collections; a newer one is refused. */
const layout = 1;

/** Which copies there are, and which one readers see. */
export class MongoPointers {
  private readonly views: Collection<ViewPointers>;
  private readonly known = new Map<string, CopyPointer | undefined>();

  constructor(private readonly mongo: Mongo) {
    this.views = mongo.db.collection('views');
  }

  async all(): Promise<
    readonly { readonly name: string; readonly live: boolean; readonly copy: CopyPointer }[]
  > {
    const views = await this.mongo.ask(() => this.views.find({}, timeLimit).toArray());
    return views.flatMap((view) =>
      checked(view).copies.map((copy) => ({ name: view._id, live: copy.build === view.live, copy })),
    );
  }

  /** As it is now. */
  async live(name: string): Promise<CopyPointer | undefined> {
    const { live, copies } = await this.read(name);
    const pointer = copies.find(({ build }) => build === live);
    this.known.set(name, pointer);
    return pointer;
  }

  /** As it was at the last look of this process. */
  lastLive = (name: string): CopyPointer | undefined => this.known.get(name);

  async find(name: string, build: string): Promise<CopyPointer | undefined> {
    return (await this.read(name)).copies.find((each) => each.build === build);
  }

  /** Notes a copy that is about to be built, and answers the one that stands there. */
  async add({ name, version, ...schema }: ViewSchema, build: string): Promise<CopyPointer> {
    const view = await this.change(name, (before) => {
      if (before.copies.some((each) => each.build === build)) return undefined;
      const collection = `views.${name}.${build}.${before.revision + 1}`;
      const copy = { build, version, collection, shape: shapeOf(schema), bulk: false, wasLive: false };
      return { ...before, copies: [...before.copies, copy] };
    });
    return view.copies.find((each) => each.build === build)!;
  }

  async setBulk(name: string, build: string, bulk: boolean): Promise<void> {
    await this.change(name, (before) => ({
      ...before,
      copies: before.copies.map((each) => (each.build === build ? { ...each, bulk } : each)),
    }));
  }

  async flip(name: string, build: string, expected: string | undefined): Promise<boolean> {
    let flipped = false;
    await this.change(name, (before) => {
      flipped = before.live === (expected ?? null);
      if (!flipped) return undefined;
      if (!before.copies.some((each) => each.build === build))
        throw new ReadStoreRefused(`there is no copy ${build} of ${name}`);
      const copies = before.copies.map((each) => (each.build === build ? madeLive(each) : each));
      return { ...before, live: build, copies };
    });
    return flipped;
  }

  /** Nothing for a copy that is live or was never, or of which it was noted before. */
  async noteReplaced(name: string, build: string, at: Instant): Promise<void> {
    await this.change(name, (before) => {
      const isDue = (each: CopyPointer) =>
        each.build === build && build !== before.live && each.wasLive && each.replacedAt === undefined;
      if (!before.copies.some(isDue)) return undefined;
      const copies = before.copies.map((each) => (isDue(each) ? { ...each, replacedAt: at } : each));
      return { ...before, copies };
    });
  }

  async remove(name: string, build: string): Promise<void> {
    await this.change(name, (before) => {
      if (before.live === build)
        throw new ReadStoreRefused(`${build} is the live copy of ${name}: switch to another one first`);
      const copies = before.copies.filter((each) => each.build !== build);
      return copies.length === before.copies.length ? undefined : { ...before, copies };
    });
  }

  private async read(name: string): Promise<ViewPointers> {
    const view = await this.mongo.ask(() => this.views.findOne({ _id: name }, timeLimit));
    return view === null ? { _id: name, layout, revision: 0, live: null, copies: [] } : checked(view);
  }

  /** What `work` makes of it is written unless somebody else was first; then it is asked again. Undefined: no change. */
  private async change(
    name: string,
    work: (before: ViewPointers) => ViewPointers | undefined,
  ): Promise<ViewPointers> {
    for (;;) {
      const before = await this.read(name);
      const changed = work(before);
      if (changed === undefined) return before;
      const after = { ...changed, revision: before.revision + 1 };
      if (await this.mongo.ask(() => this.write(after, before.revision))) return after;
    }
  }

  private async write(after: ViewPointers, expected: number): Promise<boolean> {
    if (expected === 0) return unlessThere(() => this.views.insertOne(after, timeLimit));
    const { _id, ...content } = after;
    return (await this.views.replaceOne({ _id, revision: expected }, content, timeLimit)).matchedCount === 1;
  }
}

const madeLive = ({ replacedAt: _, ...copy }: CopyPointer): CopyPointer => ({ ...copy, wasLive: true });

export const shapeOf = ({ fields, tagged }: Pick<ViewSchema, 'fields' | 'tagged'>): string =>
  JSON.stringify([Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)), tagged === true]);

/** Names of the fields that a copy was made with. */
export const fieldsOf = ({ shape }: CopyPointer): ReadonlySet<string> =>
  new Set((JSON.parse(shape) as [[string, string][], boolean])[0].map(([field]) => field));

function checked(view: ViewPointers): ViewPointers {
  if (view.layout <= layout) return view;
  throw new ReadStoreRefused(
    `the views in MongoDB were written by a newer version of this program: run that version, or give this one a database of its own`,
  );
}
