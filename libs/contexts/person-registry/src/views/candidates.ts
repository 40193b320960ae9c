import type { CountyCode } from '#kernel';
import type { Tag, ViewReader } from '#read-store';
import { within } from '../search/search-keys.js';
import type { PersonDocument } from './persons.view.js';

/** Somebody who carries what was asked for. */
export interface Candidate {
  readonly id: string;
  readonly byNumber: boolean;
  /** What the tags by which the candidate was found first add to the score. */
  readonly weight: number;
}

/** People of one county, by tags, in the order in which they were found; at most `most`, the rest is only noticed. */
export class Candidates {
  private readonly found = new Map<string, Candidate>();
  private over = false;

  constructor(
    private readonly persons: Pick<ViewReader<PersonDocument>, 'carrying'>,
    private readonly county: CountyCode,
    private readonly most: number,
  ) {}

  get list(): readonly Candidate[] {
    return [...this.found.values()];
  }

  /** There are more than `most`. */
  get more(): boolean {
    return this.over;
  }

  /** Adds who carries a tag of each list. No more is read once it is known that there are too many. */
  async add(
    lists: readonly (readonly Tag[])[],
    as: { readonly weight: number; readonly byNumber: boolean },
  ): Promise<void> {
    if (this.over) return;
    const here = lists.map((tags) => tags.map((each) => within(this.county, each)));
    // One more than fits: of these, those that were found before are passed over.
    for (const id of await this.persons.carrying(here, this.most + 1)) {
      if (this.found.has(id)) continue;
      this.over = this.found.size === this.most;
      if (this.over) return;
      this.found.set(id, { id, ...as });
    }
  }
}
