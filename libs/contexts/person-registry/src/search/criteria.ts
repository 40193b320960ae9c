import { caseNumber, foldName, InvalidInput, inCapitals, phoneDigits } from '#kernel';
import type { Tag } from '#read-store';
import type { PersonRecord } from '../values.js';
import { nicknames } from './nicknames.js';
import { birth, type Weight } from './rank.js';
import { bare, type TagKind } from './search-keys.js';
import { firstSounds, lastSounds } from './sounds.js';
import { type Choice, choices, type Tier, tiers } from './tiers.js';

/** The criteria of Select Person (rule P6). All optional; an empty text is no criterion. */
export interface PersonCriteria {
  readonly caseNumber?: string;
  readonly ssn?: string;
  readonly cin?: string;
  readonly alienNumber?: string;
  readonly lastName?: string;
  readonly firstName?: string;
  readonly middleName?: string;
  readonly dateOfBirth?: string;
  readonly gender?: string;
  readonly phone?: string;
  readonly addressType?: string;
  readonly addressLine1?: string;
  readonly addressLine2?: string;
  readonly city?: string;
  readonly state?: string;
  readonly zip?: string;
  /** "Include Phonetic Search Results". Default true. */
  readonly phonetic?: boolean;
}

export type TagOf = (kind: string, value: string) => string;

/** What to ask the view for. */
export interface SearchPlan {
  /** Numbers identify: whoever carries one is shown, whatever else differs. */
  readonly byNumber: readonly Tag[];
  /** Names, together with the date of birth when there is one. */
  readonly byName: readonly Tier[];
  /** Names alone, for when the numbers, or the names with the date of birth, find nobody. */
  readonly byNameAlone: readonly Tier[];
  /** Every tag that was asked for, to say afterwards why somebody was found. */
  readonly asked: readonly Tag[];
}

const given = (value: string | undefined): value is string => value !== undefined && value.trim() !== '';

/** @throws InvalidInput when nothing is given that a person can be found by */
export function searchPlan(criteria: PersonCriteria, tagOf: TagOf): SearchPlan {
  const tag = (kind: TagKind, value: string): Tag => ({ kind, value: tagOf(kind, value) });
  const numbers = numberTags(criteria, tag);
  const last = given(criteria.lastName) ? lastChoices(criteria, tag) : undefined;
  const first = given(criteria.firstName) ? firstChoices(criteria, tag) : undefined;
  const names = [last, first].filter((each) => each !== undefined);
  if (numbers.length === 0 && names.length === 0) throw nothingToFindBy();
  const born = given(criteria.dateOfBirth) && names.length > 0 ? bornChoices(criteria, tag) : undefined;
  const withBirth =
    born === undefined ? undefined : [born, ...(last !== undefined && first !== undefined ? [first] : [])];
  const alone = numbers.length > 0 || born !== undefined;
  return {
    byNumber: numbers,
    byName: tiers(withBirth ?? (numbers.length === 0 ? names : [])),
    byNameAlone: tiers(alone ? names : []),
    asked: [...numbers, ...[...names, born ?? []].flat().flatMap((each) => each.tags)],
  };
}

const nothingToFindBy = () =>
  new InvalidInput([
    {
      field: 'criteria',
      message:
        'Enter a case number, Social Security Number, CIN, phone number, last name or first name. ' +
        'Other criteria only refine what one of these finds.',
    },
  ]);

type MakeTag = (kind: TagKind, value: string) => Tag;

function numberTags(criteria: PersonCriteria, tag: MakeTag): readonly Tag[] {
  const tags: Tag[] = [];
  if (given(criteria.ssn)) {
    const ssn = bare(criteria.ssn);
    if (!/^\d{9}$/.test(ssn)) throw new InvalidInput([{ field: 'ssn', message: 'Enter all nine digits.' }]);
    tags.push(tag('ssn', ssn));
  }
  if (given(criteria.cin)) tags.push(tag('cin', bare(criteria.cin)));
  if (given(criteria.alienNumber)) tags.push(tag('alien', bare(criteria.alienNumber)));
  if (given(criteria.caseNumber)) tags.push(caseTag(criteria.caseNumber));
  if (given(criteria.phone)) tags.push(tag('phone', phoneDigits(criteria.phone)));
  return tags;
}

export const caseTag = (number: string): Tag => ({ kind: 'case', value: caseNumber(number.trim()) });

const phonetic = (criteria: PersonCriteria) => criteria.phonetic ?? true;

function lastChoices(criteria: PersonCriteria, tag: MakeTag): readonly Choice[] {
  const name = criteria.lastName ?? '';
  return choices([
    tag('last-exact', foldName(name)),
    tag('last-part', foldName(name)),
    ...(phonetic(criteria) ? lastSounds(name).map((each) => tag('last-sound', each)) : []),
  ]);
}

function firstChoices(criteria: PersonCriteria, tag: MakeTag): readonly Choice[] {
  const name = criteria.firstName ?? '';
  const exact = [tag('first-exact', foldName(name)), tag('first-part', foldName(name))];
  if (!phonetic(criteria)) return choices(exact);
  return choices([
    ...exact,
    ...nicknames(name).map((each) => tag('first-nick', each)),
    ...firstSounds(name).map((each) => tag('first-sound', each)),
  ]);
}

/** Born that day, and with that last name; without one, with that first name. */
function bornChoices(criteria: PersonCriteria, tag: MakeTag): readonly Choice[] {
  const { lastName, firstName = '' } = criteria;
  const born = (value: string) => `${criteria.dateOfBirth?.trim()} ${value}`;
  if (!given(lastName)) return choices([tag('dob+first-exact', born(foldName(firstName)))]);
  return choices([
    tag('dob+last-exact', born(foldName(lastName))),
    tag('dob+last-part', born(foldName(lastName))),
    ...(phonetic(criteria) ? lastSounds(lastName).map((each) => tag('dob+last-sound', born(each))) : []),
  ]);
}

/** How much of a refinement agrees with an opened person. */
export interface Agreement {
  readonly all: boolean;
  /** What agrees, when not all does, too: of 500 people of one name those are shown who agree in the most telling. */
  readonly agreeing: readonly Weight[];
}

/** A criterion that only refines, compared with an opened person. */
export type Refinement = (person: PersonRecord) => Agreement;

/** The refinements of the given criteria. Address criteria must agree on one and the same address. */
export function refinements(criteria: PersonCriteria): readonly Refinement[] {
  const list: Refinement[] = [];
  const refine = (
    value: string | undefined,
    weight: Weight,
    agrees: (value: string, identity: PersonRecord['identity']) => boolean,
  ) => {
    if (!given(value)) return;
    list.push(({ identity }) =>
      agrees(value.trim(), identity) ? { all: true, agreeing: [weight] } : { all: false, agreeing: [] },
    );
  };
  refine(criteria.dateOfBirth, birth, (value, { dateOfBirth }) => dateOfBirth === value);
  refine(
    criteria.gender,
    { reason: 'same gender', weight: 3 },
    (value, { gender }) => foldName(gender) === foldName(value),
  );
  refine(criteria.middleName, { reason: 'same middle name', weight: 9 }, (value, { middleName }) =>
    foldName(middleName ?? '').startsWith(foldName(value)),
  );
  const address = addressCriteria(criteria);
  if (address.length > 0) list.push(({ addresses }) => bestOf(address, addresses));
  return list;
}

type Address = PersonRecord['addresses'][number];
type AddressCriterion = Weight & { readonly agrees: (address: Address) => boolean };

/** The address that agrees in what tells most; "same address" when it is all. */
function bestOf(asked: readonly AddressCriterion[], addresses: readonly Address[]): Agreement {
  const [best = []] = addresses
    .map((each) => asked.filter(({ agrees }) => agrees(each)))
    .sort((a, b) => total(b) - total(a));
  const all = best.length === asked.length;
  return all && asked.length > 1
    ? { all, agreeing: [{ reason: 'same address', weight: total(best) }] }
    : { all, agreeing: best.map(({ reason, weight }) => ({ reason, weight })) };
}

const total = (list: readonly Weight[]): number => list.reduce((sum, { weight }) => sum + weight, 0);

function addressCriteria(criteria: PersonCriteria): readonly AddressCriterion[] {
  const list: AddressCriterion[] = [];
  const ask = (reason: string, weight: number, agrees: AddressCriterion['agrees']) =>
    list.push({ reason, weight, agrees });
  const { addressType, addressLine1, addressLine2, city, state, zip } = criteria;
  if (given(addressLine1))
    ask('same street', 11, (each) => foldName(each.line1).includes(foldName(addressLine1)));
  if (given(addressLine2))
    ask('same address line 2', 4, (each) => foldName(each.line2 ?? '').includes(foldName(addressLine2)));
  if (given(city)) ask('same city', 5, (each) => foldName(each.city) === foldName(city));
  if (given(state)) ask('same state', 1, (each) => each.state === inCapitals(state.trim()));
  if (given(zip)) ask('same ZIP code', 8, (each) => each.zip.startsWith(bare(zip).slice(0, 5)));
  if (given(addressType))
    ask('same kind of address', 1, (each) => each.type === addressType.trim().toLowerCase());
  return list;
}
