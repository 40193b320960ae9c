import { given } from '#engine/testing';
import { InvalidInput, NotFound } from '#kernel';
import {
  assignedIn19,
  bySupervisor,
  byWorker,
  county34,
  in19,
  in34,
  link2,
  note,
  processedIn,
  processing,
  rejectedIn,
  submitted,
  worker,
} from '../../../testing/examples.js';
import { submissionDecider } from '../submission.decider.js';

const verification = { methods: ['in_person_id'] } as const;
const direct = processedIn(in19, { cause: 'direct', by: byWorker, verification });

test('Continue processes the request, and every open sibling because of it', () => {
  given(submissionDecider, submitted())
    .when(processing())
    .then([direct, processedIn(in34, { cause: 'sibling' })]);
});

test('whichever county continues, its own request is the direct one', () => {
  const { state } = given(submissionDecider, submitted());
  const events = submissionDecider.decide(processing(in34), state);
  expect(events.map(({ data }) => [data.requestId, 'cause' in data && data.cause])).toEqual([
    [in34.requestId, 'direct'],
    [in19.requestId, 'sibling'],
  ]);
});

test('the same link again is nothing more', () => {
  given(submissionDecider, submitted()).when(processing()).thenAgainNothing();
});

test('a request that was processed by another link, or rejected, cannot be processed', () => {
  given(submissionDecider, [...submitted(), direct])
    .when(processing({ linkId: link2 }))
    .thenRefused(
      'request_not_pending',
      'This request is Processed already, so it can no longer be changed. Close it and go back to the search.',
    );
  given(submissionDecider, [...submitted(), rejectedIn(in19)])
    .when(processing())
    .thenRefused('request_not_pending');
});

test('who had the request is kept with its end', () => {
  const { state } = given(submissionDecider, [...submitted(), assignedIn19()]);
  expect(submissionDecider.decide(processing(), state)[0]?.data).toMatchObject({ assignee: worker });
});

test("another county's request looks like none at all", () => {
  const { state } = given(submissionDecider, submitted());
  expect(() => submissionDecider.decide(processing({ county: county34 }), state)).toThrow(NotFound);
});

test('how identity was verified is mandatory, and "other" needs a note', () => {
  const { state } = given(submissionDecider, submitted());
  const without = processing({ verification: { methods: [] } });
  expect(() => submissionDecider.decide(without, state)).toThrow(InvalidInput);
  given(submissionDecider, submitted())
    .when(processing({ verification: { methods: ['other'] } }))
    .thenRefused('note_required');
});

describe('after another county rejected its request', () => {
  const rejectedThere = [...submitted(), rejectedIn(in34)];

  test('Continue needs a note', () => {
    given(submissionDecider, rejectedThere).when(processing()).thenRefused('note_required');
  });

  test('with a note only what is still Pending becomes Processed', () => {
    const noted = { methods: ['video'] as const, note: note('passport shown') };
    given(submissionDecider, rejectedThere)
      .when(processing({ verification: noted }))
      .then([processedIn(in19, { cause: 'direct', by: byWorker, verification: noted })]);
  });
});

describe('within the cool-off', () => {
  const coolOff = { hours: 24 };

  test('who changed the contact cannot process', () => {
    given(submissionDecider, submitted()).when(processing({ coolOff })).thenRefused('cool_off');
  });

  test('a worker cannot override it, a supervisor can, with a reason that is kept', () => {
    const override = { note: note('the customer is here') };
    given(submissionDecider, submitted()).when(processing({ coolOff, override })).thenRefused('cool_off');
    const { state } = given(submissionDecider, submitted());
    const events = submissionDecider.decide(processing({ coolOff, override, by: bySupervisor }), state);
    expect(events[0]?.data).toMatchObject({ cause: 'direct', by: bySupervisor, override });
  });
});
