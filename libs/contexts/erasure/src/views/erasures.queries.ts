import type { CountyCode, Instant, Subject } from '#kernel';
import type { Condition, Page, ViewReader } from '#read-store';
import { hasLapsed } from '../erasure/lapse-erasure.js';
import { countyTag, type ErasureDocument, type LegalHoldDocument } from './erasures.view.js';

const newestFirst = [{ field: 'at', direction: 'desc' }] as const;
const most = 1_000;

interface Paged {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Erasures and legal holds, for pages. What is decided goes by their streams. */
export class ErasureList {
  constructor(
    private readonly erasures: ViewReader<ErasureDocument>,
    private readonly holds: ViewReader<LegalHoldDocument>,
  ) {}

  byId = (id: string): Promise<ErasureDocument | undefined> => this.erasures.get(id);

  /** Newest first; of one county those whose person has or had a case there. */
  list({
    county,
    limit,
    cursor,
  }: Paged & { readonly county?: CountyCode | undefined }): Promise<Page<ErasureDocument>> {
    const where: readonly Condition[] = county === undefined ? [] : [ofCounty(county)];
    return this.erasures.find({ where, sort: newestFirst, limit, ...(cursor && { cursor }) });
  }

  /** Those that wait for a supervisor of the county, the oldest first; none that lapsed, told by the ledger or not yet. */
  openIn = async (county: CountyCode, now: Instant): Promise<readonly ErasureDocument[]> =>
    (await this.open([ofCounty(county)])).filter((each) => !isOver(each, now));

  /** Those that nobody approved in time, and whose end the ledger does not tell yet; the oldest first. */
  lapsed = async (now: Instant): Promise<readonly ErasureDocument[]> =>
    (await this.open([])).filter((each) => isOver(each, now));

  private async open(where: readonly Condition[]): Promise<readonly ErasureDocument[]> {
    const found = await this.erasures.find({
      where: [{ field: 'state', eq: 'open' }, ...where],
      sort: [{ field: 'at', direction: 'asc' }],
      limit: most,
    });
    return found.items.map(({ document }) => document);
  }

  /** All that were approved and are not done, or all that are. */
  async *inState(state: 'running' | 'done'): AsyncGenerator<ErasureDocument> {
    let cursor: string | undefined;
    do {
      const where = [{ field: 'state', eq: state }];
      const page = await this.erasures.find({ where, limit: most, ...(cursor !== undefined && { cursor }) });
      for (const { document } of page.items) yield document;
      cursor = page.next;
    } while (cursor !== undefined);
  }

  hold = (id: string): Promise<LegalHoldDocument | undefined> => this.holds.get(id);

  holdsOf = async (subject: Subject): Promise<readonly LegalHoldDocument[]> => {
    const found = await this.holds.find({ where: [{ field: 'subject', eq: subject }], limit: most });
    return found.items.map(({ document }) => document);
  };

  /** Newest first. */
  listHolds({ limit, cursor }: Paged): Promise<Page<LegalHoldDocument>> {
    return this.holds.find({ where: [], sort: newestFirst, limit, ...(cursor && { cursor }) });
  }
}

const isOver = ({ at, state }: ErasureDocument, now: Instant): boolean =>
  hasLapsed({ begunAt: at, state }, now);

const ofCounty = (county: CountyCode): Condition => ({ tags: [{ kind: countyTag, value: county }] });
