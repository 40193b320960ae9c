/** Addresses of the portal. What an outcome page needs to know goes along in the history's state, never in these. */
export const ways = {
  home: '/portal',
  ask: '/portal/link',
  links: '/portal/links',
  requests: '/portal/requests',
  channel: (attemptId: string) => `/portal/link/${attemptId}`,
  code: (attemptId: string) => `/portal/link/${attemptId}/code`,
  noCode: (attemptId: string) => `/portal/link/${attemptId}/no-code`,
  linked: '/portal/outcome/linked',
  requested: '/portal/outcome/requested',
  contactCounty: '/portal/outcome/contact-county',
  messages: '/portal/messages',
  box: (box: string, page = 1) => `/portal/messages?box=${box}${page === 1 ? '' : `&page=${page}`}`,
  writeMessage: '/portal/messages/new',
  eNotification: '/portal/messages/e-notification',
  thread: (messageId: string) => `/portal/messages/${messageId}`,
  action: (messageId: string) => `/portal/messages/${messageId}/action`,
  receipt: (messageId: string, number: string) => `/portal/messages/${messageId}/receipt/${number}`,
} as const;

/** State of `linked`. */
export interface HowLinked {
  /** A code was entered for it: its link follows within moments. */
  readonly verified?: boolean;
  /** It happened before the eyes of who comes here; else they are linked since whenever. */
  readonly justNow?: boolean;
}

/** State of `contactCounty`. */
export interface WhichCounty {
  readonly county?: string;
}

/** State of `requests`: which of them was asked for once more. */
export interface AskedBefore {
  readonly askedBefore?: string;
}

/** State of `requested`: what the customer saw happen, never what did not match. */
export interface Why {
  readonly why?: 'expired' | 'too_many' | 'gave_up';
}

/** State of `writeMessage`: what could not be sent where it was typed. */
export interface ToWrite {
  readonly caseNumber?: string;
  readonly subject?: string;
  readonly body?: string;
}
