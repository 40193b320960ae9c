import { listed } from '../parts/case-words.js';
import { contactFieldName } from '../parts/contact-words.js';

/** Changed fields by the names of the Contact Detail page: `E-mail Address and Phone Numbers`. */
export const changedText = (changed: readonly string[]): string =>
  listed(
    changed.map((each) =>
      each === 'customerPrivacy' ? 'Customer Privacy lifted' : (contactFieldName(each) ?? each),
    ),
  );
