import type { Process } from '#engine';
import { completeReservedLinks } from './complete-reserved-links.process.js';
import { finishAttempts } from './finish-attempts.process.js';
import { releaseAccountsOfUnlinkedPersons } from './release-accounts-of-unlinked-persons.process.js';
import { type SendingPorts, sendOutgoingMessages } from './send-outgoing-messages.js';
import { sendVerificationCodes } from './send-verification-codes.process.js';
import { tellCustomersOfOutcomes } from './tell-customers-of-outcomes.process.js';
import { tellOldAddressOfChangedContact } from './tell-old-address-of-changed-contact.process.js';

/** Every flow that an event starts. */
export const processesOf = (ports: SendingPorts): readonly Process[] => [
  completeReservedLinks(ports),
  finishAttempts(ports),
  releaseAccountsOfUnlinkedPersons(ports),
  sendVerificationCodes(ports),
  tellCustomersOfOutcomes(ports),
  tellOldAddressOfChangedContact(ports),
  sendOutgoingMessages(ports),
];
