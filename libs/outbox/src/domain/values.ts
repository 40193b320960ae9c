export type Language = 'en' | 'es';
export type MailChannel = 'email' | 'text';

/** Every kind of message that goes out. What each says is in `templates/`. */
export const templateNames = [
  'verification_code',
  'contact_changed',
  'link_completed',
  'request_processed',
  'request_rejected',
  'account_unlinked',
] as const;
export type TemplateName = (typeof templateNames)[number];

/** Why a sending failed, without any address or text of the other side. */
export type FailureReason = 'unreachable' | 'refused' | 'unknown';
