import type { Decider } from '#kernel';
import { type ChangeProfile, changeProfile } from './change-profile.js';
import { type ChooseLanguage, chooseLanguage } from './choose-language.js';
import { type PortalAccountEvent } from './events.js';
import { type Register, register } from './register.js';
import { type Account, evolveAccount, noAccount } from './state.js';

export type AccountCommand = Register | ChangeProfile | ChooseLanguage;

/** `account-{accountId}`: a portal account (rule G9). */
export const accountDecider: Decider<AccountCommand, PortalAccountEvent, Account> = {
  category: 'account',
  initial: noAccount,
  opensPersonalData: true,
  evolve: evolveAccount,
  decide(command, account) {
    switch (command.kind) {
      case 'register':
        return register(command, account);
      case 'change-profile':
        return changeProfile(command, account);
      case 'choose-language':
        return chooseLanguage(command, account);
      default:
        return command satisfies never;
    }
  },
};
