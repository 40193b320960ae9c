import { dateText } from '../../../../shared/dates.js';
import { nameParts } from '../name-parts.js';
import { criteriaLabels, noCriteria, type PersonCriteria } from './person-criteria.js';

/** A search for a person that was not tried by the one before, in words. */
export interface OtherSearch {
  readonly text: string;
  readonly criteria: PersonCriteria;
}

/** Each of these finds somebody by itself; the others only leave out of what was found (rule P6). */
const finding = ['caseNumber', 'ssn', 'cin', 'lastName', 'firstName', 'phone'] as const;

const ofAddress = ['addressType', 'addressLine1', 'addressLine2', 'city', 'state', 'zip'] as const;

/** After a search that found nobody: the parts of a last name of several words, what sounds alike, and one criterion less. */
export function otherPersonSearches(tried: PersonCriteria): readonly OtherSearch[] {
  const { phonetic, ...texts } = tried;
  const isSet = (field: keyof typeof texts) => texts[field].trim() !== '';
  const set = (Object.keys(texts) as (keyof typeof texts)[]).filter(isSet);
  const leavesSomebody = (without: keyof typeof texts) =>
    finding.some((each) => each !== without && isSet(each));
  const named = (field: keyof typeof texts) =>
    `${criteriaLabels[field]} ${field === 'dateOfBirth' ? dateText(texts[field]) : texts[field]}`;
  const { addressType, addressLine1, addressLine2, city, state, zip } = noCriteria;
  return [
    ...nameParts(tried.lastName).map((part) => ({
      text: `Search for the last name ${part}`,
      criteria: { ...tried, lastName: part },
    })),
    ...(phonetic || !(isSet('lastName') || isSet('firstName'))
      ? []
      : [{ text: 'Search for names that sound alike, too', criteria: { ...tried, phonetic: true } }]),
    ...set
      .filter((each) => !ofAddress.some((part) => part === each))
      .filter(leavesSomebody)
      .map((each) => ({ text: `Search without “${named(each)}”`, criteria: { ...tried, [each]: '' } })),
    ...(ofAddress.some(isSet) && finding.some(isSet)
      ? [
          {
            text: 'Search without the address',
            criteria: { ...tried, addressType, addressLine1, addressLine2, city, state, zip },
          },
        ]
      : []),
  ];
}
