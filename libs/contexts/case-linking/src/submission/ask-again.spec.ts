import { given } from '#engine/testing';
import { attemptId, submissionId } from '#kernel';
import { anna, at, claiming, in19, in34, later, rejecting, submitted } from '../../testing/examples.js';
import type { AskAgain } from './ask-again.js';
import { submissionDecider } from './decider.js';
import type { SubmissionEvent } from './events.js';
import { wasAskedAgain } from './state.js';

const second = attemptId('t-2');
const asking: AskAgain = {
  kind: 'ask-again',
  accountId: anna,
  attemptId: second,
  failedVerifications: 2,
  cause: 'code_expired',
  at: later,
};
const again = (on: typeof in19): SubmissionEvent => ({
  type: 'AskedAgain',
  data: {
    ...on,
    submissionId: submissionId('s-1'),
    accountId: anna,
    attemptId: second,
    failedVerifications: 2,
    cause: 'code_expired',
    at: later,
  },
});
/** The submission after these commands. */
function after(...commands: Parameters<typeof submissionDecider.decide>[0][]): SubmissionEvent[] {
  const events = [...submitted()];
  for (const each of commands)
    events.push(...submissionDecider.decide(each, given(submissionDecider, events).state));
  return events;
}

test('every request that is still Pending is told, in one append, and the same attempt once more is nothing more', () => {
  given(submissionDecider, submitted())
    .when(asking)
    .then([again(in19), again(in34)]);
  given(submissionDecider, submitted()).when(asking).thenAgainNothing();
  const { state } = given(submissionDecider, after(asking));
  expect([second, attemptId('t-3')].map((each) => wasAskedAgain(state, each))).toEqual([true, false]);
});

test('a county that has decided is asked no more', () => {
  given(submissionDecider, after(rejecting({ ...in19, at })))
    .when(asking)
    .then([again(in34)]);
});

test('what every county has decided takes no repeat, and one that was taken before stays the same one', () => {
  const decided = [rejecting({ ...in19, at }), rejecting({ ...in34, at })];
  given(submissionDecider, after(...decided))
    .when(asking)
    .thenNothing();
  given(submissionDecider, after(asking, ...decided))
    .when(asking)
    .thenNothing();
});

test('while a link is being made for it the request is still Pending: the link may yet be given up', () => {
  given(submissionDecider, after(claiming({ ...in19, at })))
    .when(asking)
    .then([again(in19), again(in34)]);
});

test('a submission that is not there takes no repeat', () => {
  given(submissionDecider).when(asking).thenNothing();
});
