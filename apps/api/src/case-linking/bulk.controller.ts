import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { beginCall } from '#engine';
import { type Caller, From } from '../http/caller.js';
import { oneByOne } from '../http/one-by-one.js';
import { Needs } from '../http/policy.js';
import { HttpProblem } from '../http/problem.js';
import { BulkResponse } from './bulk.response.js';
import { BulkDto } from './case-link-requests.dto.js';
import { RequestActions } from './request-actions.js';

@ApiTags('Case linking (worker)')
@Controller('api/v1/case-link-requests')
export class BulkController {
  constructor(
    private readonly actions: RequestActions,
    private readonly system: System,
  ) {}

  @Post('bulk')
  @HttpCode(200)
  @Needs('case-link:assign')
  @ApiOperation({
    summary: 'One action on many requests',
    description: 'Each is its own event; the answer says what became of each.',
  })
  @ApiOkResponse({ type: BulkResponse })
  async bulk(@Body() body: BulkDto, @From() caller: Caller): Promise<BulkResponse> {
    if (body.action === 'assign' && !body.worker)
      throw missing('worker', 'say whom to assign the requests to');
    if (body.action === 'reject' && !body.reason)
      throw missing('reason', 'say why the requests are rejected');
    if (caller.bringsKey) await beginCall(this.system, caller.context('BulkOnRequests'));
    return oneByOne('requestId', body.ids, (id) => this.one(id, body, caller));
  }

  private async one(id: string, { action, worker, reason, note }: BulkDto, caller: Caller): Promise<void> {
    switch (action) {
      case 'assign':
        await this.actions.assign(id, worker ?? '', caller);
        return;
      case 'release':
        return this.actions.release(id, caller);
      case 'reject':
        return this.actions.reject(id, { reason: reason ?? 'other', note }, caller);
    }
  }
}

const missing = (field: string, message: string) =>
  new HttpProblem(422, 'invalid_input', 'Some fields are not right: see errors.', [{ field, message }]);
