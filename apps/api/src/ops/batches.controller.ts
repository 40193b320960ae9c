import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Runtime, System } from '#composition';
import { batches, closeRequests, endOf } from '#operations';
import { type Caller, From } from '../http/caller.js';
import { Needs } from '../http/policy.js';
import { BatchesResponse, CloseLinkedRequestsResponse } from './batches.response.js';
import { BatchDto } from './ops.dto.js';

@ApiTags('Operations')
@Controller('api/v1/ops/batches')
export class BatchesController {
  constructor(
    private readonly system: System,
    private readonly runtime: Runtime,
  ) {}

  @Get()
  @Needs('ops:batches')
  @ApiOperation({ summary: 'What runs at night: the last runs, what they came to, and the next one' })
  @ApiOkResponse({ type: BatchesResponse })
  async list(): Promise<BatchesResponse> {
    const found = await batches(this.system, this.runtime.sending);
    return {
      items: found.map(({ runs, ...batch }) => ({ ...batch, runs: [...runs], last: runs[0] ?? null })),
    };
  }

  @Post('close-linked-requests')
  @HttpCode(200)
  @Needs('ops:batches')
  @ApiOperation({
    summary: 'Close older pending requests of accounts that are linked',
    description: 'Runs nightly by itself; again changes nothing.',
  })
  @ApiOkResponse({ type: CloseLinkedRequestsResponse })
  async closeLinkedRequests(
    @Body() { dryRun }: BatchDto,
    @From() caller: Caller,
  ): Promise<CloseLinkedRequestsResponse> {
    const context = caller.context('CloseLinkedRequests');
    const { looked, closed, position } = await endOf(closeRequests(this.system, { dryRun, context }));
    caller.wrote(position, this.system.store.ledgerId);
    return { dryRun, submissionsLooked: looked, requestsClosed: closed };
  }
}
