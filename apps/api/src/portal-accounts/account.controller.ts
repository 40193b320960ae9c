import { Body, Controller, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { ChooseAccountLanguage } from '#contexts/portal-accounts';
import { type Caller, From } from '../http/caller.js';
import { accountOf } from '../http/own-account.js';
import { Needs } from '../http/policy.js';
import { LanguageDto } from './account.dto.js';
import { LanguageResponse } from './account.response.js';

/** A customer's own account (rule G9). */
@ApiTags('Portal account')
@Controller('api/v1/portal/account')
export class AccountController {
  constructor(
    private readonly commands: CommandBus,
    private readonly system: System,
  ) {}

  @Put('language')
  @Needs('portal:account')
  @ApiOperation({
    summary: 'Choose the language of my account',
    description: 'Pages on every device, mails and texts speak it from now on.',
  })
  @ApiOkResponse({ type: LanguageResponse })
  async language(@Body() { language }: LanguageDto, @From() caller: Caller): Promise<LanguageResponse> {
    const choice = { kind: 'choose-language' as const, language, at: this.system.clock.now() };
    const { position } = await this.commands.execute(
      new ChooseAccountLanguage(accountOf(caller), choice, caller.context('ChooseLanguage')),
    );
    caller.wrote(position, this.system.store.ledgerId);
    return { language };
  }
}
