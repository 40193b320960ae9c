import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import type { CaseLinkRequestDocument } from '#contexts/case-linking';
import { sealedPerson } from '#contexts/person-registry';
import { type CountyCode, InvalidInput, NotFound, personId, requestId } from '#kernel';
import { type Caller, From } from '../http/caller.js';
import { countyOf } from '../http/county.js';
import { Freshness } from '../http/freshness.js';
import { Needs } from '../http/policy.js';
import { HttpProblem } from '../http/problem.js';
import { openedPerson } from './opened-person.js';
import { dismissedLast, ofRanked } from './pages.js';
import { personBody, personRow } from './person-bodies.js';
import { PersonSearchDto } from './person-search.dto.js';
import { PersonResponse, PersonSearchResponse } from './persons.response.js';

/** Persons of the caller's own county (rule P3). */
@ApiTags('Persons and cases')
@Controller('api/v1/persons')
export class PersonsController {
  constructor(
    private readonly system: System,
    private readonly freshness: Freshness,
  ) {}

  @Post('search')
  @HttpCode(200)
  @Needs('person:view')
  @ApiOperation({
    summary: 'Select Person',
    description: 'A query with a body, so that personal data never stands in an address. Changes nothing.',
  })
  @ApiOkResponse({ type: PersonSearchResponse })
  async search(@Body() body: PersonSearchDto, @From() caller: Caller): Promise<PersonSearchResponse> {
    const county = countyOf(caller.identity);
    const { page, pageSize, requestId: about, ...criteria } = body;
    await this.freshness.of(caller, 'persons', ...(about ? ['case-link-requests'] : []));
    const request = about ? await this.requestOf(about, county, caller) : undefined;
    const dismissed = new Set<string>(request?.dismissed);
    const { hits, more } = await this.system.queries.persons.all(await this.asked(criteria, request), county);
    const found = ofRanked(dismissedLast(hits, dismissed), { page, pageSize });
    const task = about ? `case-link-request:${about}` : 'select-person';
    await this.system.personalData.openWithin(
      caller.look(task, criteria),
      found.map((each) => each.person),
    );
    const items = await Promise.all(
      found.map(async (hit) =>
        personRow(hit, await openedPerson(hit.person), {
          dismissed: dismissed.has(hit.personId),
        }),
      ),
    );
    return { items, total: hits.length, more, page, pageSize, next: null };
  }

  @Get(':id')
  @Needs('person:view')
  @ApiOperation({ summary: 'A person with a case in the own county' })
  @ApiOkResponse({ type: PersonResponse })
  async show(@Param('id') id: string, @From() caller: Caller): Promise<PersonResponse> {
    const county = countyOf(caller.identity);
    await this.freshness.of(caller, 'persons', 'person-links');
    const { persons, links } = this.system.queries;
    const document = await persons.personInCounty(id, county);
    if (document === undefined) throw new NotFound();
    const mayLink = caller.identity.rights.has('case-link:view');
    const linked = mayLink ? await links.ofPerson(personId(id)) : undefined;
    const sealed = sealedPerson(document);
    await this.system.personalData.openWithin(caller.look('person'), [sealed]);
    const person = await openedPerson(sealed);
    const mayUnlink = await this.mayUnlink(caller, county);
    return personBody(document, { personId: id, county, person, links: linked, mayUnlink });
  }

  /** A county's setting may narrow who unlinks (rule W8). */
  private async mayUnlink({ identity }: Caller, county: CountyCode): Promise<boolean> {
    if (!identity.rights.has('case-link:unlink')) return false;
    const { unlinkRoles } = await this.system.settingsOf(county);
    return unlinkRoles.some((each) => each === identity.actor.kind);
  }

  /** What is searched for. The registrant's own number is taken from the request: it is not shown, and no look. */
  private async asked(
    { registrantSsn, ...criteria }: Omit<PersonSearchDto, 'page' | 'pageSize' | 'requestId'>,
    request: CaseLinkRequestDocument | undefined,
  ) {
    if (!registrantSsn) return criteria;
    if (request === undefined)
      throw new InvalidInput([
        { field: 'registrantSsn', message: 'needs the requestId whose registrant is meant' },
      ]);
    const ssn = (await this.system.vault.open(request.registrant))?.ssn;
    return ssn === undefined ? criteria : { ...criteria, ssn };
  }

  /** The request that a person is looked for. @throws NotFound for another county's */
  private async requestOf(
    id: string,
    county: CountyCode,
    { identity }: Caller,
  ): Promise<CaseLinkRequestDocument> {
    if (!identity.rights.has('case-link:view'))
      throw new HttpProblem(
        403,
        'missing_right',
        'requestId needs the right case-link:view, which you do not have.',
      );
    const request = await this.system.queries.findRequests.byId(requestId(id));
    if (request?.county !== county) throw new NotFound();
    return request;
  }
}
