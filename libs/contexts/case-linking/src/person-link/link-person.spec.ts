import { given } from '#engine/testing';
import { accountId, attemptId, requestId, submissionId } from '#kernel';
import { anna, at, byWorker, county19, link1, link2, note, ortiz } from '../../testing/examples.js';
import type { LinkPurpose, UnlinkReason } from '../values.js';
import { personLinkDecider } from './decider.js';
import { isDisputed, isLinkedBy } from './state.js';

const automatic: LinkPurpose = { kind: 'automatic', attemptId: attemptId('t-1') };
const byRequest: LinkPurpose = {
  kind: 'request',
  submissionId: submissionId('s-1'),
  requestId: requestId('r-19'),
  by: byWorker,
  verification: { methods: ['in_person_id'] },
};
const link = { linkId: link1, accountId: anna, personId: ortiz, at };
const linking = (changes: Partial<typeof link & { purpose: LinkPurpose }> = {}) =>
  ({ kind: 'link', ...link, purpose: automatic, ...changes }) as const;
const linked = { type: 'AccountLinked', data: { ...link, purpose: automatic } } as const;
const abandoning = { kind: 'abandon', ...link } as const;
const abandoned = { type: 'LinkAbandoned', data: link } as const;
const unlinking = (reason: UnlinkReason) =>
  ({ kind: 'unlink', personId: ortiz, reason, by: byWorker, county: county19, at }) as const;
const unlinked = (reason: UnlinkReason) =>
  ({ type: 'AccountUnlinked', data: { ...link, reason, by: byWorker, county: county19 } }) as const;

describe('linking', () => {
  test('a free person is linked, once', () => {
    given(personLinkDecider).when(linking()).then([linked]);
    given(personLinkDecider).when(linking()).thenAgainNothing();
  });

  test('a person who is linked, to this or any account, is refused', () => {
    for (const accountIdOfOther of [anna, accountId('a-2')])
      given(personLinkDecider, [linked])
        .when(linking({ linkId: link2, accountId: accountIdOfOther }))
        .thenRefused('person_already_linked', 'This person is already linked to an E-Application account.');
  });

  test('an abandoned or undone link never comes (back)', () => {
    given(personLinkDecider, [abandoned]).when(linking()).thenRefused('link_over');
    given(personLinkDecider, [linked, unlinked('customer_asked')])
      .when(linking())
      .thenRefused('link_over');
  });
});

describe('abandoning', () => {
  test('a reserved link is abandoned, once', () => {
    given(personLinkDecider).when(abandoning).then([abandoned]);
    given(personLinkDecider).when(abandoning).thenAgainNothing();
  });

  test('a link that stands is not abandoned, and the state tells so', () => {
    given(personLinkDecider, [linked]).when(abandoning).thenNothing();
    expect(isLinkedBy(given(personLinkDecider, [linked]).state, link1)).toBe(true);
    given(personLinkDecider, [linked, unlinked('customer_asked')])
      .when(abandoning)
      .thenNothing();
  });
});

describe('unlinking', () => {
  test('a linked person is unlinked', () => {
    given(personLinkDecider, [linked])
      .when(unlinking('customer_asked'))
      .then([unlinked('customer_asked')]);
  });

  test('a person who is not linked is refused with the text of the page, also right after an unlink', () => {
    const text = 'This person is not linked to any E-Application account.';
    for (const events of [[], [linked, unlinked('case_closed')]])
      given(personLinkDecider, events).when(unlinking('case_closed')).thenRefused('person_not_linked', text);
  });

  test('the reason "other" needs a note', () => {
    given(personLinkDecider, [linked]).when(unlinking('other')).thenRefused('note_required');
    const withNote = { ...unlinking('other'), note: note('moved') };
    const { state } = given(personLinkDecider, [linked]);
    expect(personLinkDecider.decide(withNote, state)[0]?.data).toMatchObject({ note: note('moved') });
  });
});

describe('a pair that was unlinked as an error or fraud', () => {
  test.each(['linked_in_error', 'suspected_fraud'] as const)(
    'after %s it is never linked automatically, until a worker links it again',
    (reason) => {
      const events = [linked, unlinked(reason)];
      given(personLinkDecider, events)
        .when(linking({ linkId: link2 }))
        .thenRefused('county_decides');
      const again = { type: 'AccountLinked', data: { ...link, linkId: link2, purpose: byRequest } } as const;
      given(personLinkDecider, events)
        .when(linking({ linkId: link2, purpose: byRequest }))
        .then([again]);
      const { state } = given(personLinkDecider, [...events, again]);
      expect(isDisputed(state, anna)).toBe(false);
      expect(state.unlinks.map((each) => each.reason)).toEqual([reason]);
    },
  );

  test('other accounts and other reasons are not disputed', () => {
    const { state } = given(personLinkDecider, [linked, unlinked('linked_in_error')]);
    expect(isDisputed(state, accountId('a-2'))).toBe(false);
    expect(isDisputed(given(personLinkDecider, [linked, unlinked('case_closed')]).state, anna)).toBe(false);
  });
});
