import type { Decider } from '#kernel';
import { type ChangeContact, changeContact } from './decisions/change-contact.js';
import { type ReceivePersonRecord, receivePersonRecord } from './decisions/receive-person-record.js';
import { type ResetIvrPin, resetIvrPin } from './decisions/reset-ivr-pin.js';
import { type SetCustomerPrivacy, setCustomerPrivacy } from './decisions/set-customer-privacy.js';
import { type SettleContactNotice, settleContactNotice } from './decisions/settle-contact-notice.js';
import { type SettlePrivacyLift, settlePrivacyLift } from './decisions/settle-privacy-lift.js';
import { type PersonEvent, personRegistryEvents } from './events.js';
import { evolvePerson, type PersonState, unknownPerson } from './person-state.js';

export type PersonCommand =
  | ReceivePersonRecord
  | ChangeContact
  | SettleContactNotice
  | SettlePrivacyLift
  | SetCustomerPrivacy
  | ResetIvrPin;

/** `person-{personId}`: one person. Opens personal data. */
export const personDecider: Decider<PersonCommand, PersonEvent, PersonState> = {
  category: 'person',
  catalogue: personRegistryEvents,
  initial: unknownPerson,
  opensPersonalData: true,
  evolve: evolvePerson,
  decide(command, state) {
    switch (command.type) {
      case 'ReceivePersonRecord':
        return receivePersonRecord(command, state);
      case 'ChangeContact':
        return changeContact(command, state);
      case 'SettleContactNotice':
        return settleContactNotice(command, state);
      case 'SettlePrivacyLift':
        return settlePrivacyLift(command, state);
      case 'SetCustomerPrivacy':
        return setCustomerPrivacy(command, state);
      case 'ResetIvrPin':
        return resetIvrPin(command, state);
      default:
        return command satisfies never;
    }
  },
};
