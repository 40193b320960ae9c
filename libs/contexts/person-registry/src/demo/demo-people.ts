import type { ImportedCase, PersonImportRecord } from '../import-record.js';
import type { ProgramKind } from '../values.js';
import { type DemoCase, demoCase, onCase } from './demo-cases.js';
import { type DemoCounty, demoCounties } from './demo-counties.js';
import { heritages } from './demo-names.js';
import { demoPerson, type Household, household } from './demo-person.js';
import { Dice } from './dice.js';

/** What is told about every tenth family, so that even a small demo has each of these once. */
type Story =
  | 'plain'
  | 'travels'
  | 'children_services'
  | 'privacy'
  | 'no_contact'
  | 'fax'
  | 'support'
  | 'away';
const stories: readonly Story[] = [
  ...(['plain', 'travels', 'children_services', 'privacy', 'no_contact'] as const),
  ...(['fax', 'support', 'away', 'plain', 'plain'] as const),
];
/** The first families live where the demo's workers are. */
const firstCounties = ['19', '19', '34', '19', '34', '19', '34', '19', '37', '34'];

const contactOfStory: Readonly<Partial<Record<Story, Household['contact']>>> = {
  plain: 'full',
  no_contact: 'none',
  fax: 'fax',
};

/**
 * `count` invented persons in families that share cases, all 58 counties by population. The same seed gives the
 * same people: names, numbers and addresses are made up, telephone numbers and e-mail addresses reserved for fiction.
 */
export function* demoPeople(count: number, seed: number): Iterable<PersonImportRecord> {
  const dice = new Dice(seed);
  let number = 0;
  let cases = 0;
  for (let family = 0; number < count; family++) {
    const story = storyOf(dice, family);
    const county = countyOf(dice, family);
    const heritage = dice.weighted(heritages, (each) => each.weight);
    const home = household(dice, heritage, county, contactOfStory[story] ?? 'some');
    const shared = demoCase(dice, county.code, ++cases, programsOf(story));
    const own = story === 'travels' ? travels(dice, county, () => ++cases) : [];
    const size = story === 'plain' ? dice.between(1, 4) : dice.between(2, 5);
    for (let member = 0; member < size && number < count; member++)
      yield demoPerson(dice, home, {
        number: ++number,
        adult: member < 2,
        customerPrivacy: story === 'privacy' && member === 0,
        cases: placesOf(story, member, shared, own),
      });
  }
}

/** One turn for each story, later one family in three. */
const storyOf = (dice: Dice, family: number): Story =>
  family < stories.length || dice.chance(0.33) ? (stories[family % stories.length] ?? 'plain') : 'plain';

function countyOf(dice: Dice, family: number): DemoCounty {
  const fixed = firstCounties[family];
  const known = demoCounties.find((each) => each.code === fixed);
  if (known !== undefined) return known;
  // Then every county once, then by population.
  const once = demoCounties[family - firstCounties.length];
  return once ?? dice.weighted(demoCounties, (each) => each.population);
}

function programsOf(story: Story): readonly ProgramKind[] {
  if (story === 'children_services') return ['Children Services'];
  return story === 'support' ? ['Child Support'] : [];
}

/** Two more cases at home and two in another county: with the shared one, three here and two there. */
function travels(dice: Dice, home: DemoCounty, next: () => number): readonly DemoCase[] {
  const elsewhere = demoCounties[(Number(home.code) + 14) % demoCounties.length] ?? home;
  return [home, home, elsewhere, elsewhere].map((each) => demoCase(dice, each.code, next(), []));
}

function placesOf(
  story: Story,
  member: number,
  shared: DemoCase,
  own: readonly DemoCase[],
): readonly ImportedCase[] {
  const roles = ['CP', 'AP', 'CHILD'] as const;
  const ofShared = onCase(shared, {
    primaryApplicant: member === 0,
    outOfTheHome: story === 'away' && member === 1,
    childSupportRole: roles[member] ?? 'CHILD',
  });
  const alone = { primaryApplicant: true, outOfTheHome: false };
  return member === 0 ? [ofShared, ...own.map((each) => onCase(each, alone))] : [ofShared];
}
