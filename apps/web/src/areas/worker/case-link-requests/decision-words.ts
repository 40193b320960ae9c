import type { RequestRow, Summary } from '../parts/types.js';
import { chosenText, rejectReasonTexts } from '../parts/words.js';

type NameOf = (worker: string) => string;

/** By whom a request was processed, or because of what. */
export function processedText({ cause, by }: NonNullable<Summary['processing']>, nameOf: NameOf): string {
  switch (cause) {
    case 'direct':
      return by === null ? 'by a worker' : `by ${nameOf(by)}`;
    case 'sibling':
      return 'because another county processed a request of the same submission';
    case 'batch':
      return 'by the nightly batch, because the account was linked already';
  }
}

/** By whom and why a request ended: `by Irene Walker: Duplicate request`. */
export function endText({ by, cause, reason }: NonNullable<RequestRow['ended']>, nameOf: NameOf): string {
  if (cause !== null) return processedText({ cause, by, at: '' }, nameOf);
  return `by ${by === null ? 'a worker' : nameOf(by)}${reason === null ? '' : `: ${chosenText(rejectReasonTexts[reason])}`}`;
}

/** How a request came about. Only what the customer asked for is said to be asked by the customer. */
export function originText({ cause, why, unlinkReason }: OriginOf, unlinkTexts: Texts): string {
  if (cause === 'unlink')
    return `Made because the account was unlinked${unlinkReason ? `: ${chosenText(unlinkTexts[unlinkReason])}` : ''}`;
  if (cause === 'too_many_wrong_codes') return 'Made after five wrong codes';
  if (cause === 'code_expired') return 'Made because no code was entered in time';
  return `Requested by the customer. ${why}.`;
}

type OriginOf = Pick<Summary, 'cause' | 'why' | 'unlinkReason'>;
type Texts = Readonly<Record<NonNullable<Summary['unlinkReason']>, string>>;
