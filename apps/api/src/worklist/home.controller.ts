import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { workerId } from '#kernel';
import { workerHome } from '#worklist';
import { type Caller, From } from '../http/caller.js';
import { countyOf } from '../http/county.js';
import { FreshDto } from '../http/fresh.dto.js';
import { Freshness } from '../http/freshness.js';
import { Needs } from '../http/policy.js';
import { OwnMessageCountsBody, WorkerHomeResponse } from './home.response.js';
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
    await this.freshness.of(caller, 'case-link-requests', 'case-link-request-counts', 'e-message-counts');
    const now = this.system.clock.now();
    const settings = await this.system.settingsOf(county);
    const desk = { county, worker: workerId(identity.actor.id), now, settings };
    const home = await workerHome(this.system.queries, desk);
    const shown = [...home.mine.oldest, ...home.mine.askedFor];
    await this.system.personalData.openWithin(caller.look('home'), shown);
    const accounts = shown.map((each) => each.accountId);
    const pending = await this.system.queries.findRequests.pendingByAccount(county, accounts);
    const eMessages = await this.messageCounts(caller, settings.twoWayMessaging);
    return { ...homeBody(home, { now, settings }, pending), eMessages };
  }

  /** Shown to whoever a customer's message or a completed action ever came to (rule M10). */
  private async messageCounts({ identity }: Caller, optedIn: boolean): Promise<OwnMessageCountsBody> {
    const none = { shown: false, received: 0, read: 0, actionCompleted: 0, responseOverdue: 0 };
    if (!identity.rights.has('e-message:view')) return none;
    const counts = this.system.queries.messageCounts;
    const found = await counts.of(countyOf(identity), workerId(identity.actor.id));
    const { received, read, actionCompleted, overdue, ever } = found;
    const waits = received + read + actionCompleted + overdue > 0;
    const numbers = { received, read, actionCompleted, responseOverdue: overdue };
    return { shown: optedIn ? ever : waits, ...numbers };
  }
}
