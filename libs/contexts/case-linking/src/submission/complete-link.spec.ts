import { given } from '#engine/testing';
import {
  assignedIn19,
  bySupervisor,
  byWorker,
  claimedIn19,
  completing,
  in19,
  in34,
  note,
  processedIn,
  rejectedIn,
  submitted,
  worker,
} from '../../testing/examples.js';
import { submissionDecider } from './decider.js';

const verification = { methods: ['in_person_id'] } as const;

test('a link that was made before a crash is followed by its whole submission, once', () => {
  given(submissionDecider, submitted())
    .when(completing())
    .then([
      processedIn(in19, { cause: 'direct', by: byWorker, verification }),
      processedIn(in34, { cause: 'sibling' }),
    ]);
  given(submissionDecider, submitted()).when(completing()).thenAgainNothing();
});

test('a rejection that came between stays, and the siblings follow the link', () => {
  given(submissionDecider, [...submitted(), rejectedIn(in19)])
    .when(completing())
    .then([processedIn(in34, { cause: 'sibling' })]);
});

test('whichever county continued, its own request is the direct one', () => {
  const { state } = given(submissionDecider, submitted());
  const events = submissionDecider.decide(completing({ requestId: in34.requestId }), state);
  expect(events.map(({ data }) => [data.requestId, 'cause' in data && data.cause])).toEqual([
    [in34.requestId, 'direct'],
    [in19.requestId, 'sibling'],
  ]);
});

test('the claim ends with its requests', () => {
  const { state } = given(submissionDecider, [...submitted(), claimedIn19()]);
  const after = submissionDecider.decide(completing(), state).reduce(submissionDecider.evolve, state);
  expect([...after.values()].map((each) => [each.claimedFor, each.end.status])).toEqual([
    [undefined, 'Processed'],
    [undefined, 'Processed'],
  ]);
});

test("who had the request, and a supervisor's reason to pass over the cool-off, are kept with its end", () => {
  const { state } = given(submissionDecider, [...submitted(), assignedIn19()]);
  const override = { note: note('the customer is here') };
  expect(submissionDecider.decide(completing({ by: bySupervisor, override }), state)[0]?.data).toMatchObject({
    assignee: worker,
    by: bySupervisor,
    override,
  });
});
