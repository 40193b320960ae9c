import type {} from '@fastify/cookie';
import { Controller, Delete, Get, HttpCode, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Sessions } from '#access';
import { countyName } from '#kernel';
import { sessionCookie } from '../http/access.guard.js';
import { type Caller, From } from '../http/caller.js';
import { SignedIn } from '../http/policy.js';
import { MeResponse } from '../openapi/sign-in.response.js';

@ApiTags('Sign-in')
@Controller('api/v1')
export class SessionController {
  constructor(private readonly sessions: Sessions) {}

  @Get('me')
  @SignedIn()
  @ApiOperation({ summary: 'Who am I, and what may I do' })
  @ApiOkResponse({ type: MeResponse })
  me(@From() { identity }: Caller, @Req() request: FastifyRequest): MeResponse {
    return {
      id: identity.id,
      name: identity.name,
      role: identity.role,
      kind: identity.actor.kind,
      county: identity.actor.county ?? null,
      countyName: identity.actor.county === undefined ? null : countyName(identity.actor.county),
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
