import { refusals } from '#kernel';

/**
 * Everything that this context can refuse, with the text a person sees.
 * The first four are verbatim: seed 001, Rejecting a Case Link Request and Unlinking an SSP Account
 * (rule W6 settles the one that the source words in two ways).
 */
const texts = {
  not_primary_applicant: (selected: string) =>
    `Unable to link person to this account, ${selected} is not the Primary Applicant listed on this case.`,
  account_already_linked: (registrant: string) =>
    `Unable to link person to this account; ${registrant} is already linked to another account.`,
  person_already_linked: 'This person is already linked to an E-Application account.',
  person_not_linked: 'This person is not linked to any E-Application account.',

  request_not_pending: (status: string) =>
    `This request is ${status} already, so it can no longer be changed. Close it and go back to the search.`,
  cool_off: (hours: string) =>
    `You changed this person's contact details within the last ${hours} hours, so you cannot link them yet. Ask a colleague to process the request, or a supervisor to override this with a reason.`,
  assigned_to_colleague: (what: string, who: string) => {
    const held = `This request is in the hands of ${who}`;
    if (what === 'decide')
      return `${held}, so it is theirs to continue or to reject. Ask them, or have a supervisor take it over first.`;
    const doing = what === 'release' ? 'put it back' : 'give it to somebody else';
    return `${held}: only they or a supervisor can ${doing}. Ask one of them, or choose another request.`;
  },
  link_over:
    'This link was given up or undone meanwhile, so it cannot be completed. Open the request or your linked cases to see where it stands, then start again.',
  county_decides:
    'The county has to look at this link. We have sent it your request; you do not need to do anything.',
  /** Somebody else was faster, and nothing else. */
  conflict: (what: string) =>
    what === 'code'
      ? 'A code was sent meanwhile. Enter it, or ask for another one.'
      : what === 'claimed'
        ? 'A colleague was faster and is linking this account right now. Open the request again to see what became of it.'
        : what === 'put_back'
          ? 'This request was put back meanwhile, so nobody has to be asked for it: take it.'
          : 'A colleague took this request first. Choose another one, or ask a supervisor.',
  note_required: (why: string) => `Please add a note: ${why}.`,

  attempts_exceeded: (of: string, time: string) =>
    of === 'sendings'
      ? 'We have sent you three codes, which is the most we can send. Enter the newest one, or tell us that you cannot verify and the county will look at your request.'
      : `You have tried to link a case five times within an hour. You can try again at ${time}. If you cannot wait, contact your county.`,
  code_wrong: (left: string) =>
    left === '0'
      ? 'This code is not right, and it was the last try. We have sent your request to the county, which will look at it.'
      : `This code is not right. Check the newest message we sent you; you have ${left} ${left === '1' ? 'try' : 'tries'} left.`,
  code_expired: (now: string) =>
    now === 'requested'
      ? 'The time to verify is over. We have sent your request to the county, which will look at it. You do not need to do anything; you can also start again.'
      : 'This code is no longer valid: it was already used. Look at your linked cases and requests, or start again.',
  code_replaced:
    'We have sent you a newer code since. Open the link in the newest message, or enter the code from it. This did not cost you a try.',
  code_not_sent: 'No code was sent yet. Choose where we should send it, then enter it here.',
  contact_missing: (which: string) =>
    which === 'gone'
      ? 'The address or phone number that this code went to is no longer on file with your county. Choose another one, or contact your county.'
      : 'The county has no e-mail address or phone number of yours that we can send a code to. Please contact your county to add one, then try again.',
} as const;

export type RefusalCode = keyof typeof texts;

/** Makes the refusal of a code; texts that name something take it as a parameter. */
export const refuse = refusals(texts);

/** A refusal as data, for a page that shows it before anybody acts. */
export interface RefusalText {
  readonly code: RefusalCode;
  readonly text: string;
}

export function refusalText(code: RefusalCode, ...names: string[]): RefusalText {
  return { code, text: refuse(code, ...names).message };
}
