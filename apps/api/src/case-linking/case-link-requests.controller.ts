import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import {
  namedByRefusal,
  requestOf,
  submissionDecider,
  submissionOf,
  type Warning,
} from '#contexts/case-linking';
import { type CountyCode, personId, Refused, requestId, workerId } from '#kernel';
import { type Continue, type OnRequest, ProcessLinkRequest } from '#processes';
import { linkSummary } from '#worklist';
import { type Caller, From } from '../http/caller.js';
import { countyOf } from '../http/county.js';
import { Freshness } from '../http/freshness.js';
import { OwnCounty } from '../http/own-county.js';
import { Needs } from '../http/policy.js';
import { HttpProblem } from '../http/problem.js';
import {
  AssignDto,
  DismissDto,
  ProcessDto,
  RejectDto,
  RequestSearchDto,
  SummaryQueryDto,
} from './case-link-requests.dto.js';
import {
  CandidateDismissedResponse,
  LinkRequestSearchResponse,
  RequestAssigneeResponse,
  RequestProcessedResponse,
  RequestRejectedResponse,
} from './case-link-requests.response.js';
import { colleagueInCounty } from './colleague-in-county.js';
import { colleagueNamed } from './colleague-named.js';
import { LinkSummaryResponse, type WarningBody } from './link-summary.response.js';
import { Presence } from './presence.js';
import { RequestActions } from './request-actions.js';
import { requestRow, summaryBody } from './request-bodies.js';
import { requestDates } from './request-dates.js';

/** A county's case link requests (rules W1 to W9). Always the caller's own county. */
@ApiTags('Case linking (worker)')
@Controller('api/v1/case-link-requests')
export class CaseLinkRequestsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly actions: RequestActions,
    private readonly system: System,
    private readonly freshness: Freshness,
    private readonly presence: Presence,
    private readonly ownCounty: OwnCounty,
  ) {}

  @Get()
  @Needs('case-link:view')
  @ApiOperation({ summary: 'Case Link Request Search' })
  @ApiOkResponse({ type: LinkRequestSearchResponse })
  async search(@Query() query: RequestSearchDto, @From() caller: Caller): Promise<LinkRequestSearchResponse> {
    const county = countyOf(caller.identity);
    const now = this.system.clock.now();
    const settings = await this.system.settingsOf(county);
    const dates = requestDates(query, { now, settings });
    await this.freshness.of(caller, 'case-link-requests', 'case-link-request-counts');
    const { assignee, page, pageSize, cursor, status, firstName, lastName, sort, waiting } = query;
    const found = await this.system.queries.searchRequests.search({
      county,
      status,
      page,
      pageSize: pageSize as 25,
      order: sort,
      ...(firstName && { firstName }),
      ...(lastName && { lastName }),
      ...dates,
      ...(waiting && { waiting: waiting === 'true' }),
      ...(cursor && { cursor }),
      ...(assignee && {
        assignee:
          assignee === 'nobody' ? null : workerId(assignee === 'me' ? caller.identity.actor.id : assignee),
      }),
    });
    const criteria = firstName || lastName ? { firstName, lastName } : undefined;
    await this.system.personalData.openWithin(caller.look('case-link-request-search', criteria), found.items);
    const { findRequests } = this.system.queries;
    const ofAccounts = await findRequests.pendingByAccount(
      county,
      found.items.map((each) => each.accountId),
    );
    const pending = await findRequests.oldestPending(county);
    const oldest = status === 'Pending' ? pending : await findRequests.oldestOf(county, status);
    return {
      items: found.items.map((each) => requestRow(each, { now, settings }, ofAccounts)),
      total: found.total,
      more: found.more,
      page: found.page,
      pageSize: found.pageSize,
      next: found.next ?? null,
      oldestPending: pending?.requestedAt ?? null,
      oldest: oldest?.requestedAt ?? null,
    };
  }

  @Get(':id')
  @Needs('case-link:view')
  @ApiOperation({
    summary: 'Case Link Select Person Summary',
    description: 'Without personId it is view only.',
  })
  @ApiOkResponse({ type: LinkSummaryResponse })
  async summary(
    @Param('id') id: string,
    @Query() query: SummaryQueryDto,
    @From() caller: Caller,
  ): Promise<LinkSummaryResponse> {
    const { identity } = caller;
    await this.freshness.of(caller, 'case-link-requests');
    const county = await this.ownCounty.mustHaveRequest(id, caller);
    if (query.personId !== undefined) await this.ownCounty.mustHavePerson(query.personId, caller);
    const viewer = {
      actor: identity.actor,
      county,
      rights: identity.rights,
      supervising: identity.role === 'supervisor',
      look: caller.look(`case-link-request:${id}`),
    };
    const about = { requestId: requestId(id), ...(query.personId && { personId: personId(query.personId) }) };
    const { flows, queries, personalData, store, engine } = this.system;
    const streams = { store, codec: engine.codec };
    const summary = await linkSummary(
      { flows, requests: queries.findRequests, streams, personalData },
      about,
      viewer,
    );
    const now = this.system.clock.now();
    const body = summaryBody(summary, { now, settings: await this.system.settingsOf(county) });
    const warnings = await Promise.all(summary.warnings.map((each) => this.named(each, county)));
    return { ...body, warnings, alsoViewing: await this.presence.others(`request:${id}`, identity) };
  }

  /** A colleague by name; what another county's worker did is told without who. */
  private async named({ by, about, ...warning }: Warning, county: CountyCode): Promise<WarningBody> {
    const name = by && (await colleagueInCounty(this.system, by, county));
    return { ...warning, ...(name && { by: name }), ...(about && { about: [...about] }) };
  }

  @Post(':id/process')
  @HttpCode(200)
  @Needs('case-link:process')
  @ApiOperation({ summary: 'Continue: link the account to this person' })
  @ApiOkResponse({ type: RequestProcessedResponse })
  async process(
    @Param('id') id: string,
    @Body() body: ProcessDto,
    @From() caller: Caller,
  ): Promise<RequestProcessedResponse> {
    const county = await this.ownCounty.mustHaveRequest(id, caller);
    const on = { requestId: requestId(id), by: caller.identity.actor, county };
    const { methods, note } = body.verification;
    const { overrideReason } = body;
    if (overrideReason && caller.identity.role !== 'supervisor')
      throw new HttpProblem(403, 'missing_right', 'Only a supervisor may pass over the cool-off.');
    const input = {
      personId: personId(body.personId),
      methods,
      ...(note && { note }),
      ...(overrideReason && { overrideReason }),
    };
    const { status, position } = await this.commands
      .execute(new ProcessLinkRequest(on, input, caller.context('ProcessLinkRequest')))
      .catch((error: unknown) => this.refused(error, { on, input, caller }));
    caller.wrote(position, this.system.store.ledgerId);
    return { requestId: id, status };
  }

  /** A refusal that names somebody shows them: that is a look. */
  private async refused(
    error: unknown,
    { on, input, caller }: { on: OnRequest; input: Continue; caller: Caller },
  ): Promise<never> {
    if (!(error instanceof Refused)) throw error;
    const submission = await this.system.engine.state(submissionDecider, submissionOf(on.requestId));
    const { accountId } = requestOf(submission, on);
    const named = namedByRefusal(error.code, { accountId, personId: input.personId });
    if (named.length > 0)
      await this.system.personalData.shown(caller.look(`case-link-request:${on.requestId}`), named);
    throw await colleagueNamed(this.system, on.requestId, error);
  }

  @Post(':id/reject')
  @HttpCode(200)
  @Needs('case-link:process')
  @ApiOperation({ summary: 'Reject, for this county only' })
  @ApiOkResponse({ type: RequestRejectedResponse })
  async reject(
    @Param('id') id: string,
    @Body() { reason, note }: RejectDto,
    @From() caller: Caller,
  ): Promise<RequestRejectedResponse> {
    await this.actions.reject(id, { reason, note }, caller);
    return { requestId: id, status: 'Rejected' };
  }

  @Post(':id/take')
  @HttpCode(200)
  @Needs('case-link:process')
  @ApiOperation({ summary: 'Take the request' })
  @ApiOkResponse({ type: RequestAssigneeResponse })
  async take(@Param('id') id: string, @From() caller: Caller): Promise<RequestAssigneeResponse> {
    return { requestId: id, assignee: await this.actions.take(id, caller) };
  }

  @Post(':id/release')
  @HttpCode(200)
  @Needs('case-link:process')
  @ApiOperation({ summary: 'Put the request back' })
  @ApiOkResponse({ type: RequestAssigneeResponse })
  async release(@Param('id') id: string, @From() caller: Caller): Promise<RequestAssigneeResponse> {
    await this.actions.release(id, caller);
    return { requestId: id, assignee: null };
  }

  @Post(':id/assign')
  @HttpCode(200)
  @Needs('case-link:assign')
  @ApiOperation({ summary: 'Give the request to a worker of the county' })
  @ApiOkResponse({ type: RequestAssigneeResponse })
  async assign(
    @Param('id') id: string,
    @Body() { worker }: AssignDto,
    @From() caller: Caller,
  ): Promise<RequestAssigneeResponse> {
    return { requestId: id, assignee: await this.actions.assign(id, worker, caller) };
  }

  @Post(':id/dismiss-candidate')
  @HttpCode(200)
  @Needs('case-link:process')
  @ApiOperation({ summary: 'Not this person: remembered, and ranked last next time' })
  @ApiOkResponse({ type: CandidateDismissedResponse })
  async dismiss(
    @Param('id') id: string,
    @Body() body: DismissDto,
    @From() caller: Caller,
  ): Promise<CandidateDismissedResponse> {
    await this.actions.dismiss(id, personId(body.personId), caller);
    return { requestId: id, dismissed: body.personId };
  }
}
