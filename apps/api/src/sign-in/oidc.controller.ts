import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Sessions } from '#access';
import { IssuerUnavailable, type OidcSignIn, SignInRefused } from '#access/oidc';
import { System } from '#composition';
import { NotFound } from '#kernel';
import { demoWorksFor } from '../http/demo-works.js';
import { Public, SignedIn } from '../http/policy.js';
import { Metrics } from '../metrics/metrics.js';
import { forgetSession, startSession } from './cookie.js';
import { BeginSignInDto } from './oidc.dto.js';
import { SignedOutResponse, SignInWaysResponse } from './oidc.response.js';
import { clearOidcCookie, oidcCookie, setOidcCookie } from './oidc-cookies.js';
import { refusalPage } from './refusal-page.js';

const start = '/api/v1/oidc/sign-in';

/** Staff's sign-in by OpenID Connect. Answers as missing where it is not set up. */
@ApiTags('Sign-in')
@Controller('api/v1')
export class OidcController {
  constructor(
    private readonly system: System,
    private readonly sessions: Sessions,
    private readonly metrics: Metrics,
  ) {}

  @Get('sign-in')
  @Public('says how one can sign in, which its pages show to everybody')
  @ApiOperation({ summary: 'How can one sign in here' })
  @ApiOkResponse({ type: SignInWaysResponse })
  ways(@Req() request: FastifyRequest): SignInWaysResponse {
    const { config, oidc } = this.system;
    return { demo: demoWorksFor(request, config), staff: oidc === undefined ? null : start };
  }

  @Get('oidc/sign-in')
  @Public('sends the browser to the sign-in page of the agency')
  @ApiOperation({ summary: 'Sign in as staff: for a browser, which is sent to the agency’s own page' })
  @ApiResponse({ status: 302, description: 'To the sign-in page of the agency.' })
  async begin(
    @Query() { returnTo = '/' }: BeginSignInDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const oidc = this.oidc();
    await this.orPage(request, reply, async () => {
      const { url, cookie } = await oidc.begin(returnTo);
      setOidcCookie(reply, ['begun', cookie], this.system.config);
      await reply.redirect(url, 302);
    });
  }

  @Get('oidc/callback')
  @Public('takes what the agency answers; without the cookie and the state of a sign-in it does nothing')
  @ApiExcludeEndpoint()
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const oidc = this.oidc();
    const { config } = this.system;
    await this.orPage(request, reply, async () => {
      const { search } = new URL(request.url, 'http://any');
      const finished = oidc.finish(new URLSearchParams(search), oidcCookie(request, 'begun', config));
      clearOidcCookie(reply, 'begun', config);
      const { identity, returnTo, cookie } = await finished;
      await startSession(reply, identity, { sessions: this.sessions, config });
      setOidcCookie(reply, ['idToken', cookie], config);
      await reply.redirect(returnTo, 302);
    });
  }

  @Post('oidc/sign-out')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({
    summary: 'Sign out here, and learn where to sign out at the agency',
    description: 'The session is over when this answers, whether the browser then goes there or not.',
  })
  @ApiOkResponse({ type: SignedOutResponse })
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedOutResponse> {
    const oidc = this.oidc();
    if (request.sessionToken !== undefined) await this.sessions.end(request.sessionToken);
    const { config } = this.system;
    forgetSession(reply, config);
    clearOidcCookie(reply, 'idToken', config);
    return { redirectTo: (await oidc.signOutUrl(oidcCookie(request, 'idToken', config))) ?? null };
  }

  private oidc(): OidcSignIn {
    if (this.system.oidc === undefined) throw new NotFound();
    return this.system.oidc;
  }

  private async orPage(...[request, reply, act]: Parameters<typeof orPage>): Promise<void> {
    await orPage(request, reply, async () => {
      try {
        await act();
      } catch (error) {
        if (error instanceof SignInRefused) this.metrics.signInFailed('oidc', error.code);
        else if (error instanceof IssuerUnavailable) this.metrics.signInFailed('oidc', 'issuer_unavailable');
        throw error;
      }
    });
  }
}

/** A refusal is a page for a browser, and a problem document for everybody else. */
async function orPage(request: FastifyRequest, reply: FastifyReply, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const away = error instanceof IssuerUnavailable;
    if (!(error instanceof SignInRefused || away) || !request.headers.accept?.includes('text/html'))
      throw error;
    if (away) void reply.header('Retry-After', '5');
    await reply
      .status(away ? 503 : 403)
      .type('text/html; charset=utf-8')
      .send(refusalPage(error.message, start));
  }
}
