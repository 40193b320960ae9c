import type { Language } from '#kernel';
import { type Instant, NotFound, opened } from '#kernel';
import type { PortalAccountEvent } from './events.js';
import { type Account, languageOf } from './state.js';

export interface ChooseLanguage {
  readonly kind: 'choose-language';
  readonly language: Language;
  readonly at: Instant;
}

/** @throws NotFound for an account that nobody registered, or whose owner was erased */
export function chooseLanguage(
  { language, at }: ChooseLanguage,
  account: Account,
): readonly PortalAccountEvent[] {
  if (account.is !== 'registered' || opened(account.profile) === undefined) throw new NotFound();
  if (languageOf(account) === language) return [];
  return [{ type: 'LanguageChosen', data: { accountId: account.accountId, language, at } }];
}
