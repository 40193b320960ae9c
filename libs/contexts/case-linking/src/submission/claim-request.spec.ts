import { given } from '#engine/testing';
import { InvalidInput, NotFound } from '#kernel';
import {
  assignedIn19,
  bySupervisor,
  byWorker,
  claimedIn19,
  claiming,
  claimReleasedIn19,
  county34,
  in19,
  in34,
  link1,
  link2,
  note,
  ortiz,
  processedIn,
  rejectedIn,
  rejecting,
  submitted,
} from '../../testing/examples.js';
import { submissionDecider } from './decider.js';
import { claimOf } from './state.js';

const verification = { methods: ['in_person_id'] } as const;
const direct = processedIn(in19, { cause: 'direct', by: byWorker, verification });

test('Continue claims the submission for its link, with all that is needed to make it', () => {
  given(submissionDecider, submitted()).when(claiming()).then([claimedIn19()]);
  given(submissionDecider, submitted()).when(claiming()).thenAgainNothing();
  const { state } = given(submissionDecider, [...submitted(), claimedIn19()]);
  expect(claimOf(state)).toEqual({
    linkId: link1,
    personId: ortiz,
    purpose: {
      kind: 'request',
      submissionId: 's-1',
      requestId: in19.requestId,
      by: byWorker,
      verification,
    },
  });
});

test('who comes second to a claim gets the conflict, in whichever county', () => {
  const text =
    'A colleague was faster and is linking this account right now. Open the request again to see what became of it.';
  const claimed = [...submitted(), claimedIn19()];
  for (const on of [in19, in34]) {
    given(submissionDecider, claimed).when(rejecting(on)).thenRefused('conflict', text);
    given(submissionDecider, claimed)
      .when(claiming({ ...on, linkId: link2 }))
      .thenRefused('conflict', text);
  }
});

describe('a claim whose link was given up', () => {
  const releasing = {
    kind: 'release-claim',
    requestId: in19.requestId,
    linkId: link1,
    at: claimReleasedIn19().data.at,
  } as const;

  test('is released, once, and only by its own link', () => {
    const claimed = [...submitted(), claimedIn19()];
    given(submissionDecider, claimed).when(releasing).then([claimReleasedIn19()]);
    given(submissionDecider, claimed).when(releasing).thenAgainNothing();
    given(submissionDecider, claimed)
      .when({ ...releasing, linkId: link2 })
      .thenNothing();
  });

  test('leaves the request to be rejected, or continued by another link', () => {
    const released = [...submitted(), claimedIn19(), claimReleasedIn19()];
    given(submissionDecider, released)
      .when(rejecting())
      .then([rejectedIn(in19)]);
    given(submissionDecider, released)
      .when(claiming({ linkId: link2 }))
      .then([claimedIn19({ linkId: link2 })]);
  });

  test('has nothing to release on a request that ended', () => {
    given(submissionDecider, [...submitted(), claimedIn19(), direct])
      .when(releasing)
      .thenNothing();
  });
});

test('a request that was processed by this link is claimed no more; by another link, or rejected, it is refused', () => {
  given(submissionDecider, [...submitted(), direct])
    .when(claiming())
    .thenNothing();
  given(submissionDecider, [...submitted(), direct])
    .when(claiming({ linkId: link2 }))
    .thenRefused(
      'request_not_pending',
      'This request is Processed already, so it can no longer be changed. Close it and go back to the search.',
    );
  given(submissionDecider, [...submitted(), rejectedIn(in19)])
    .when(claiming())
    .thenRefused('request_not_pending');
});

test("another county's request looks like none at all", () => {
  const { state } = given(submissionDecider, submitted());
  expect(() => submissionDecider.decide(claiming({ county: county34 }), state)).toThrow(NotFound);
});

test('how identity was verified is mandatory, and "other" needs a note', () => {
  const { state } = given(submissionDecider, submitted());
  const without = claiming({ verification: { methods: [] } });
  expect(() => submissionDecider.decide(without, state)).toThrow(InvalidInput);
  given(submissionDecider, submitted())
    .when(claiming({ verification: { methods: ['other'] } }))
    .thenRefused('note_required');
});

test('after another county rejected its request Continue needs a note', () => {
  const rejectedThere = [...submitted(), rejectedIn(in34)];
  given(submissionDecider, rejectedThere).when(claiming()).thenRefused('note_required');
  const noted = { methods: ['video'] as const, note: note('passport shown') };
  given(submissionDecider, rejectedThere)
    .when(claiming({ verification: noted }))
    .then([claimedIn19({ verification: noted })]);
});

test('what a colleague has taken is theirs to continue', () => {
  const held = [...submitted(), assignedIn19()];
  given(submissionDecider, held).when(claiming()).then([claimedIn19()]);
  given(submissionDecider, held)
    .when(claiming({ by: bySupervisor }))
    .thenRefused('assigned_to_colleague');
});

describe('within the cool-off', () => {
  const coolOff = { hours: 24 };

  test('who changed the contact cannot process', () => {
    given(submissionDecider, submitted()).when(claiming({ coolOff })).thenRefused('cool_off');
  });

  test('a worker cannot override it, a supervisor can, with a reason that is kept', () => {
    const override = { note: note('the customer is here') };
    given(submissionDecider, submitted()).when(claiming({ coolOff, override })).thenRefused('cool_off');
    given(submissionDecider, submitted())
      .when(claiming({ coolOff, override, by: bySupervisor }))
      .then([claimedIn19({ by: bySupervisor, override })]);
  });
});
