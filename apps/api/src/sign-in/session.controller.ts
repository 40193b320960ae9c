import { Controller, Delete, Get, HttpCode, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lifetimeOf, Sessions } from '#access';
import { System } from '#composition';
import { countyName, type Instant, plusMinutes } from '#kernel';
import { type Caller, From } from '../http/caller.js';
import { SignedIn } from '../http/policy.js';
import { ownTopics } from '../live/following.js';
import { forgetSession } from './cookie.js';
import { ownLanguage, ownName } from './own-name.js';
import { MeResponse } from './session.response.js';

/** An access token of another system has dots; how long that is good, it says itself. */
const isSessionToken = (token: string): boolean => !token.includes('.');

@ApiTags('Sign-in')
@Controller('api/v1')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly system: System,
  ) {}

  @Get('me')
  @SignedIn()
  @ApiOperation({ summary: 'Who am I, and what may I do' })
  @ApiOkResponse({ type: MeResponse })
  async me(@From() caller: Caller, @Req() request: FastifyRequest): Promise<MeResponse> {
    const { identity } = caller;
    const token = request.sessionToken ?? '';
    return {
      id: identity.id,
      name: await ownName(this.system, caller),
      role: identity.role,
      kind: identity.actor.kind,
      county: identity.actor.county ?? null,
      countyName: identity.actor.county === undefined ? null : countyName(identity.actor.county),
      rights: [...identity.rights],
      language: await ownLanguage(this.system, caller),
      csrfToken: this.sessions.csrfToken(token),
      csrfHeader: 'X-CSRF-Token',
      sessionEndsAt: await this.endOf(token, caller),
      topics: [...ownTopics(identity)],
      liveFrom: await this.head(),
    };
  }

  /** Whoever signs in while the ledger is away asks for everything again once it is there. */
  private async head(): Promise<string | null> {
    const { store } = this.system;
    const position = await store.head().catch(() => undefined);
    return position === undefined ? null : `${store.ledgerId}:${position}`;
  }

  /** When it ends unless it is used again before, and at the latest. */
  private async endOf(token: string, { identity }: Caller): Promise<Instant | null> {
    const session = isSessionToken(token) ? await this.sessions.find(token) : undefined;
    if (session === undefined) return null;
    const { idleMinutes, absoluteMinutes } = lifetimeOf(identity.role);
    const unused = plusMinutes(this.system.clock.now(), idleMinutes);
    const latest = plusMinutes(session.startedAt, absoluteMinutes);
    return unused < latest ? unused : latest;
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
    forgetSession(reply, this.system.config);
  }
}
