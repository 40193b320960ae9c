import type { Language } from '#kernel';
import { WhyNotBody } from './thread.response.js';

export class MessageRecipientBody {
  personId!: string;
  name!: string;
  canReceive!: boolean;

  /** Null: can receive. */
  reason!: WhyNotBody | null;

  /** In which the customer reads the portal. */
  language!: Language;

  /** Whether a mail will tell of it. */
  notified!: boolean;
}

export class MessageRecipientsResponse {
  items!: MessageRecipientBody[];

  /** Null: Actions can be sent, too. */
  actionsWhyNot!: WhyNotBody | null;

  /** The open programs of the case; the first one is the default. */
  programs!: string[];

  /** The due date of an action for which none is chosen. */
  defaultDue!: string;
}
