import { canonicalJson } from '#kernel';
import type { StoredDocument, ViewCopy } from '#read-store';

/** Documents that two copies of a view do not have alike. */
export interface Difference {
  readonly documents: number;
  /** Of the first of them; opaque, never personal data. */
  readonly ids: readonly string[];
}

const shownIds = 20;
const documentsAtOnce = 500;

/** Counts what differs, and remembers the first ids. */
export class Differences {
  private documents = 0;
  private readonly ids: string[] = [];

  add(id: string): void {
    this.documents++;
    if (this.ids.length < shownIds) this.ids.push(id);
  }

  get found(): Difference | undefined {
    return this.documents === 0 ? undefined : { documents: this.documents, ids: this.ids };
  }
}

type Content = Pick<StoredDocument, 'body' | 'tags'>;

/** What counts of a document, as a text: body and tags, not which event wrote it last. */
export const contentOf = ({ body, tags }: Content): string =>
  `${body === undefined ? '' : canonicalJson(body)}\n${[...new Set(tags.map(({ kind, value }) => JSON.stringify([kind, value])))].sort().join()}`;

/** All live documents of a copy, page by page. */
export async function* pagesOf(
  copy: Pick<ViewCopy, 'documents'>,
): AsyncGenerator<readonly StoredDocument[], void, void> {
  for (let after: string | undefined; ; ) {
    const page = await copy.documents(after, documentsAtOnce);
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)?.id;
  }
}

/** Document by document; both must stand still. In the order of their ids, those last that only `replaced` has. */
export async function differenceOf(built: ViewCopy, replaced: ViewCopy): Promise<Difference | undefined> {
  const differences = new Differences();
  for await (const page of pagesOf(built)) {
    const others = await replaced.load(page.map(({ id }) => id));
    for (const each of page) {
      const other = others.get(each.id);
      if (other?.body === undefined || contentOf(each) !== contentOf(other)) differences.add(each.id);
    }
  }
  for await (const page of pagesOf(replaced)) {
    const others = await built.load(page.map(({ id }) => id));
    for (const { id } of page) if (others.get(id)?.body === undefined) differences.add(id);
  }
  return differences.found;
}
