import { given } from '#engine/testing';
import {
  byWorker,
  in19,
  in34,
  later,
  link1,
  ortiz,
  processedIn,
  rejectedIn,
  submitted,
} from '../../../testing/examples.js';
import { submissionDecider } from '../submission.decider.js';

const verification = { methods: ['in_person_id'] } as const;
const completing = {
  kind: 'complete-link',
  requestId: in19.requestId,
  at: later,
  linkId: link1,
  personId: ortiz,
  by: byWorker,
  verification,
} as const;

test('a link that was made before a crash is followed by its whole submission, once', () => {
  given(submissionDecider, submitted())
    .when(completing)
    .then([
      processedIn(in19, { cause: 'direct', by: byWorker, verification }),
      processedIn(in34, { cause: 'sibling' }),
    ]);
  given(submissionDecider, submitted()).when(completing).thenAgainNothing();
});

test('a rejection that came between stays, and the siblings follow the link', () => {
  given(submissionDecider, [...submitted(), rejectedIn(in19)])
    .when(completing)
    .then([processedIn(in34, { cause: 'sibling' })]);
});
