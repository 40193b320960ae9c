import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, Engine, type Outcome } from '#engine';
import type { AccountId } from '#kernel';
import type { ChooseLanguage } from './account/choose-language.js';
import { accountDecider } from './account/decider.js';
import type { PortalAccountEvent } from './account/events.js';
import type { Account } from './account/state.js';

export class ChooseAccountLanguage extends Command<Outcome<PortalAccountEvent, Account>> {
  constructor(
    readonly accountId: AccountId,
    readonly choice: ChooseLanguage,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ChooseAccountLanguage)
export class ChooseAccountLanguageHandler implements ICommandHandler<ChooseAccountLanguage> {
  constructor(private readonly engine: Engine) {}

  execute({ accountId, choice, context }: ChooseAccountLanguage) {
    return this.engine.execute(accountDecider, accountId, choice, context);
  }
}
