/** The seven statuses by the names of the agency's document; who causes each says rule M2. */
export const messageStatuses = [
  'Sent',
  'New Action',
  'Received',
  'Read',
  'Replied',
  'Action Completed',
  'Action Closed',
] as const;
export type MessageStatus = (typeof messageStatuses)[number];

export const messageTypes = ['Message', 'Action'] as const;
export type MessageType = (typeof messageTypes)[number];

export const actionTypes = ['Upload Document', 'View Document'] as const;
export type ActionType = (typeof actionTypes)[number];

export const directions = ['from_customer', 'to_customer'] as const;
export type Direction = (typeof directions)[number];

/** Why a customer's message needs no reply (rule M5). `other` needs a note. */
export const noReplyReasons = [
  'answered_by_phone',
  'answered_in_person',
  'thanks_only',
  'duplicate',
  'other',
] as const;
export type NoReplyReason = (typeof noReplyReasons)[number];

/** How far a document was looked into: only what is released is shown to workers (rule M9). */
export const documentStates = ['quarantined', 'released', 'refused'] as const;
export type DocumentState = (typeof documentStates)[number];

export const formKinds = ['form', 'noa'] as const;
export type FormKind = (typeof formKinds)[number];

/** Why a thread came into other hands. */
export type MoveReason = 'supervisor' | 'program_worker' | 'program_ended' | 'case_moved';
