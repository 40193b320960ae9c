import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Runtime, System } from '#composition';
import { WorkMetrics } from '#operations';
import { Public } from '../http/policy.js';
import { Metrics } from './metrics.js';

@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  private readonly work: WorkMetrics;

  constructor(
    private readonly metrics: Metrics,
    system: System,
    runtime: Runtime,
  ) {
    this.work = new WorkMetrics(metrics.registry, { system, runtime });
  }

  @Get()
  @Public('numbers without data, for Prometheus; keep it inside by the network')
  async all(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    await this.work.read();
    void reply.header('content-type', this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }
}
