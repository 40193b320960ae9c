import { given } from '#engine/testing';
import { submissionId } from '#kernel';
import { byWorker, in19, later, ortiz, rejectedIn, submitted } from '../../testing/examples.js';
import { rankedCandidates } from '../policies/candidates.js';
import { submissionDecider } from './decider.js';

const dismissing = { kind: 'dismiss-candidate', ...in19, at: later, by: byWorker, personId: ortiz } as const;

test('"not this person" is remembered, once', () => {
  given(submissionDecider, submitted())
    .when(dismissing)
    .then([
      {
        type: 'CandidateDismissed',
        data: { submissionId: submissionId('s-1'), ...in19, at: later, personId: ortiz },
      },
    ]);
  given(submissionDecider, submitted()).when(dismissing).thenAgainNothing();
});

test('a request that ended has no candidates to dismiss', () => {
  given(submissionDecider, [...submitted(), rejectedIn(in19)])
    .when(dismissing)
    .thenRefused('request_not_pending');
});

test('dismissed candidates come last, the others keep their order', () => {
  const candidates = ['p-1', 'p-2', 'p-3'].map((id) => ({ personId: id as typeof ortiz }));
  expect(rankedCandidates(candidates, new Set([ortiz])).map((each) => each.personId)).toEqual([
    'p-2',
    'p-3',
    'p-1',
  ]);
});
