import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { liftHold, setHold } from '#operations';
import { auditLook } from '../audit/audit-look.js';
import { type Caller, From } from '../http/caller.js';
import { Freshness } from '../http/freshness.js';
import { Needs } from '../http/policy.js';
import { holdBody } from './erasure-bodies.js';
import { ErasuresDto, LiftHoldDto, SetHoldDto } from './erasures.dto.js';
import { HoldChangedResponse, HoldsResponse } from './erasures.response.js';

/** Legal holds: as long as one stands, the person cannot be erased. */
@ApiTags('Audit')
@Controller('api/v1/audit/holds')
export class HoldsController {
  constructor(
    private readonly system: System,
    private readonly freshness: Freshness,
  ) {}

  @Post()
  @Needs('audit:read')
  @ApiOperation({ summary: 'Set a legal hold' })
  @ApiCreatedResponse({ type: HoldChangedResponse })
  async set(@Body() wish: SetHoldDto, @From() caller: Caller): Promise<HoldChangedResponse> {
    const { id, position } = await setHold(this.system, wish, caller.context('SetLegalHold'));
    caller.wrote(position, this.system.store.ledgerId);
    return { holdId: id, state: 'standing' };
  }

  @Post(':id/lift')
  @HttpCode(200)
  @Needs('audit:read')
  @ApiOperation({ summary: 'Lift a legal hold that somebody else set' })
  @ApiOkResponse({ type: HoldChangedResponse })
  async lift(
    @Param('id') id: string,
    @Body() { reason }: LiftHoldDto,
    @From() caller: Caller,
  ): Promise<HoldChangedResponse> {
    const { position } = await liftHold(this.system, id, reason, caller.context('LiftLegalHold'));
    caller.wrote(position, this.system.store.ledgerId);
    return { holdId: id, state: 'lifted' };
  }

  @Get()
  @Needs('audit:read')
  @ApiOperation({ summary: 'Legal holds, newest first' })
  @ApiOkResponse({ type: HoldsResponse })
  async list(@Query() { pageSize, cursor }: ErasuresDto, @From() caller: Caller): Promise<HoldsResponse> {
    await this.freshness.of(caller, 'legal-holds');
    const { items, next } = await this.system.queries.erasures.listHolds({ limit: pageSize, cursor });
    const documents = items.map(({ document }) => document);
    await this.system.personalData.openWithin(auditLook(caller, this.system, 'legal-holds'), documents);
    const bodies = documents.map((each) => holdBody(this.system, each));
    return { items: await Promise.all(bodies), next: next ?? null };
  }
}
