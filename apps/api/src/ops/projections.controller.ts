import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Runtime, System } from '#composition';
import { NotFound } from '#kernel';
import { type Caller, From } from '../http/caller.js';
import { Needs } from '../http/policy.js';
import { RebuildDto } from './ops.dto.js';
import {
  ProjectionsResponse,
  RebuildResponse,
  RetiredResponse,
  RolledBackResponse,
} from './projections.response.js';
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
  @ApiOkResponse({ type: ProjectionsResponse })
  async status(): Promise<ProjectionsResponse> {
    const items = await this.runtime.projections.status();
    return { items: [...items], copies: [...(await this.system.readStore.copies())] };
  }

  @Post('projections/:name/rebuild')
  @HttpCode(202)
  @Needs('ops:projections')
  @ApiOperation({
    summary: 'Build a new copy beside the live one and switch; `all` rebuilds every view from one read',
  })
  @ApiAcceptedResponse({ type: RebuildResponse })
  rebuild(@Param('name') name: string, @Body() { dryRun }: RebuildDto): Promise<RebuildResponse> {
    return this.rebuilds.start(name, dryRun);
  }

  @Get('rebuilds/:id')
  @Needs('ops:projections')
  @ApiOperation({ summary: 'How far a rebuild is' })
  @ApiOkResponse({ type: RebuildResponse })
  async progress(@Param('id') id: string): Promise<RebuildResponse> {
    const found = await this.rebuilds.find(id);
    if (found === undefined) throw new NotFound();
    return found;
  }

  @Post('projections/:name/rollback')
  @HttpCode(200)
  @Needs('ops:projections')
  @ApiOperation({ summary: 'Make the previous copy live again' })
  @ApiOkResponse({ type: RolledBackResponse })
  rollback(@Param('name') name: string, @From() { identity }: Caller): Promise<RolledBackResponse> {
    return this.rebuilds.rollBack(name, identity.actor);
  }

  @Post('projections/:name/retire')
  @HttpCode(200)
  @Needs('ops:projections')
  @ApiOperation({ summary: 'Delete copies that are not live' })
  @ApiOkResponse({ type: RetiredResponse })
  async retire(@Param('name') name: string, @From() { identity }: Caller): Promise<RetiredResponse> {
    const { view, retired } = await this.rebuilds.retire(name, identity.actor);
    return { view, retired: [...retired] };
  }
}
