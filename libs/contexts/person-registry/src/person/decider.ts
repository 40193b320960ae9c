import type { Decider } from '#kernel';
import { type AskForPaper, askForPaper } from './ask-for-paper.js';
import { type ChangeContact, changeContact } from './change-contact.js';
import { type ChangeENotification, changeENotification } from './change-e-notification.js';
import type { PersonEvent } from './events.js';
import { type ReceivePersonRecord, receivePersonRecord } from './receive-person-record.js';
import { type ResetIvrPin, resetIvrPin } from './reset-ivr-pin.js';
import { type SetCustomerPrivacy, setCustomerPrivacy } from './set-customer-privacy.js';
import { type SettleContactNotice, settleContactNotice } from './settle-contact-notice.js';
import { type SettlePaper, settlePaper } from './settle-paper.js';
import { type SettlePrivacyLift, settlePrivacyLift } from './settle-privacy-lift.js';
import { evolvePerson, type PersonState, unknownPerson } from './state.js';

export type PersonCommand =
  | ReceivePersonRecord
  | ChangeContact
  | SettleContactNotice
  | SettlePrivacyLift
  | ChangeENotification
  | AskForPaper
  | SettlePaper
  | SetCustomerPrivacy
  | ResetIvrPin;

/** `person-{personId}`: one person. Opens personal data. */
export const personDecider: Decider<PersonCommand, PersonEvent, PersonState> = {
  category: 'person',
  initial: unknownPerson,
  opensPersonalData: true,
  evolve: evolvePerson,
  decide(command, state) {
    switch (command.kind) {
      case 'receive-person-record':
        return receivePersonRecord(command, state);
      case 'change-contact':
        return changeContact(command, state);
      case 'settle-contact-notice':
        return settleContactNotice(command, state);
      case 'settle-privacy-lift':
        return settlePrivacyLift(command, state);
      case 'change-e-notification':
        return changeENotification(command, state);
      case 'ask-for-paper':
        return askForPaper(command, state);
      case 'settle-paper':
        return settlePaper(command, state);
      case 'set-customer-privacy':
        return setCustomerPrivacy(command, state);
      case 'reset-ivr-pin':
        return resetIvrPin(command, state);
      default:
        return command satisfies never;
    }
  },
};
