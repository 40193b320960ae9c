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
