import { accountId, personId } from '#kernel';
import { anna, named, ortiz, person, registrant } from '../../testing/examples.js';
import { attemptOutcome, type LinkStanding } from './attempt-outcome.js';
import { matchPolicy } from './match.js';
import type { PersonFacts } from './person-facts.js';

const clear: LinkStanding = {
  accountId: anna,
  unlinkedBefore: false,
  overDailyCap: false,
  reachable: true,
};
const outcome = (standing: Partial<LinkStanding>, onFile: PersonFacts = person, given = registrant) =>
  attemptOutcome(matchPolicy.match(given, named(onFile)), { ...clear, ...standing });
const requested = (cause: string) => ({ outcome: 'requested', cause });

test('a full match may verify', () => {
  expect(outcome({})).toEqual({ outcome: 'verify' });
});

test('without a contact on file the customer is sent to the county', () => {
  expect(outcome({ reachable: false })).toEqual({ outcome: 'contact_county' });
});

test('every kind of mismatch becomes a request, reachable or not', () => {
  const wrongZip = { ...registrant, zipCode: '99999' };
  expect(outcome({}, person, wrongZip)).toEqual(requested('mismatch'));
  expect(outcome({ reachable: false }, person, wrongZip)).toEqual(requested('mismatch'));
});

test('account and person that are linked to each other are answered so', () => {
  expect(outcome({ accountLinkedTo: ortiz, personLinkedTo: anna })).toEqual({ outcome: 'linked' });
});

describe('never automatic', () => {
  test('with an active Customer Privacy record', () => {
    expect(outcome({}, { ...person, customerPrivacy: true })).toEqual(requested('customer_privacy'));
  });

  test("with a Children Services program on any of the person's cases", () => {
    const other = { ...person.cases[0]!, programs: ['Children Services'], primaryApplicantOf: [] };
    const guarded = { ...person, cases: [...person.cases, other] };
    expect(outcome({}, guarded)).toEqual(requested('children_services'));
  });

  test('after the pair was unlinked as an error or fraud', () => {
    expect(outcome({ unlinkedBefore: true })).toEqual(requested('unlinked_before'));
  });

  test('when the account is linked to somebody else', () => {
    expect(outcome({ accountLinkedTo: personId('p-9') })).toEqual(requested('account_linked'));
  });

  test('when the person is linked to another account', () => {
    expect(outcome({ personLinkedTo: accountId('a-9') })).toEqual(requested('person_linked'));
  });

  test('past the daily cap of the person', () => {
    expect(outcome({ overDailyCap: true })).toEqual(requested('too_many_attempts_on_person'));
  });
});
