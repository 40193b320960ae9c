import { Body, Controller, Get, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { maskedEmail } from '#contexts/case-linking';
import { personSubject } from '#kernel';
import { ChooseENotification, type ENotification, eNotificationOf } from '#processes';
import { type Caller, From } from '../http/caller.js';
import { accountOf } from '../http/own-account.js';
import { Needs } from '../http/policy.js';
import { ENotificationDto } from './e-notification.dto.js';
import { ENotificationResponse } from './e-notification.response.js';

/** What a customer is told of by mail, and how notices of action come (rule M12). */
@ApiTags('e-Messages (customer)')
@Controller('api/v1/portal/e-notification')
export class ENotificationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly system: System,
  ) {}

  @Get()
  @Needs('portal:message')
  @ApiOperation({ summary: 'What I am told of by mail' })
  @ApiOkResponse({ type: ENotificationResponse })
  async read(@From() caller: Caller): Promise<ENotificationResponse> {
    return this.shown(await eNotificationOf(this.system.flows, accountOf(caller)), caller);
  }

  @Put()
  @Needs('portal:message')
  @ApiOperation({
    summary: 'Choose what I am told of by mail',
    description:
      'The last word counts, yours or the county’s. To get notices of action on the portal is confirmed once by mail and by letter.',
  })
  @ApiOkResponse({ type: ENotificationResponse })
  async choose(
    @Body() { on, noas }: ENotificationDto,
    @From() caller: Caller,
  ): Promise<ENotificationResponse> {
    const wish = { account: accountOf(caller), by: caller.identity.actor, choice: { on, noas } };
    const chosen = await this.commands.execute(
      new ChooseENotification(wish, caller.context('ChooseENotification')),
    );
    caller.wrote(chosen.position, this.system.store.ledgerId);
    return this.shown(chosen, caller);
  }

  /** What the agency has on file is a look, also the customer's own. */
  private async shown(
    { personId, on, noas, address, cameBack }: ENotification,
    caller: Caller,
  ): Promise<ENotificationResponse> {
    await this.system.personalData.shown(caller.look('own-e-notification'), [personSubject(personId)]);
    return { on, noas, address: address === undefined ? null : maskedEmail(address), cameBack };
  }
}
