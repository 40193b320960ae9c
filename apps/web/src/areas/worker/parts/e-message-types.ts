import type { components } from '#api-client';

/** What the API answers of e-messages, under the names the pages use. */
type Schemas = components['schemas'];

export type MessageRow = Schemas['EMessageRow'];
export type MessageStatus = MessageRow['status'];
export type Thread = Schemas['ThreadResponse'];
export type ThreadEntry = Schemas['ThreadEntryBody'];
export type MessageDocument = Schemas['DocumentBody'];
export type Recipients = Schemas['MessageRecipientsResponse'];
export type Recipient = Schemas['MessageRecipientBody'];
export type ActionType = NonNullable<Thread['actionType']>;
export type NoReplyReason = Schemas['NoReplyNeededDto']['reason'];

export const messageIdOf = ({ messageId }: Pick<MessageRow, 'messageId'>): string => messageId;
export const actionTypes: readonly ActionType[] = ['Upload Document', 'View Document'];
