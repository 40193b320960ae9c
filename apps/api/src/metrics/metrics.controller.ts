import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Runtime, System } from '#composition';
import { Public } from '../http/policy.js';
import { Metrics } from './metrics.js';

@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly system: System,
    private readonly runtime: Runtime,
  ) {}

  @Get()
  @Public('numbers without data, for Prometheus; keep it inside by the network')
  async all(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    for (const { name, role, lagEvents } of await this.runtime.projections.status())
      if (role === 'live') this.metrics.projectionLag.set({ view: name }, lagEvents);
    for (const { name, waiting } of this.runtime.processes())
      this.metrics.processWaiting.set({ process: name }, waiting);
    const refused = new Set(this.runtime.sealingRefused().map(({ ledger }) => ledger));
    for (const ledger of ['main', 'looks'] as const)
      this.metrics.sealingRefused.set({ ledger }, refused.has(ledger) ? 1 : 0);
    this.metrics.outboxDepth.set(await this.system.queries.outbox.depth());
    void reply.header('content-type', this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }
}
