import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Runtime, System } from '#composition';
import { NotFound } from '#kernel';
import { type Caller, From } from '../http/caller.js';
import { Needs } from '../http/policy.js';
import { RebuildDto } from './ops.dto.js';
import { Rebuilds } from './rebuilds.js';

@ApiTags('Operations')
@Controller('api/v1/ops')
export class ProjectionsController {
  constructor(
    private readonly runtime: Runtime,
    private readonly system: System,
    private readonly rebuilds: Rebuilds,
  ) {}

  @Get('projections')
  @Needs('ops:projections')
  @ApiOperation({ summary: 'Every view: version, position, lag, rate, state, dead letters' })
  async status() {
    return { items: await this.runtime.projections.status(), copies: await this.system.readStore.copies() };
  }

  @Post('projections/:name/rebuild')
  @HttpCode(202)
  @Needs('ops:projections')
  @ApiOperation({
    summary: 'Build a new copy beside the live one and switch; `all` rebuilds every view from one read',
  })
  rebuild(@Param('name') name: string, @Body() { dryRun }: RebuildDto) {
    return this.rebuilds.start(name, dryRun);
  }

  @Get('rebuilds/:id')
  @Needs('ops:projections')
  @ApiOperation({ summary: 'How far a rebuild is' })
  async progress(@Param('id') id: string) {
    const found = await this.rebuilds.find(id);
    if (found === undefined) throw new NotFound();
    return found;
  }

  @Post('projections/:name/rollback')
  @HttpCode(200)
  @Needs('ops:projections')
  @ApiOperation({ summary: 'Make the previous copy live again' })
  rollback(@Param('name') name: string, @From() { identity }: Caller) {
    return this.rebuilds.rollBack(name, identity.actor);
  }

  @Post('projections/:name/retire')
  @HttpCode(200)
  @Needs('ops:projections')
  @ApiOperation({ summary: 'Delete copies that are not live' })
  retire(@Param('name') name: string, @From() { identity }: Caller) {
    return this.rebuilds.retire(name, identity.actor);
  }
}
