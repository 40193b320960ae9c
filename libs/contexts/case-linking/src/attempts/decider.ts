import type { Decider } from '#kernel';
import { type AskToLink, askToLink } from './ask-to-link.js';
import { type CountyDecides, countyDecides } from './county-decides.js';
import type { AttemptEvent } from './events.js';
import { type ExpireAttempt, expireAttempt } from './expire-attempt.js';
import { type GiveUp, giveUp } from './give-up.js';
import { type IssueCode, issueCode } from './issue-code.js';
import { type RedeemCode, redeemCode } from './redeem-code.js';
import { type Attempts, evolveAttempts, noAttempts } from './state.js';

export type AttemptCommand = AskToLink | IssueCode | RedeemCode | GiveUp | CountyDecides | ExpireAttempt;

/** `link-attempts-{accountId}`: a customer asks to link and verifies (rules L1 to L6). */
export const attemptsDecider: Decider<AttemptCommand, AttemptEvent, Attempts> = {
  category: 'link-attempts',
  initial: noAttempts,
  opensPersonalData: true,
  evolve: evolveAttempts,
  decide(command, attempts) {
    switch (command.kind) {
      case 'ask-to-link':
        return askToLink(command, attempts);
      case 'issue-code':
        return issueCode(command, attempts);
      case 'redeem-code':
        return redeemCode(command, attempts);
      case 'give-up':
        return giveUp(command, attempts);
      case 'county-decides':
        return countyDecides(command, attempts);
      case 'expire':
        return expireAttempt(command, attempts);
      default:
        return command satisfies never;
    }
  },
};
