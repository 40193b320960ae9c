import type { Process } from '#engine';
import { mailAddressesEnteredAnew } from './contact/mail-addresses-entered-anew.process.js';
import { tellOldAddressOfChangedContact } from './contact/tell-old-address-of-changed-contact.process.js';
import { completeReservedLinks } from './linking/complete-reserved-links.process.js';
import { finishAttempts } from './linking/finish-attempts.process.js';
import { releaseAccountsOfUnlinkedPersons } from './linking/release-accounts-of-unlinked-persons.process.js';
import { sendVerificationCodes } from './linking/send-verification-codes.process.js';
import { tellCustomersOfOutcomes } from './linking/tell-customers-of-outcomes.process.js';
import { markAddressesThatAreNone } from './mail/mark-addresses-that-are-none.process.js';
import { type SendingPorts, sendOutgoingMessages } from './mail/send-outgoing-messages.js';
import { confirmNoticesChosen } from './messages/confirm-notices-chosen.process.js';
import { type FindsThreads, letThreadsFollowTheirCase } from './messages/follow-cases.process.js';
import { removeUnsentDocuments } from './messages/look-after-documents.js';
import { notifyCustomerOfMessages } from './messages/notify-customer.process.js';
import { sendNoticesOnPaper } from './messages/send-notices-on-paper.process.js';

/** What processes work with: some find by a view what they then ask the streams about. */
export type ProcessPorts = SendingPorts & FindsThreads;

/** Every flow that an event starts. */
export const processesOf = (ports: ProcessPorts): readonly Process[] => [
  completeReservedLinks(ports),
  finishAttempts(ports),
  releaseAccountsOfUnlinkedPersons(ports),
  sendVerificationCodes(ports),
  tellCustomersOfOutcomes(ports),
  tellOldAddressOfChangedContact(ports),
  notifyCustomerOfMessages(ports),
  confirmNoticesChosen(ports),
  letThreadsFollowTheirCase(ports),
  removeUnsentDocuments(ports),
  sendNoticesOnPaper(ports),
  mailAddressesEnteredAnew(ports),
  markAddressesThatAreNone(ports),
  sendOutgoingMessages(ports),
];
