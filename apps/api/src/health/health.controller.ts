import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Runtime, System } from '#composition';
import { Public } from '../http/policy.js';
import { Draining } from './draining.js';

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail?: string;
}

@ApiTags('Operations')
@Controller('health')
export class HealthController {
  constructor(
    private readonly system: System,
    private readonly runtime: Runtime,
    private readonly draining: Draining,
  ) {}

  @Get('live')
  @Public('a probe; says only that the process answers')
  @ApiOperation({ summary: 'The process answers' })
  live() {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public('a probe; names parts, never data')
  @ApiOperation({ summary: 'Every part works; 503 while draining or when one does not' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const checks = await Promise.all([
      check('event store', () => this.system.store.head()),
      check('read store', async () => {
        if (!(await this.system.readStore.healthy())) throw new Error('writes are not kept');
      }),
      check('projections', () => this.projections()),
      check('processes', async () => this.processes()),
      check('draining', async () => {
        if (this.draining.begun) throw new Error('the server is stopping');
      }),
    ]);
    const ok = checks.every((each) => each.ok);
    if (!ok) void reply.status(503).header('Retry-After', '5');
    return { status: ok ? 'ok' : 'not ready', checks };
  }

  private async projections(): Promise<void> {
    const stuck = (await this.runtime.projections.status()).filter(
      ({ role, state }) =>
        role === 'live' && (state === 'stopped' || state === 'retrying' || state === 'unfed'),
    );
    if (stuck.length > 0) throw new Error(stuck.map(({ name, state }) => `${name} is ${state}`).join(', '));
  }

  private processes(): void {
    const stuck = this.runtime.processes().filter(({ failures }) => failures >= 5);
    if (stuck.length > 0) throw new Error(stuck.map(({ name }) => `${name} keeps failing`).join(', '));
  }
}

async function check(name: string, look: () => Promise<unknown>): Promise<Check> {
  try {
    await look();
    return { name, ok: true };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : 'unknown' };
  }
}
