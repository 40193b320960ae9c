import { accountId, caseNumber, personId, submissionId, workerId } from '#kernel';
import {
  anna,
  at,
  county19,
  county34,
  in19,
  in34,
  link1,
  ortiz,
  person,
  registrant,
  worker,
} from '../../testing/examples.js';
import type { Unlinking } from '../person-link/state.js';
import type { RejectReason, UnlinkReason } from '../values.js';
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
  const unlinking = (reason: UnlinkReason, county = county19): Unlinking => ({
    ...{ linkId: link1, accountId: anna, reason, county, at },
    by: { kind: 'worker', id: worker, county },
  });
  const others = [
    { requestId: in19.requestId, submissionId: submissionId('s-1'), county: county19 },
    { requestId: in34.requestId, submissionId: submissionId('s-1'), county: county34 },
  ];
  const calm: WarningFacts = {
    selected: person,
    county: county19,
    open: true,
    now: at,
    latelyHours: 24,
    failedVerifications: 0,
    earlierUnlinks: [unlinking('customer_asked')],
    requestsOfOtherAccounts: [],
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
      earlierUnlinks: [unlinking('linked_in_error')],
      requestsOfOtherAccounts: others,
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

  test('say who and when, and name what they speak of', () => {
    const elsewhere = { ...person.cases[0]!, caseNumber: caseNumber('C34'), county: county34 };
    const selected = {
      ...person,
      cases: [...person.cases, elsewhere].map((each) => ({ ...each, programs: ['Children Services'] })),
      contactChanges: [{ worker, at }],
    };
    const told = warningsOf({
      ...calm,
      selected,
      earlierUnlinks: [unlinking('linked_in_error')],
      requestsOfOtherAccounts: others,
    });
    expect(told.map(({ text: _, ...rest }) => rest)).toEqual([
      { code: 'children_services', about: [{ kind: 'case', caseNumber: 'B12345' }] },
      {
        code: 'contact_changed_lately',
        by: worker,
        at,
        about: [{ kind: 'contact', caseNumber: 'B12345' }],
      },
      { code: 'unlinked_in_error', by: worker, at, about: [{ kind: 'links', personId: ortiz }] },
      { code: 'another_account_asks', about: [{ kind: 'request', requestId: in19.requestId }] },
    ]);
    expect(told[3]?.text).toBe('Another account has an open request for this person: it may be fraud.');
  });

  test('who unlinked in another county is not told', () => {
    const [told] = warningsOf({ ...calm, earlierUnlinks: [unlinking('suspected_fraud', county34)] });
    expect(told).toEqual({
      code: 'unlinked_for_fraud',
      text: 'An account of this person was unlinked for suspected fraud before.',
      at,
      about: [{ kind: 'links', personId: ortiz }],
    });
  });

  test("another county's reason is told by its class only", () => {
    const reasons: RejectReason[] = ['customer_privacy', 'children_services'];
    const texts = warningsOf({ ...calm, rejectedElsewhere: reasons }).map((each) => each.text);
    expect(texts).toEqual([
      'Another county rejected this submission (protection of the person). To continue, add a note.',
    ]);
  });

  test('over a request that has ended, nothing is asked for any more', () => {
    const [told] = warningsOf({ ...calm, open: false, rejectedElsewhere: ['duplicate'] });
    expect(told?.text).toBe('Another county rejected this submission (another reason).');
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
      waiting: false,
      asked: false,
      linkedMeanwhile: false,
      assigned: 'nobody',
      rights: new Set(['case-link:process']),
      supervising: false,
      ...changes,
    });

  test('with a person selected: Continue, Reject, Cancel', () => {
    expect(summary({})).toEqual(['process', 'reject', 'cancel', 'dismiss_candidate', 'take', 'note', 'wait']);
  });

  test('with a validation: Reject and Cancel, no Continue', () => {
    expect(summary({ refused: true })).not.toContain('process');
    expect(summary({ refused: true })).toEqual(expect.arrayContaining(['reject', 'cancel']));
  });

  test('view only: Reject and Close', () => {
    expect(summary({ selected: false })).toEqual(['reject', 'close', 'take', 'note', 'wait']);
  });

  test.each(['Processed', 'Rejected'] as const)('once %s: Close only', (status) => {
    expect(summary({ status, rights: all })).toEqual(['close']);
  });

  test('linked meanwhile: Close only, whoever is selected', () => {
    expect(summary({ linkedMeanwhile: true, rights: all })).toEqual(['close']);
    expect(summary({ linkedMeanwhile: true, selected: false, rights: all })).toEqual(['close']);
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

  test('who may not take it over asks, once', () => {
    expect(summary({ assigned: 'another' })).toEqual(['cancel', 'dismiss_candidate', 'ask', 'note']);
    expect(summary({ assigned: 'another', asked: true })).not.toContain('ask');
    expect(summary({ assigned: 'another', supervising: true })).not.toContain('ask');
  });

  test('what waits for the customer is gone on with by who may decide it', () => {
    expect(summary({ waiting: true })).toContain('end_waiting');
    expect(summary({ waiting: true })).not.toContain('wait');
    expect(summary({ waiting: true, assigned: 'another' })).not.toContain('end_waiting');
  });

  test('Unlink opens with Unlink and Cancel, or with Close where nobody is linked', () => {
    expect(allowedOnUnlink(true, true)).toEqual(['unlink', 'cancel']);
    expect(allowedOnUnlink(true, false)).toEqual(['cancel']);
    expect(allowedOnUnlink(false, true)).toEqual(['close']);
  });
});
