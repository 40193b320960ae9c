import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { demoIdentities, demoIdentity, Sessions } from '#access';
import { System } from '#composition';
import { demoCustomers } from '#demo';
import { countyName, NotFound } from '#kernel';
import { demoWorksFor } from '../http/demo-works.js';
import { Public } from '../http/policy.js';
import { HttpProblem } from '../http/problem.js';
import { Metrics } from '../metrics/metrics.js';
import { startSession } from './cookie.js';
import { DemoSessionDto } from './demo.dto.js';
import { DemoIdentitiesResponse, DemoSessionResponse, type DemoToTryBody } from './demo.response.js';

/** Sign-in without a password, for trying the product out. Answers as missing where it is switched off. */
@ApiTags('Sign-in')
@Controller('api/v1/demo')
export class DemoController {
  private customers: ReturnType<typeof demoCustomers>;

  constructor(
    private readonly system: System,
    private readonly sessions: Sessions,
    private readonly metrics: Metrics,
  ) {}

  @Get('identities')
  @Public('lists invented identities; missing unless demo sign-in is on')
  @ApiOperation({ summary: 'The demo identities, by role' })
  @ApiOkResponse({ type: DemoIdentitiesResponse })
  identities(@Req() request: FastifyRequest): DemoIdentitiesResponse {
    this.allowed(request);
    return {
      items: demoIdentities().map(({ id, name, role, actor }) => ({
        id,
        name: this.nameOf(id) ?? name,
        role,
        county: actor.county ?? null,
        toTry: this.toTry(id),
      })),
    };
  }

  @Post('session')
  @HttpCode(201)
  @Public('signs in; missing unless demo sign-in is on')
  @ApiOperation({
    summary: 'Sign in as a demo identity',
    description:
      'Sets the session cookie, and ends the session of the one before. The token may be sent as a bearer token instead.',
  })
  @ApiCreatedResponse({ type: DemoSessionResponse })
  async signIn(
    @Body() { identity: id }: DemoSessionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DemoSessionResponse> {
    this.allowed(reply.request);
    const identity = demoIdentity(id);
    if (identity === undefined) {
      this.metrics.signInFailed('demo', 'unknown_identity');
      throw new HttpProblem(422, 'invalid_input', 'There is no such demo identity.', [
        { field: 'identity', message: 'must be one of GET /api/v1/demo/identities' },
      ]);
    }
    const { sessions } = this;
    const token = await startSession(reply, identity, { sessions, config: this.system.config });
    return {
      token,
      csrfToken: this.sessions.csrfToken(token),
      identity: { id, name: this.nameOf(id) ?? identity.name, role: identity.role },
    };
  }

  /** A customer of the demo data goes by the name of the invented person behind the account. */
  private nameOf(id: string): string | undefined {
    return this.customerOf(id)?.name;
  }

  /** What a customer enters, and what comes of it: everybody in it is invented. */
  private toTry(id: string): DemoToTryBody | null {
    const customer = this.customerOf(id);
    if (customer === undefined) return null;
    const { story, enter } = customer;
    return { story, ...enter, countyName: countyName(enter.county) };
  }

  private customerOf(id: string) {
    this.customers ??= demoCustomers(this.system.config.dataDir);
    return this.customers?.get(id);
  }

  private allowed(request: FastifyRequest): void {
    if (!demoWorksFor(request, this.system.config)) throw new NotFound();
  }
}
