import type { Process } from '#engine';
import {
  completeReservedLinks,
  finishAttempts,
  releaseAccountsOfUnlinkedPersons,
  type SendingPorts,
  sendOutgoingMessages,
  sendVerificationCodes,
  tellCustomersOfOutcomes,
  tellOldAddressOfChangedContact,
} from '#processes';

/** Every flow that an event starts. */
export const processesOf = (ports: SendingPorts): readonly Process[] =>
  [
    completeReservedLinks(ports),
    finishAttempts(ports),
    releaseAccountsOfUnlinkedPersons(ports),
    sendVerificationCodes(ports),
    tellCustomersOfOutcomes(ports),
    tellOldAddressOfChangedContact(ports),
    sendOutgoingMessages(ports),
  ] as readonly Process[];
