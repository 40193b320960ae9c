import { criteriaLabels, type PersonCriteria } from './person-criteria.js';
import { nameParts } from './set-criteria.js';

/** A search for a person that was not tried by the one before, in words. */
export interface OtherSearch {
  readonly text: string;
  readonly criteria: PersonCriteria;
}

/** Each of these finds somebody by itself; the others only leave out of what was found (rule P6). */
const finding = ['caseNumber', 'ssn', 'cin', 'lastName', 'firstName', 'phone'] as const;

/** After a search that found nobody: the parts of a last name of several words, what sounds alike, and one criterion less. */
export function otherPersonSearches(tried: PersonCriteria): readonly OtherSearch[] {
  const { phonetic, ...texts } = tried;
  const set = (Object.keys(texts) as (keyof typeof texts)[]).filter((each) => texts[each].trim() !== '');
  const finds = (without: keyof typeof texts) =>
    finding.some((each) => each !== without && tried[each].trim() !== '');
  return [
    ...nameParts(tried.lastName).map((part) => ({
      text: `Search for the last name ${part}`,
      criteria: { ...tried, lastName: part },
    })),
    ...(phonetic || tried.lastName + tried.firstName === ''
      ? []
      : [{ text: 'Search for names that sound alike, too', criteria: { ...tried, phonetic: true } }]),
    ...set.filter(finds).map((each) => ({
      text: `Search without “${criteriaLabels[each]} ${tried[each]}”`,
      criteria: { ...tried, [each]: '' },
    })),
  ];
}
