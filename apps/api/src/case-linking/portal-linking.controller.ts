import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import {
  accountSubject,
  attemptId,
  caseNumber,
  countyCode,
  countyName,
  InvalidInput,
  localDate,
  type PersonId,
  personSubject,
  type Subject,
} from '#kernel';
import { AskToLinkMyCase, factsOfPerson, GiveUpVerifying, RedeemLinkCode, SendLinkCode } from '#processes';
import { attemptStanding, begunAttempt } from '#worklist';
import { type Caller, From } from '../http/caller.js';
import { Freshness } from '../http/freshness.js';
import { accountOf } from '../http/own-account.js';
import { Needs } from '../http/policy.js';
import { askedBefore, channelBodies, standingBody } from './attempt-bodies.js';
import { ownRequests } from './own-requests.js';
import { LinkAttemptDto, SendCodeDto, VerifyDto } from './portal-linking.dto.js';
import {
  AttemptEndedResponse,
  AttemptStandingResponse,
  BegunAttemptsResponse,
  CodeSentResponse,
  LinkAttemptResponse,
  LinkedCasesResponse,
  OwnRequestsResponse,
} from './portal-linking.response.js';

/** A customer links a case (rules L1 to L6). Answers never tell which field did not match. */
@ApiTags('Case linking (customer)')
@Controller('api/v1/portal')
export class PortalLinkingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly system: System,
    private readonly freshness: Freshness,
  ) {}

  @Post('link-attempts')
  @HttpCode(201)
  @Needs('portal:link')
  @ApiOperation({ summary: 'Ask to link my case' })
  @ApiCreatedResponse({ type: LinkAttemptResponse })
  async ask(@Body() body: LinkAttemptDto, @From() caller: Caller): Promise<LinkAttemptResponse> {
    if (body.dateOfBirth > localDate(this.system.clock.now()))
      throw new InvalidInput([{ field: 'dateOfBirth', message: 'is in the future' }]);
    const input = {
      dateOfBirth: body.dateOfBirth,
      zipCode: body.zipCode,
      county: countyCode(body.county),
      caseNumber: caseNumber(body.caseNumber),
    };
    const asked = await this.commands.execute(
      new AskToLinkMyCase(accountOf(caller), input, caller.context('AskToLink')),
    );
    caller.wrote(asked.position, this.system.store.ledgerId);
    if (asked.channels.length > 0) await this.shown(caller, 'own-link-attempt', [asked.personId]);
    return {
      attemptId: asked.attemptId,
      outcome: asked.outcome,
      ...(asked.outcome === 'verify' ? { channels: channelBodies(asked.channels) } : {}),
      ...(asked.again ? { askedBefore: askedBefore(asked.again) } : {}),
    };
  }

  @Get('link-attempts')
  @Needs('portal:link')
  @ApiOperation({
    summary: 'What I have begun',
    description: 'The newest attempt that can still be verified, on whatever device it was begun; else none.',
  })
  @ApiOkResponse({ type: BegunAttemptsResponse })
  async begun(@From() caller: Caller): Promise<BegunAttemptsResponse> {
    const accountId = accountOf(caller);
    const begun = await begunAttempt(this.system.flows, accountId);
    if (begun === undefined) return { items: [] };
    const { personId } = begun.standing.verification ?? {};
    await this.shown(caller, 'own-link-attempt', [personId], [accountSubject(accountId)]);
    return { items: [standingBody(begun.attemptId, begun.standing)] };
  }

  @Get('link-attempts/:id')
  @Needs('portal:link')
  @ApiOperation({ summary: 'Where my attempt stands', description: 'For a page that is opened again.' })
  @ApiOkResponse({ type: AttemptStandingResponse })
  async standing(@Param('id') id: string, @From() caller: Caller): Promise<AttemptStandingResponse> {
    const of = { accountId: accountOf(caller), attemptId: attemptId(id) };
    const standing = await attemptStanding(this.system.flows, of);
    const { personId } = standing.verification ?? {};
    await this.shown(caller, 'own-link-attempt', [personId], [accountSubject(of.accountId)]);
    return standingBody(id, standing);
  }

  @Post('link-attempts/:id/code')
  @HttpCode(200)
  @Needs('portal:link')
  @ApiOperation({ summary: 'Send me a code there' })
  @ApiOkResponse({ type: CodeSentResponse })
  async send(
    @Param('id') id: string,
    @Body() { channelId }: SendCodeDto,
    @From() caller: Caller,
  ): Promise<CodeSentResponse> {
    const of = { accountId: accountOf(caller), attemptId: attemptId(id) };
    const { position, personId, ...sent } = await this.commands.execute(
      new SendLinkCode(of, channelId, caller.context('SendLinkCode')),
    );
    caller.wrote(position, this.system.store.ledgerId);
    await this.shown(caller, 'own-link-attempt', [personId]);
    return sent;
  }

  @Post('link-attempts/:id/verify')
  @HttpCode(200)
  @Needs('portal:link')
  @ApiOperation({ summary: 'This is the code' })
  @ApiOkResponse({ type: AttemptEndedResponse })
  async verify(
    @Param('id') id: string,
    @Body() { code }: VerifyDto,
    @From() caller: Caller,
  ): Promise<AttemptEndedResponse> {
    const of = { accountId: accountOf(caller), attemptId: attemptId(id) };
    const verified = await this.commands.execute(
      new RedeemLinkCode(of, code, caller.context('RedeemLinkCode')),
    );
    caller.wrote(verified.position, this.system.store.ledgerId);
    return { outcome: verified.outcome };
  }

  @Post('link-attempts/:id/give-up')
  @HttpCode(200)
  @Needs('portal:link')
  @ApiOperation({ summary: 'I cannot verify: ask the county' })
  @ApiOkResponse({ type: AttemptEndedResponse })
  async giveUp(@Param('id') id: string, @From() caller: Caller): Promise<AttemptEndedResponse> {
    const of = { accountId: accountOf(caller), attemptId: attemptId(id) };
    const given = await this.commands.execute(new GiveUpVerifying(of, caller.context('GiveUpVerifying')));
    caller.wrote(given.position, this.system.store.ledgerId);
    return { outcome: given.outcome };
  }

  @Get('links')
  @Needs('portal:link')
  @ApiOperation({ summary: 'The cases that my account is linked to' })
  @ApiOkResponse({ type: LinkedCasesResponse })
  async links(@From() caller: Caller): Promise<LinkedCasesResponse> {
    await this.freshness.of(caller, 'account-links', 'persons');
    const { linkId, personId, links } = await this.system.queries.links.ofAccount(accountOf(caller));
    const person = personId && (await factsOfPerson(this.system.engine, personId));
    const over = linkId === null ? links.at(-1)?.unlinked : undefined;
    const ended = over ? { at: over.at, countyName: countyName(over.county) } : null;
    if (!person) return { items: [], ended };
    await this.shown(caller, 'own-links', [person.personId]);
    const linkedAt = links.find((each) => each.linkId === linkId)?.linkedAt ?? null;
    return {
      items: person.cases.map(({ caseNumber: number, county, status, programs }) => ({
        caseNumber: number,
        county,
        countyName: countyName(county),
        status,
        programs: [...programs],
        linkedAt,
      })),
      ended: null,
    };
  }

  @Get('link-requests')
  @Needs('portal:link')
  @ApiOperation({ summary: 'My requests and what became of them' })
  @ApiOkResponse({ type: OwnRequestsResponse })
  async requests(@From() caller: Caller): Promise<OwnRequestsResponse> {
    await this.freshness.of(caller, 'case-link-requests', 'account-links');
    const { links } = await this.system.queries.links.ofAccount(accountOf(caller));
    const requests = await this.system.queries.findRequests.ofAccount(accountOf(caller));
    await this.system.personalData.openWithin(caller.look('own-link-requests'), requests);
    return { items: await ownRequests(requests, links, (county) => this.system.settingsOf(county)) };
  }

  /** A masked address, a case of a person: what the agency has on file is a look, also the customer's own. */
  private shown(
    caller: Caller,
    task: string,
    persons: readonly (PersonId | undefined)[],
    subjects: readonly Subject[] = [],
  ): Promise<void> {
    const known = persons.filter((each) => each !== undefined).map(personSubject);
    return this.system.personalData.shown(caller.look(task), [...subjects, ...known]);
  }
}
