import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { lagHistory, Runtime, System } from '#composition';
import { NotFound } from '#kernel';
import { viewNamed } from '#operations';
import { type Caller, From } from '../http/caller.js';
import { Needs } from '../http/policy.js';
import { AcceptDifferenceDto, LagDto, RebuildDto, RetireDto } from './ops.dto.js';
import {
  LagResponse,
  ProjectionsResponse,
  RebuildResponse,
  RebuildsResponse,
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

  @Get('projections/:name/lag')
  @Needs('ops:projections')
  @ApiOperation({ summary: 'How far the live copy of a view was behind, minute by minute' })
  @ApiOkResponse({ type: LagResponse })
  async lag(@Param('name') name: string, @Query() { hours }: LagDto): Promise<LagResponse> {
    if (viewNamed(name) === undefined) throw new NotFound();
    return { name, hours, items: await lagHistory(this.system, name, hours) };
  }

  @Post('projections/:name/rebuild')
  @HttpCode(202)
  @Needs('ops:projections')
  @ApiOperation({
    summary: 'Build a new copy beside the live one and switch; `all` rebuilds every view from one read',
  })
  @ApiAcceptedResponse({ type: RebuildResponse })
  rebuild(@Param('name') name: string, @Body() wanted: RebuildDto): Promise<RebuildResponse> {
    return this.rebuilds.start([name], wanted);
  }

  @Get('rebuilds')
  @Needs('ops:projections')
  @ApiOperation({
    summary: 'The last rebuilds, newest first, with those whose difference waits for somebody',
  })
  @ApiOkResponse({ type: RebuildsResponse })
  async list(): Promise<RebuildsResponse> {
    return { items: [...(await this.rebuilds.list())] };
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

  @Post('rebuilds/:id/accept-difference')
  @HttpCode(202)
  @Needs('ops:projections')
  @ApiOperation({
    summary: 'Switch to copies that differ from the live ones: the repair',
    description: 'The same rebuild goes on: the new copies catch up, and readers are switched. Recorded.',
  })
  @ApiAcceptedResponse({ type: RebuildResponse })
  async accept(
    @Param('id') id: string,
    @Body() { reason }: AcceptDifferenceDto,
    @From() caller: Caller,
  ): Promise<RebuildResponse> {
    const look = caller.look('rebuild');
    const recorded = () =>
      this.system.personalData.shown({ ...look, purpose: { ...look.purpose, reason } }, []);
    const { actor } = caller.identity;
    return this.rebuilds.accept(id, { by: actor.id, reason, at: this.system.clock.now() }, recorded);
  }

  @Post('projections/:name/rollback')
  @HttpCode(200)
  @Needs('ops:projections')
  @ApiOperation({
    summary: 'Make the previous copy live again',
    description: 'Of a version that this program reads, and once it has caught up.',
  })
  @ApiOkResponse({ type: RolledBackResponse })
  rollback(@Param('name') name: string, @From() { identity }: Caller): Promise<RolledBackResponse> {
    return this.rebuilds.rollBack(name, identity.actor);
  }

  @Post('projections/:name/retire')
  @HttpCode(200)
  @Needs('ops:projections')
  @ApiOperation({ summary: 'Delete copies that are not live; never the live one' })
  @ApiOkResponse({ type: RetiredResponse })
  async retire(
    @Param('name') name: string,
    @Body() { build }: RetireDto,
    @From() { identity }: Caller,
  ): Promise<RetiredResponse> {
    const { view, retired } = await this.rebuilds.retire(name, build, identity.actor);
    return { view, retired: [...retired] };
  }
}
