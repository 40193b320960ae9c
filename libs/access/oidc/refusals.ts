/** Why somebody whom the agency knows, or nobody at all, is not let in. The text is for that person. */
const texts = {
  not_begun_here:
    'This sign-in was not begun in this browser, or another one was begun since. Start again from the page that you wanted.',
  too_late: 'The sign-in took longer than ten minutes. Start again.',
  used: 'This sign-in was used already. Start again.',
  denied: 'Your agency did not sign you in, or you stopped the sign-in. Start again when you are ready.',
  not_accepted:
    'The answer of your agency does not belong to this sign-in and was not accepted. Start again; if this happens again, tell your administrator.',
  no_role:
    'Your agency knows you, but gives you no role here. Ask your administrator for one, then sign in again.',
  several_roles:
    'Your agency gives you roles that nobody may hold together. Ask your administrator to leave you one, then sign in again.',
  no_county: 'Your agency does not say which county you work for. Ask your administrator to add it.',
  unknown_county: 'Your agency names a county for you that is not one of the 58. Ask your administrator.',
  several_counties:
    'Your agency names more than one county for you. Ask your administrator to leave the one you work for.',
} as const;

export type SignInRefusal = keyof typeof texts;

/** Somebody is not let in (HTTP 403). `message` is for that person; `code` is stable. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
  constructor(readonly code: SignInRefusal) {
    super(texts[code]);
  }
}

/** The issuer does not answer, or not as it should (HTTP 503). `reason` is for operators and names nobody. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
  constructor(
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(
      `The sign-in service of your agency cannot be used at the moment (${reason}). Try again in a minute.`,
      options,
    );
  }
}
