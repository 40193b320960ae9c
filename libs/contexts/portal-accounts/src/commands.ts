import { message } from '#bounded-context';
import { type CommandContext, Engine } from '#engine';
import type { AccountId } from '#kernel';
import type { ChooseLanguage } from './account/choose-language.js';
import { accountDecider } from './account/decider.js';

export const ChooseAccountLanguage = message(
  'ChooseAccountLanguage',
  Engine,
  (engine, accountId: AccountId, choice: ChooseLanguage, context: CommandContext) =>
    engine.execute(accountDecider, accountId, choice, context),
);
