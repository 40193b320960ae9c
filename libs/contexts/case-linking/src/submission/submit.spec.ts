import { given } from '#engine/testing';
import { at, in19, in34, submitted, submitting } from '../../testing/examples.js';
import { submissionDecider } from './decider.js';

test('a submission makes one request for each county, in one append', () => {
  const events = submitted();
  expect(events.map(({ type, data }) => [type, data.requestId, data.county])).toEqual([
    ['LinkRequested', in19.requestId, in19.county],
    ['LinkRequested', in34.requestId, in34.county],
  ]);
  expect(events[0]?.data).toMatchObject({ requestedAt: at, origin: 'customer', cause: 'mismatch' });
});

test('the same submission again is nothing more', () => {
  given(submissionDecider).when(submitting()).thenAgainNothing();
});
