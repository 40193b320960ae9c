import { countText } from '../../../shared/numbers.js';
import type { NoReplyReason } from '../parts/e-message-types.js';

/** As a person counts them. */
export const mostOfSubject = 200;
export const mostOfBody = 4_000;
export const mostOfNote = 1_000;

export const leftOf =
  (most: number) =>
  (left: number): string =>
    left === Number.NEGATIVE_INFINITY
      ? `Far too long: at most ${countText(most)} characters.`
      : left < 0
        ? `${countText(-left)} ${left === -1 ? 'character' : 'characters'} over the limit of ${countText(most)}`
        : `${countText(left)} of ${countText(most)} characters left`;

export const languageNames = { en: 'English', es: 'Spanish' } as const;

export const noReplyReasonTexts: Readonly<Record<NoReplyReason, string>> = {
  answered_by_phone: 'Answered by phone',
  answered_in_person: 'Answered in person',
  thanks_only: 'Only says thanks',
  duplicate: 'Says the same as another message',
  other: 'Other (a note is required)',
};

/** `320 kB`, `4.2 MB` */
export const sizeText = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} kB`
    : `${Math.round(bytes / 100_000) / 10} MB`;

/** What is to be done with a text that is too long. */
export const tooLong = (most: number): string => `Shorten it to ${countText(most)} characters.`;
