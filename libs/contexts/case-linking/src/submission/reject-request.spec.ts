import { given } from '#engine/testing';
import { NotFound, personId } from '#kernel';
import {
  assignedIn19,
  at,
  bySupervisor,
  county34,
  in19,
  in34,
  later,
  note,
  ortiz,
  processedIn,
  rejectedIn,
  rejecting,
  submitted,
  worker,
} from '../../testing/examples.js';
import { submissionDecider } from './decider.js';
import { rejectedElsewhere } from './state.js';

/** A submission that fits nobody. */
const unknown = submitted().map((each) => {
  if (each.type !== 'LinkRequested') return each;
  const { personId: _, ...data } = each.data;
  return { ...each, data };
});

test("a county rejects its own request only: the others' stay Pending", () => {
  given(submissionDecider, submitted())
    .when(rejecting())
    .then([rejectedIn(in19)]);
  const { state } = given(submissionDecider, [...submitted(), rejectedIn(in19)]);
  expect(state.get(in34.requestId)?.end.status).toBe('Pending');
  expect(rejectedElsewhere(state, in34.county)).toEqual(['identity_not_verified']);
  expect(rejectedElsewhere(state, in19.county)).toEqual([]);
});

test('the same rejection again is nothing more, a colleague who comes second is told', () => {
  given(submissionDecider, submitted()).when(rejecting()).thenAgainNothing();
  given(submissionDecider, [...submitted(), rejectedIn(in19)])
    .when(rejecting({ by: bySupervisor }))
    .thenRefused('request_not_pending');
});

test('a processed request cannot be rejected', () => {
  given(submissionDecider, [...submitted(), processedIn(in19, { cause: 'batch' })])
    .when(rejecting())
    .thenRefused('request_not_pending');
});

test('what a colleague has taken is theirs to reject, not even a supervisor does it before taking it over', () => {
  const held = [...submitted(), assignedIn19()];
  given(submissionDecider, held)
    .when(rejecting())
    .then([rejectedIn(in19, { assignee: worker })]);
  given(submissionDecider, held)
    .when(rejecting({ by: bySupervisor }))
    .thenRefused(
      'assigned_to_colleague',
      'This request is in the hands of w-19, so it is theirs to continue or to reject. Ask them, or have a supervisor take it over first.',
    );
});

test('whoever is linked by now is not told that it could not be done: the batch settles the request', () => {
  const linked = { personId: ortiz, at: later };
  given(submissionDecider, submitted())
    .when(rejecting({ linked }))
    .thenRefused('person_already_linked', 'This person is already linked to an E-Application account.');
  given(submissionDecider, unknown).when(rejecting({ linked })).thenRefused('person_already_linked');
});

test('a link to somebody else, or from before the request, leaves it to be rejected', () => {
  const linked = { personId: ortiz, at };
  given(submissionDecider, submitted())
    .when(rejecting({ linked }))
    .then([rejectedIn(in19)]);
  given(submissionDecider, submitted())
    .when(rejecting({ linked: { personId: personId('p-2'), at: later } }))
    .then([rejectedIn(in19)]);
});

test('the reason "other" needs a note', () => {
  given(submissionDecider, submitted())
    .when(rejecting({ reason: 'other' }))
    .thenRefused('note_required');
  given(submissionDecider, submitted())
    .when(rejecting({ reason: 'other', note: note('moved abroad') }))
    .then([rejectedIn(in19, { reason: 'other', note: note('moved abroad') })]);
});

test("another county's request looks like none at all", () => {
  const { state } = given(submissionDecider, submitted());
  expect(() => submissionDecider.decide(rejecting({ county: county34 }), state)).toThrow(NotFound);
});
