import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { closeRequestsOfLinkedAccounts } from '#processes';
import { type Caller, From } from '../http/caller.js';
import { Needs } from '../http/policy.js';
import { BatchDto } from './ops.dto.js';

@ApiTags('Operations')
@Controller('api/v1/ops/batches')
export class BatchesController {
  constructor(private readonly system: System) {}

  @Post('close-linked-requests')
  @HttpCode(200)
  @Needs('ops:batches')
  @ApiOperation({
    summary: 'Close older pending requests of accounts that are linked',
    description: 'Runs nightly by itself; again changes nothing.',
  })
  async closeLinkedRequests(@Body() { dryRun }: BatchDto, @From() caller: Caller) {
    const { flows, queries } = this.system;
    const run = closeRequestsOfLinkedAccounts(flows, queries.findRequests.allPending(), {
      dryRun,
      context: caller.context('CloseLinkedRequests'),
    });
    let step = await run.next();
    while (!step.done) step = await run.next();
    caller.wrote(step.value.position, this.system.store.ledgerId);
    return { dryRun, submissionsLooked: step.value.looked, requestsClosed: step.value.closed };
  }
}
