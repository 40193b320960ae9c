import type { CountyCode, LocalDate } from '#kernel';
import { plusDays } from '#kernel';
import type { Condition, ViewReader } from '#read-store';
import type { RequestStatus } from '../values.js';
import { type RequestCountDocument, requestCountId } from './case-link-request-counts.view.js';

/** Exact totals from counters: one document without dates, one for each day with them. */
export class RequestCounts {
  constructor(private readonly counts: ViewReader<RequestCountDocument>) {}

  async count(
    county: CountyCode,
    status: RequestStatus,
    range: { readonly from?: LocalDate | undefined; readonly to?: LocalDate | undefined } = {},
  ): Promise<number> {
    const { from, to } = range;
    if (from === undefined && to === undefined)
      return (await this.counts.get(requestCountId(county, status, 'all')))?.count ?? 0;
    const days = await this.byDay(county, status, range);
    return [...days.values()].reduce((sum, each) => sum + each, 0);
  }

  /** Requests made on each local day of a range; a day without any may be absent. */
  async byDay(
    county: CountyCode,
    status: RequestStatus,
    { from, to }: { readonly from?: LocalDate | undefined; readonly to?: LocalDate | undefined },
  ): Promise<ReadonlyMap<LocalDate, number>> {
    const days: Condition = {
      field: 'day',
      from: from ?? '0000-00-00',
      below: to === undefined ? 'all' : plusDays(to, 1),
    };
    const where: Condition[] = [{ field: 'county', eq: county }, { field: 'status', eq: status }, days];
    const found = new Map<LocalDate, number>();
    let cursor: string | undefined;
    do {
      const page = await this.counts.find({
        where,
        sort: [{ field: 'day', direction: 'asc' }],
        limit: 500,
        ...(cursor === undefined ? {} : { cursor }),
      });
      for (const { document } of page.items) found.set(document.day, document.count);
      cursor = page.next;
    } while (cursor !== undefined);
    return found;
  }
}
