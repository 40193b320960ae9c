import { languageNames } from '../e-messages/texts.js';
import { optionsOf } from '../parts/words.js';

export const kindNames = { form: 'Form', noa: 'NOA' } as const;
export const kindOptions = optionsOf(kindNames);
export const languageOptions = optionsOf(languageNames);
