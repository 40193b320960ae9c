import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { workerId } from '#kernel';
import { workerHome } from '#worklist';
import { FreshDto } from '../case-linking/case-link-requests.dto.js';
import { type Caller, From } from '../http/caller.js';
import { countyOf } from '../http/county.js';
import { Freshness } from '../http/freshness.js';
import { Needs } from '../http/policy.js';
import { WorkerHomeResponse } from './home.response.js';
import { homeBody } from './home-body.js';

/** What a worker's Home page counts (rule W13). */
@ApiTags('Case linking (worker)')
@Controller('api/v1/worklist')
export class HomeController {
  constructor(
    private readonly system: System,
    private readonly freshness: Freshness,
  ) {}

  @Get('home')
  @Needs('case-link:view')
  @ApiOperation({ summary: "My requests, and how old the county's open ones are" })
  @ApiOkResponse({ type: WorkerHomeResponse })
  async home(@Query() _: FreshDto, @From() caller: Caller): Promise<WorkerHomeResponse> {
    const { identity } = caller;
    const county = countyOf(identity);
    await this.freshness.of(caller, 'case-link-requests', 'case-link-request-counts');
    const now = this.system.clock.now();
    const settings = await this.system.settingsOf(county);
    const desk = { county, worker: workerId(identity.actor.id), now, settings };
    const home = await workerHome(this.system.queries, desk);
    const shown = [...home.mine.oldest, ...home.mine.askedFor];
    await this.system.personalData.openWithin(caller.look('home'), shown);
    const accounts = shown.map((each) => each.accountId);
    const pending = await this.system.queries.findRequests.pendingByAccount(county, accounts);
    return homeBody(home, { now, settings }, pending);
  }
}
