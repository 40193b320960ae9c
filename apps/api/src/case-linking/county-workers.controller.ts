import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { type Caller, From } from '../http/caller.js';
import { countyOf } from '../http/county.js';
import { Needs } from '../http/policy.js';
import { CountyWorkersResponse } from './county-workers.response.js';

@ApiTags('Counties')
@Controller('api/v1/county')
export class CountyWorkersController {
  constructor(private readonly system: System) {}

  @Get('workers')
  @Needs('case-link:view')
  @ApiOperation({
    summary: 'Staff of the own county, in order of name',
    description: 'For names beside ids, and for whom requests can be given to.',
  })
  @ApiOkResponse({ type: CountyWorkersResponse })
  async list(@From() { identity }: Caller): Promise<CountyWorkersResponse> {
    const staff = await this.system.staff.inCounty(countyOf(identity));
    return {
      items: staff.map(({ actor, name, role, rights }) => ({
        id: actor.id,
        name,
        role,
        mayProcess: rights.has('case-link:process'),
        me: actor.id === identity.actor.id,
      })),
    };
  }
}
