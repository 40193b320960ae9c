import type { SearchKey } from '#engine';
import { foldName, inCapitals } from '#kernel';
import type { Tag } from '#read-store';
import type { ContactDetail, Identity } from '../values.js';
import { parts, tellingParts } from './names.js';
import { nicknames } from './nicknames.js';
import { firstSounds, lastSounds } from './sounds.js';

/** Kinds of tags on a person's document. All but `case` are HMACs. */
export const tagKinds = [
  ...(['ssn', 'cin', 'alien', 'phone', 'last-exact', 'last-part', 'last-sound'] as const),
  ...(['first-exact', 'first-part', 'first-sound', 'first-nick'] as const),
  ...(['dob+last-exact', 'dob+last-part', 'dob+last-sound', 'dob+first-exact', 'case'] as const),
];
export type TagKind = (typeof tagKinds)[number];

export const key = (kind: TagKind, value: string): SearchKey => ({ kind, value });

/**
 * A tag as it stands in one county's part of the index. Everybody searches in one county only, so what a search reads
 * is of that county, however many people others have; and a county finds only whom it knows.
 */
export const within = (county: string, { kind, value }: Tag): Tag => ({ kind, value: `${county}:${value}` });

/** Digits and letters of a number that people write in many ways. */
export const bare = (value: string): string => inCapitals(value).replaceAll(/[^A-Z0-9]/g, '');

/** What a person can be found by: numbers, names as written, as they sound, as they are called for short. */
export function identityKeys(identity: Identity): readonly SearchKey[] {
  const { ssn, cin, alienNumber, firstName, lastName, dateOfBirth } = identity;
  const born = (value: string) => `${dateOfBirth} ${value}`;
  const last = foldName(lastName);
  const first = foldName(firstName);
  return [
    ...(ssn === undefined ? [] : [key('ssn', ssn)]),
    ...(cin === undefined ? [] : [key('cin', bare(cin))]),
    ...(alienNumber === undefined ? [] : [key('alien', bare(alienNumber))]),
    key('last-exact', last),
    ...tellingParts(lastName).map((each) => key('last-part', each)),
    ...lastSounds(lastName).map((each) => key('last-sound', each)),
    key('first-exact', first),
    ...(parts(firstName).length < 2 ? [] : parts(firstName).map((each) => key('first-part', each))),
    ...firstSounds(firstName).map((each) => key('first-sound', each)),
    ...nicknames(firstName).map((each) => key('first-nick', each)),
    key('dob+last-exact', born(last)),
    ...tellingParts(lastName).map((each) => key('dob+last-part', born(each))),
    ...lastSounds(lastName).map((each) => key('dob+last-sound', born(each))),
    key('dob+first-exact', born(first)),
  ];
}

export const contactKeys = (contact: ContactDetail): readonly SearchKey[] =>
  [...new Set(contact.phones.map((each) => each.number))].map((each) => key('phone', each));
