import { type Part, said, wordsForAuditors } from '#bounded-context';
import type { PortalAccountEvent } from './account/events.js';

const languages = { en: 'English', es: 'Spanish' } as const;

/** A portal account in words. */
export const accountWords = wordsForAuditors<PortalAccountEvent>((event): readonly Part[] => {
  switch (event.type) {
    case 'AccountRegistered':
      return said`The portal account was registered.`;
    case 'ProfileChanged':
      return said`The profile of the portal account changed.`;
    case 'LanguageChosen':
      return said`${languages[event.data.language]} was chosen as the language of pages and messages.`;
  }
});
