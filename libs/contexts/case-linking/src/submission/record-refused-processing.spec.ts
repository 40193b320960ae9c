import { given } from '#engine/testing';
import { submissionId } from '#kernel';
import { in19, later, ortiz, rejectedIn, submitted } from '../../testing/examples.js';
import { submissionDecider } from './decider.js';

const recording = {
  kind: 'record-refused-processing',
  ...in19,
  at: later,
  personId: ortiz,
  codes: ['account_already_linked', 'person_already_linked'],
} as const;

test('all validations that refused Continue are logged, once', () => {
  given(submissionDecider, submitted())
    .when(recording)
    .then([
      {
        type: 'ProcessingRefused',
        data: {
          submissionId: submissionId('s-1'),
          ...in19,
          at: later,
          personId: ortiz,
          codes: recording.codes,
        },
      },
    ]);
  given(submissionDecider, submitted()).when(recording).thenAgainNothing();
});

test('nothing is logged where nothing applied, or on a request that ended', () => {
  given(submissionDecider, submitted())
    .when({ ...recording, codes: [] })
    .thenNothing();
  given(submissionDecider, [...submitted(), rejectedIn(in19)])
    .when(recording)
    .thenNothing();
});
