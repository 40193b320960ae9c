import type {} from '@fastify/cookie';
import { Controller, Delete, Get, HttpCode, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Sessions } from '#access';
import { sessionCookie } from '../http/access.guard.js';
import { type Caller, From } from '../http/caller.js';
import { SignedIn } from '../http/policy.js';

@ApiTags('Sign-in')
@Controller('api/v1')
export class SessionController {
  constructor(private readonly sessions: Sessions) {}

  @Get('me')
  @SignedIn()
  @ApiOperation({ summary: 'Who am I, and what may I do' })
  me(@From() { identity }: Caller, @Req() request: FastifyRequest) {
    return {
      id: identity.id,
      name: identity.name,
      role: identity.role,
      kind: identity.actor.kind,
      county: identity.actor.county ?? null,
      rights: [...identity.rights],
      csrfToken: this.sessions.csrfToken(request.sessionToken ?? ''),
    };
  }

  @Delete('session')
  @HttpCode(204)
  @SignedIn()
  @ApiOperation({ summary: 'Sign out' })
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    if (request.sessionToken !== undefined) await this.sessions.end(request.sessionToken);
    void reply.clearCookie(sessionCookie, { path: '/' });
  }
}
