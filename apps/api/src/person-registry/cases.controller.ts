import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { type PersonRecord, sealedPerson } from '#contexts/person-registry';
import { foldName, InvalidInput, NotFound, type PersonId } from '#kernel';
import { type Caller, From } from '../http/caller.js';
import { countyOf } from '../http/county.js';
import { Freshness } from '../http/freshness.js';
import { Needs } from '../http/policy.js';
import { CaseActions } from './case-actions.js';
import { caseRow, caseSummaryBody } from './case-bodies.js';
import { CaseListQueryDto, CaseSearchDto, OutOfTheHomeDto, ProgramWorkerDto } from './cases.dto.js';
import {
  CaseListResponse,
  CaseSummaryResponse,
  OutOfTheHomeResponse,
  ProgramWorkerResponse,
} from './cases.response.js';
import { openedPerson } from './opened-person.js';
import { mustBeReachable } from './pages.js';

/** Cases of the caller's own county (rule P8). */
@ApiTags('Persons and cases')
@Controller('api/v1/cases')
export class CasesController {
  constructor(
    private readonly actions: CaseActions,
    private readonly system: System,
    private readonly freshness: Freshness,
  ) {}

  @Get()
  @Needs('person:view')
  @ApiOperation({
    summary: 'Cases List',
    description:
      'A name is personal data and does not belong into an address: pages use POST /api/v1/cases/search.',
  })
  @ApiOkResponse({ type: CaseListResponse })
  list(
    @Query() { after: _, ...criteria }: CaseListQueryDto,
    @From() caller: Caller,
  ): Promise<CaseListResponse> {
    return this.found(criteria, caller);
  }

  @Post('search')
  @HttpCode(200)
  @Needs('person:view')
  @ApiOperation({
    summary: 'Cases List, with the criteria in a body',
    description: 'The same query as GET /api/v1/cases. Changes nothing.',
  })
  @ApiOkResponse({ type: CaseListResponse })
  search(@Body() criteria: CaseSearchDto, @From() caller: Caller): Promise<CaseListResponse> {
    return this.found(criteria, caller);
  }

  @Get(':caseNumber')
  @Needs('person:view')
  @ApiOperation({ summary: 'Case Summary' })
  @ApiOkResponse({ type: CaseSummaryResponse })
  async summary(@Param('caseNumber') number: string, @From() caller: Caller): Promise<CaseSummaryResponse> {
    const county = countyOf(caller.identity);
    await this.freshness.of(caller, 'cases', 'persons', 'person-links', 'case-link-requests');
    const summary = await this.system.queries.cases.summary(number, county);
    if (summary === undefined) throw new NotFound();
    const ids = summary.persons.map((each) => each.personId);
    const mayLink = caller.identity.rights.has('case-link:view');
    const { links, findRequests } = this.system.queries;
    const linked = mayLink ? await links.ofPersons(ids) : undefined;
    const pending = mayLink ? await Promise.all(ids.map(findRequests.pendingForPerson)) : [];
    const requests = pending.flat().filter((each) => each.county === county);
    const sealed = summary.persons.map((each) => sealedPerson(each.document));
    await this.system.personalData.openWithin(caller.look(`case:${summary.case.caseNumber}`), sealed);
    const persons = new Map<PersonId, PersonRecord>();
    for (const [index, id] of ids.entries()) {
      const person = await openedPerson(sealed[index]!);
      if (person !== undefined) persons.set(id, person);
    }
    return caseSummaryBody(summary, { county, persons, links: linked, requests });
  }

  @Put(':caseNumber/programs/:kind/worker')
  @Needs('person:edit')
  @ApiOperation({ summary: 'Assign a worker to a program of the case' })
  @ApiOkResponse({ type: ProgramWorkerResponse })
  assignWorker(
    @Param('caseNumber') number: string,
    @Param('kind') kind: string,
    @Body() { worker }: ProgramWorkerDto,
    @From() caller: Caller,
  ): Promise<ProgramWorkerResponse> {
    return this.actions.assignWorker({ number, kind, worker }, caller);
  }

  @Put(':caseNumber/persons/:personId/out-of-the-home')
  @Needs('person:edit')
  @ApiOperation({
    summary: 'Mark a person as Permanently Out of the Home on the case, or take the mark back',
  })
  @ApiOkResponse({ type: OutOfTheHomeResponse })
  markOutOfTheHome(
    @Param('caseNumber') number: string,
    @Param('personId') personId: string,
    @Body() { permanentlyOutOfTheHome }: OutOfTheHomeDto,
    @From() caller: Caller,
  ): Promise<OutOfTheHomeResponse> {
    return this.actions.markOutOfTheHome({ number, personId, permanentlyOutOfTheHome }, caller);
  }

  private async found(
    { page, pageSize, worker, ...rest }: CaseSearchDto,
    caller: Caller,
  ): Promise<CaseListResponse> {
    mustBeReachable({ page, pageSize });
    mustBeAName(rest.name);
    await this.freshness.of(caller, 'cases', 'persons');
    const criteria = { ...rest, worker: worker === 'me' ? caller.identity.actor.id : worker };
    const county = countyOf(caller.identity);
    const list = await this.system.queries.cases.list(criteria, { county, page, pageSize: pageSize as 25 });
    await this.system.personalData.openWithin(
      caller.look('cases-list', rest.name ? { name: rest.name } : undefined),
      list.items.map((each) => each.bearer?.person),
    );
    const items = await Promise.all(
      list.items.map(async (row) => caseRow(row, row.bearer && (await openedPerson(row.bearer.person)))),
    );
    return { items, total: list.total, more: list.more, page, pageSize, next: null };
  }
}

/** @throws InvalidInput for a name without a letter or digit, which nobody has */
function mustBeAName(name: string | undefined): void {
  if (name !== undefined && foldName(name) === '')
    throw new InvalidInput([{ field: 'name', message: 'must have letters, such as "Last, First"' }]);
}
