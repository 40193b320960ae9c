import { Injectable } from '@nestjs/common';
import { System } from '#composition';
import { type CountyCode, NotFound, requestId } from '#kernel';
import type { Caller } from './caller.js';
import { countyOf } from './county.js';
import { Freshness } from './freshness.js';

/**
 * What is asked of another county's person, case or request ends here, by the work that it takes to find that there is
 * none: streams are loaded only for what the county's own views hold, or the time would tell foreign from missing. The
 * decision itself asks the streams all the same.
 */
@Injectable()
export class OwnCounty {
  constructor(
    private readonly system: System,
    private readonly freshness: Freshness,
  ) {}

  /** @throws NotFound */
  async mustHavePerson(id: string, caller: Caller): Promise<CountyCode> {
    const county = countyOf(caller.identity);
    await this.freshness.of(caller, 'persons');
    if ((await this.system.queries.persons.personInCounty(id, county)) === undefined) throw new NotFound();
    return county;
  }

  /** @throws NotFound */
  async mustHaveCase(number: string, caller: Caller): Promise<CountyCode> {
    const county = countyOf(caller.identity);
    await this.freshness.of(caller, 'cases');
    if ((await this.system.queries.cases.summary(number, county)) === undefined) throw new NotFound();
    return county;
  }

  /** @throws NotFound */
  async mustHaveRequest(id: string, caller: Caller): Promise<CountyCode> {
    const county = countyOf(caller.identity);
    await this.freshness.of(caller, 'case-link-requests');
    if ((await this.system.queries.findRequests.byId(requestId(id)))?.county !== county) throw new NotFound();
    return county;
  }
}
