import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { accountDecider } from '#contexts/portal-accounts';
import { type CountyCode, type PersonId, personId } from '#kernel';
import { type Caller, From } from '../http/caller.js';
import { FreshDto } from '../http/fresh.dto.js';
import { Freshness } from '../http/freshness.js';
import { OwnCounty } from '../http/own-county.js';
import { Needs } from '../http/policy.js';
import { PersonLinksResponse } from './person-links.response.js';
import { personLinksBody } from './person-links-body.js';

/** Which portal accounts are and were linked to a person, and what was noted with it (rule W8). */
@ApiTags('Case linking (worker)')
@Controller('api/v1/persons')
export class PersonLinksController {
  constructor(
    private readonly system: System,
    private readonly freshness: Freshness,
    private readonly ownCounty: OwnCounty,
  ) {}

  @Get(':id/links')
  @Needs('case-link:view')
  @ApiOperation({
    summary: 'The account that is linked to a person, and every link so far',
    description: 'Who decided in another county, and what they noted, is not told.',
  })
  @ApiOkResponse({ type: PersonLinksResponse })
  async links(
    @Param('id') id: string,
    @Query() _: FreshDto,
    @From() caller: Caller,
  ): Promise<PersonLinksResponse> {
    const county = await this.ownCounty.mustHavePerson(id, caller);
    await this.freshness.of(caller, 'person-links', 'case-link-requests');
    return this.linksOf(personId(id), county, caller);
  }

  private async linksOf(id: PersonId, county: CountyCode, caller: Caller): Promise<PersonLinksResponse> {
    const { queries, engine, personalData } = this.system;
    const links = await queries.links.ofPerson(id);
    const account = links.accountId ? await engine.state(accountDecider, links.accountId) : undefined;
    const profile = account?.is === 'registered' ? account.profile : undefined;
    const own = (await queries.findRequests.ofPerson(id)).filter((each) => each.county === county);
    const notes = links.links.flatMap(({ decided, unlinked }) => [
      ...(decided?.by.county === county ? [decided.note, decided.override] : []),
      ...(unlinked?.county === county ? [unlinked.note] : []),
    ]);
    await personalData.openWithin(caller.look('person'), [profile, ...notes]);
    return personLinksBody({ personId: id, county, links, profile, requests: own });
  }
}
