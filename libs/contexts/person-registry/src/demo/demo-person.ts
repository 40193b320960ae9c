import { foldName } from '#kernel';
import type { ImportedCase, ImportedPhone, PersonImportRecord } from '../import-record.js';
import { phoneTypes } from '../values.js';

import { type DemoCounty, demoStreets } from './demo-counties.js';
import type { Heritage } from './demo-names.js';
import type { Dice } from './dice.js';

export interface Household {
  readonly heritage: Heritage;
  readonly lastName: string;
  readonly county: DemoCounty;
  readonly street: string;
  readonly contact: 'full' | 'some' | 'none' | 'fax';
}

export function household(
  dice: Dice,
  heritage: Heritage,
  county: DemoCounty,
  contact: Household['contact'],
): Household {
  const street = `${dice.between(1, 9899)} ${dice.pick(demoStreets)}`;
  return { heritage, lastName: dice.pick(heritage.last), county, street, contact };
}

export interface DemoPersonTraits {
  readonly number: number;
  readonly adult: boolean;
  readonly customerPrivacy: boolean;
  readonly cases: readonly ImportedCase[];
}

export function demoPerson(dice: Dice, home: Household, traits: DemoPersonTraits): PersonImportRecord {
  const gender = dice.weighted(['Female', 'Male', 'Nonbinary', 'Unknown'] as const, (each) =>
    each === 'Female' ? 53 : each === 'Male' ? 44 : 1.5,
  );
  const women = gender === 'Female' || (gender !== 'Male' && dice.chance(0.5));
  const names = women ? home.heritage.women : home.heritage.men;
  const firstName = dice.pick(names);
  const lastName = traits.adult && dice.chance(0.12) ? dice.pick(home.heritage.last) : home.lastName;
  const year = traits.adult ? dice.between(1940, 2005) : dice.between(2008, 2024);
  const date = `${year}-${String(dice.between(1, 12)).padStart(2, '0')}-${String(dice.between(1, 28)).padStart(2, '0')}`;
  return {
    personId: `P${String(traits.number).padStart(7, '0')}`,
    firstName,
    ...(dice.chance(0.35) ? { middleName: dice.pick(names) } : {}),
    lastName,
    ...(dice.chance(0.02) ? { suffix: dice.pick(['Jr.', 'Sr.', 'III']) } : {}),
    ...(dice.chance(0.93) ? { ssn: ssn(dice) } : {}),
    cin: `9${dice.digits(7)}${dice.pick(['A', 'C', 'D', 'E', 'F'])}`,
    ...(dice.chance(0.08) ? { alienNumber: `A${dice.digits(9)}` } : {}),
    dateOfBirth: date,
    gender,
    ...contactOf(dice, home.contact, traits, `${foldName(firstName)}.${foldName(lastName)}`),
    addresses: [
      {
        type: 'physical',
        line1: home.street,
        ...(dice.chance(0.2) ? { line2: `Apt ${dice.between(1, 40)}` } : {}),
        city: home.county.city,
        state: 'CA',
        zip: home.county.zip,
      },
      ...(dice.chance(0.1)
        ? [
            {
              type: 'mailing' as const,
              line1: `PO Box ${dice.between(100, 9999)}`,
              city: home.county.city,
              state: 'CA',
              zip: home.county.zip,
            },
          ]
        : []),
    ],
    ...(traits.customerPrivacy ? { customerPrivacy: true as const } : {}),
    ...(traits.adult && dice.chance(0.3) ? { directDepositLast4: dice.digits(4) } : {}),
    ...(traits.adult && dice.chance(0.2) ? { eQuickPayLast4: dice.digits(4) } : {}),
    cases: traits.cases,
  };
}

/** No range is reserved for examples, so it is any area that is given out. */
function ssn(dice: Dice): string {
  const area = dice.pick([dice.between(1, 665), dice.between(667, 899)]);
  return `${String(area).padStart(3, '0')}${String(dice.between(1, 99)).padStart(2, '0')}${String(dice.between(1, 9999)).padStart(4, '0')}`;
}

function contactOf(
  dice: Dice,
  contact: Household['contact'],
  traits: DemoPersonTraits,
  mailbox: string,
): Pick<PersonImportRecord, 'email' | 'eNotification' | 'phones'> {
  if (contact === 'none' || !traits.adult) return {};
  if (contact === 'fax') return { phones: [{ number: fictional(dice), type: 'Fax' }] };
  const withEmail = contact === 'full' || dice.chance(0.6);
  const withPhone = contact === 'full' || !withEmail || dice.chance(0.7);
  const count = withPhone ? dice.between(1, 2) : 0;
  return {
    ...(withEmail ? { email: `${mailbox.replaceAll(/[^a-z0-9.]/g, '')}.${traits.number}@example.org` } : {}),
    ...(withEmail && dice.chance(0.5) ? { eNotification: true as const } : {}),
    ...(count > 0 ? { phones: phones(dice, contact, count) } : {}),
  };
}

function phones(dice: Dice, contact: Household['contact'], count: number): readonly ImportedPhone[] {
  const numbers = Array.from({ length: count }, (_, index): ImportedPhone => {
    const type = index === 0 && contact === 'full' ? 'Cell' : dice.pick(phoneTypes);
    return {
      number: fictional(dice),
      ...(type === 'Work' && dice.chance(0.5) ? { ext: dice.digits(3) } : {}),
      type,
      ...(type === 'Cell' && dice.chance(0.6) ? { textMessage: true as const } : {}),
    };
  });
  // Few numbers are fictional: of many people somebody gets the same twice.
  return numbers.filter(({ number }, n) => numbers.findIndex((each) => each.number === number) === n);
}

/** 555-0100 to 555-0199 are reserved for fiction in every area. */
const fictional = (dice: Dice): string =>
  `${dice.pick(['213', '310', '415', '510', '559', '619', '661', '707', '714', '805', '909', '916'])}55501${dice.digits(2)}`;
