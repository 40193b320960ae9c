import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Runtime, readinessAnswer, readinessCheck, System } from '#composition';
import { Public } from '../http/policy.js';
import { Draining } from './draining.js';
import { AliveResponse, ReadinessResponse } from './health.response.js';

@ApiTags('Operations')
@Controller('health')
export class HealthController {
  constructor(
    readonly system: System,
    readonly runtime: Runtime,
    private readonly draining: Draining,
  ) {}

  @Get('live')
  @Public('a probe; says only that the process answers')
  @ApiOperation({ summary: 'The process answers' })
  @ApiOkResponse({ type: AliveResponse })
  live(): AliveResponse {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public('a probe; names parts, never data')
  @ApiOperation({ summary: 'Every part works; 503 while draining or when one does not' })
  @ApiOkResponse({ type: ReadinessResponse })
  @ApiServiceUnavailableResponse({ type: ReadinessResponse, description: 'Not ready.' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessResponse> {
    const draining = await readinessCheck('draining', async () => {
      if (this.draining.begun) throw new Error('the server is stopping');
    });
    const { ok, body } = await readinessAnswer(this, [draining]);
    if (!ok) void reply.status(503).header('Retry-After', '5');
    return { ...body, checks: [...body.checks] };
  }
}
