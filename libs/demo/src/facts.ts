import type { CaseToLink } from '#processes';
import { type Applicants, applicantsAmong } from './applicants.js';
import { Chance } from './chance.js';
import { castings } from './first-customers.js';
import { activePeople } from './people-file.js';
import type { DemoPlan } from './plan-file.js';
import { accountOf, entersOf, profileOf } from './story-of-a-customer.js';
import { demoTales, type Tale } from './tales.js';

/** What somebody who tries the demo needs to know of one customer. All of it is invented. */
export interface DemoCustomer {
  /** To sign in with. */
  readonly identity: string;
  /** As the portal account says. */
  readonly name: string;
  readonly story: string;
  readonly accountId: string;
  readonly personId: string;
  /** What to enter in order to link. */
  readonly enter: CaseToLink;
}

const customersToTry = 12;

export const talesOf = (plan: DemoPlan): readonly Tale[] =>
  demoTales(applicantsOf(plan), new Chance(plan.seed), plan.now);

const applicantsOf = (plan: DemoPlan): Applicants => applicantsAmong(activePeople(plan));

/** The customers to try the demo with: 1 to 6, each with a story, and the next ones, whom nothing stands in the way of. */
export const demoFacts = (tales: readonly Tale[]): readonly DemoCustomer[] =>
  tales.filter(({ customer }) => customer <= customersToTry).map(factsOf);

function factsOf(tale: Tale): DemoCustomer {
  const { firstName, lastName } = profileOf(tale);
  return {
    identity: `customer-${tale.customer}`,
    name: `${firstName} ${lastName}`,
    story:
      castings.find((each) => each.customer === tale.customer)?.story ??
      'Everything agrees: a code, then the link.',
    accountId: accountOf(tale),
    personId: tale.applicant.record.personId,
    enter: entersOf(tale),
  };
}
