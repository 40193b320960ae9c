import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import type { ErasureDocument } from '#contexts/erasure';
import { approveErasure, beginErasure, cancelErasure, erasureSeenBy, personNamed } from '#operations';
import { auditLook } from '../audit/audit-look.js';
import { type Caller, From } from '../http/caller.js';
import { Freshness } from '../http/freshness.js';
import { Needs } from '../http/policy.js';
import { dryRunBody, erasureBody, named } from './erasure-bodies.js';
import { BeginErasureDto, ErasuresDto } from './erasures.dto.js';
import { ErasureBegunResponse, ErasureResponse, ErasuresResponse } from './erasures.response.js';

/** Two persons erase somebody: an auditor, and a supervisor of a county with a case of the person. */
@ApiTags('Audit')
@Controller('api/v1/audit/erasures')
export class ErasuresController {
  constructor(
    private readonly system: System,
    private readonly freshness: Freshness,
  ) {}

  @Post()
  @Needs('audit:read')
  @ApiOperation({
    summary: 'Begin to erase a person',
    description: 'The approval of the first of two persons. What it would do is answered and recorded.',
  })
  @ApiCreatedResponse({ type: ErasureBegunResponse })
  async begin(@Body() wish: BeginErasureDto, @From() caller: Caller): Promise<ErasureBegunResponse> {
    const { id, dryRun, position } = await beginErasure(this.system, wish, caller.context('BeginErasure'));
    caller.wrote(position, this.system.store.ledgerId);
    const { of } = personNamed(wish.subject);
    return { erasureId: id, dryRun: await dryRunBody(this.system, of, dryRun) };
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Needs('privacy:approve-erasure')
  @ApiOperation({
    summary: 'Approve an erasure as the second person, which does it',
    description: 'Sent again, it completes what an interruption left.',
  })
  @ApiOkResponse({ type: ErasureResponse })
  async approve(@Param('id') id: string, @From() caller: Caller): Promise<ErasureResponse> {
    const { position } = await approveErasure(this.system, id, caller.context('ApproveErasure'));
    caller.wrote(position, this.system.store.ledgerId);
    return this.one(id, caller);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Needs('privacy:approve-erasure')
  @ApiOperation({ summary: 'Cancel an erasure that nobody approved yet' })
  @ApiOkResponse({ type: ErasureResponse })
  async cancel(@Param('id') id: string, @From() caller: Caller): Promise<ErasureResponse> {
    const { position } = await cancelErasure(this.system, id, caller.context('CancelErasure'));
    caller.wrote(position, this.system.store.ledgerId);
    return this.one(id, caller);
  }

  @Get()
  @Needs('privacy:approve-erasure')
  @ApiOperation({ summary: "Erasures, newest first; a supervisor sees the own county's" })
  @ApiOkResponse({ type: ErasuresResponse })
  async list(@Query() { pageSize, cursor }: ErasuresDto, @From() caller: Caller): Promise<ErasuresResponse> {
    await this.freshness.of(caller, 'erasures');
    const { actor } = caller.identity;
    const { items, next } = await this.system.queries.erasures.list({
      limit: pageSize,
      cursor,
      ...(actor.kind === 'supervisor' && { county: actor.county }),
    });
    const documents = items.map(({ document }) => document);
    await this.open(documents, caller);
    const bodies = documents.map((each) => erasureBody(this.system, each, actor));
    return { items: await Promise.all(bodies), next: next ?? null };
  }

  @Get(':id')
  @Needs('privacy:approve-erasure')
  @ApiOperation({ summary: 'One erasure' })
  @ApiOkResponse({ type: ErasureResponse })
  async show(@Param('id') id: string, @From() caller: Caller): Promise<ErasureResponse> {
    await this.freshness.of(caller, 'erasures');
    return this.one(id, caller);
  }

  /** As its stream says that it is; the view has the words. */
  private async one(id: string, caller: Caller): Promise<ErasureResponse> {
    const { actor } = caller.identity;
    const now = await erasureSeenBy(this.system, id, actor);
    const shown = await this.system.queries.erasures.byId(id);
    const document: ErasureDocument = {
      ...{ legalBasis: null, ended: null, since: [], approved: null },
      ...shown,
      ...{
        erasureId: id,
        subject: now.subject,
        state: now.state,
        dryRun: now.dryRun,
        counties: now.counties,
      },
      begun: { by: now.begunBy, at: now.begunAt },
      at: now.begunAt,
    };
    await this.open([document], caller);
    return erasureBody(this.system, document, actor);
  }

  private open(documents: readonly ErasureDocument[], caller: Caller): Promise<void> {
    const [first] = documents;
    const about = documents.length === 1 && first ? named(first.subject) : undefined;
    const look =
      caller.identity.role === 'auditor'
        ? auditLook(caller, this.system, 'erasures', about)
        : caller.look('erasures');
    return this.system.personalData.openWithin(look, documents);
  }
}
