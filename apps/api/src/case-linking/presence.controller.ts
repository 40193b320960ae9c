import { Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, From } from '../http/caller.js';
import { OwnCounty } from '../http/own-county.js';
import { Needs } from '../http/policy.js';
import { Presence } from './presence.js';
import { PresenceResponse } from './presence.response.js';

/** Who has the page of a request open: colleagues see each other come and go. Shows nothing of the request. */
@ApiTags('Case linking (worker)')
@Controller('api/v1/case-link-requests')
export class PresenceController {
  constructor(
    private readonly presence: Presence,
    private readonly ownCounty: OwnCounty,
  ) {}

  @Post(':id/presence')
  @HttpCode(200)
  @Needs('case-link:view')
  @ApiOperation({ summary: 'Says that the page is open, and answers who else has it open' })
  @ApiOkResponse({ type: PresenceResponse })
  async stays(@Param('id') id: string, @From() caller: Caller): Promise<PresenceResponse> {
    await this.ownCounty.mustHaveRequest(id, caller);
    return { alsoViewing: await this.presence.stays(`request:${id}`, caller.identity) };
  }

  @Delete(':id/presence')
  @HttpCode(200)
  @Needs('case-link:view')
  @ApiOperation({ summary: 'Says that the page was closed' })
  @ApiOkResponse({ type: PresenceResponse })
  async leaves(@Param('id') id: string, @From() caller: Caller): Promise<PresenceResponse> {
    await this.ownCounty.mustHaveRequest(id, caller);
    await this.presence.left(`request:${id}`, caller.identity);
    return { alsoViewing: [] };
  }
}
