import type { NoReplyReason } from './values.js';

/** Why a message needs no reply, in words. */
export const noReplyReasonTexts: Readonly<Record<NoReplyReason, string>> = {
  answered_by_phone: 'answered by phone',
  answered_in_person: 'answered in person',
  thanks_only: 'it only says thanks',
  duplicate: 'a duplicate of another message',
  other: 'another reason',
};
