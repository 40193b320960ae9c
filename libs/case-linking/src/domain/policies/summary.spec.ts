import { accountId, personId, workerId } from '#kernel';
import { anna, at, ortiz, person, registrant, worker } from '../../../testing/examples.js';
import type { RejectReason } from '../values.js';
import { type Action, allowedOnRequest, allowedOnUnlink, type SummaryOfRequest } from './allowed.js';
import { coolOffUntil } from './cool-off.js';
import { type WarningFacts, warningsOf } from './warnings.js';
import { workerValidations } from './worker-validations.js';

describe('the validations of Continue', () => {
  const noApplicant = {
    ...person,
    identity: { ...person.identity, firstName: 'Eva' },
    cases: person.cases.map((each) => ({ ...each, primaryApplicantOf: [] })),
  };

  test('none applies to a free Primary Applicant', () => {
    expect(workerValidations({ selected: person, registrant })).toEqual([]);
  });

  test('all that apply are found in order, with the texts of the page', () => {
    const found = workerValidations({
      selected: noApplicant,
      registrant,
      accountLinkedTo: personId('p-9'),
      personLinkedTo: accountId('a-9'),
    });
    expect(found).toEqual([
      {
        code: 'not_primary_applicant',
        text: 'Unable to link person to this account, Eva Ortiz is not the Primary Applicant listed on this case.',
      },
      {
        code: 'account_already_linked',
        text: 'Unable to link person to this account; Ana Ortiz is already linked to another account.',
      },
      {
        code: 'person_already_linked',
        text: 'This person is already linked to an E-Application account.',
      },
    ]);
  });

  test('an account that linked itself to this person meanwhile is refused as a linked person', () => {
    const found = workerValidations({
      selected: person,
      registrant,
      accountLinkedTo: ortiz,
      personLinkedTo: anna,
    });
    expect(found.map((each) => each.code)).toEqual(['person_already_linked']);
  });
});

describe('the cool-off', () => {
  const changes = [{ worker, at }];

  test('runs for the worker who changed the contact, and for nobody else', () => {
    const when = { now: '2026-05-02T16:59:59.999Z', hours: 24 };
    expect(coolOffUntil(changes, worker, when)).toBe('2026-05-02T17:00:00.000Z');
    expect(coolOffUntil(changes, workerId('w-2'), when)).toBeUndefined();
  });

  test('is over after its hours, counted from the last change', () => {
    const when = { now: '2026-05-02T17:00:00.000Z', hours: 24 };
    expect(coolOffUntil(changes, worker, when)).toBeUndefined();
    const twice = [...changes, { worker, at: '2026-05-01T18:00:00.000Z' }];
    expect(coolOffUntil(twice, worker, when)).toBe('2026-05-02T18:00:00.000Z');
  });
});

describe('warnings', () => {
  const calm: WarningFacts = {
    selected: person,
    now: at,
    latelyHours: 24,
    failedVerifications: 0,
    earlierUnlinks: ['customer_asked'],
    requestsOfOtherAccounts: 0,
    rejectedElsewhere: [],
  };
  const codes = (facts: Partial<WarningFacts>) => warningsOf({ ...calm, ...facts }).map((each) => each.code);

  test('there are none where nothing is to be weighed', () => {
    expect(codes({})).toEqual([]);
  });

  test('each has its own', () => {
    const guarded = {
      ...person,
      customerPrivacy: true,
      cases: person.cases.map((each) => ({ ...each, programs: ['Children Services'] })),
      contactChanges: [{ worker, at: '2026-04-30T17:00:00.001Z' }],
    };
    const facts: Partial<WarningFacts> = {
      selected: guarded,
      failedVerifications: 2,
      earlierUnlinks: ['linked_in_error'],
      requestsOfOtherAccounts: 1,
      rejectedElsewhere: ['suspected_fraud'],
    };
    expect(codes(facts)).toEqual([
      'children_services',
      'customer_privacy',
      'contact_changed_lately',
      'verification_failed',
      'unlinked_in_error',
      'another_account_asks',
      'rejected_elsewhere',
    ]);
    const texts = warningsOf({ ...calm, ...facts }).map((each) => each.text);
    expect(texts[3]).toContain('2 times');
  });

  test("another county's reason is told by its class only", () => {
    const reasons: RejectReason[] = ['customer_privacy', 'children_services'];
    const texts = warningsOf({ ...calm, rejectedElsewhere: reasons }).map((each) => each.text);
    expect(texts).toEqual([
      'Another county rejected this submission (protection of the person). To continue, add a note.',
    ]);
  });

  test('a change of contact that is long past is no warning', () => {
    const selected = { ...person, contactChanges: [{ worker, at: '2026-04-30T17:00:00.000Z' }] };
    expect(codes({ selected })).toEqual([]);
  });
});

describe('what the summary allows', () => {
  const all = new Set(['case-link:view', 'case-link:process', 'case-link:assign']);
  const summary = (changes: Partial<SummaryOfRequest>): readonly Action[] =>
    allowedOnRequest({
      status: 'Pending',
      selected: true,
      refused: false,
      assigned: 'nobody',
      rights: new Set(['case-link:process']),
      supervising: false,
      ...changes,
    });

  test('with a person selected: Continue, Reject, Cancel', () => {
    expect(summary({})).toEqual(['process', 'reject', 'cancel', 'dismiss_candidate', 'take']);
  });

  test('with a validation: Reject and Cancel, no Continue', () => {
    expect(summary({ refused: true })).not.toContain('process');
    expect(summary({ refused: true })).toEqual(expect.arrayContaining(['reject', 'cancel']));
  });

  test('view only: Reject and Close', () => {
    expect(summary({ selected: false })).toEqual(['reject', 'close', 'take']);
  });

  test.each(['Processed', 'Rejected'] as const)('once %s: Close only', (status) => {
    expect(summary({ status, rights: all })).toEqual(['close']);
  });

  test('without the right to process a worker can look and go back', () => {
    expect(summary({ rights: new Set(['case-link:view']) })).toEqual(['cancel']);
  });

  test("a colleague's request is released and given away by supervisors only", () => {
    const worker = summary({ assigned: 'another', rights: all });
    expect(worker).not.toContain('release');
    expect(worker).not.toContain('assign');
    expect(summary({ assigned: 'another', rights: all, supervising: true })).toEqual(
      expect.arrayContaining(['release', 'assign']),
    );
    expect(summary({ assigned: 'nobody', rights: all })).toContain('assign');
    expect(summary({ assigned: 'me' })).toContain('release');
  });

  test('Unlink opens with Unlink and Cancel, or with Close where nobody is linked', () => {
    expect(allowedOnUnlink(true, true)).toEqual(['unlink', 'cancel']);
    expect(allowedOnUnlink(true, false)).toEqual(['cancel']);
    expect(allowedOnUnlink(false, true)).toEqual(['close']);
  });
});
