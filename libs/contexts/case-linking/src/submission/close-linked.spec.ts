import { given } from '#engine/testing';
import { accountId } from '#kernel';
import {
  anna,
  at,
  claimedIn19,
  in19,
  in34,
  later,
  link2,
  ortiz,
  processedIn,
  rejectedIn,
  submitted,
} from '../../testing/examples.js';
import { submissionDecider } from './decider.js';

const closing = {
  kind: 'close-linked',
  accountId: anna,
  linkId: link2,
  personId: ortiz,
  linkedAt: later,
  at: later,
} as const;
const byBatch = { cause: 'batch', linkId: link2 } as const;

test('what a linked account asked before is Processed by the batch, once', () => {
  given(submissionDecider, submitted())
    .when(closing)
    .then([processedIn(in19, byBatch), processedIn(in34, byBatch)]);
  given(submissionDecider, submitted()).when(closing).thenAgainNothing();
});

test('what Continue linked a moment ago is left to it, what it did not come to link is not', () => {
  given(submissionDecider, [...submitted(), claimedIn19({ linkId: link2 })])
    .when(closing)
    .thenNothing();
  given(submissionDecider, [...submitted(), claimedIn19()])
    .when(closing)
    .then([processedIn(in19, byBatch), processedIn(in34, byBatch)]);
});

test('what was rejected stays rejected', () => {
  given(submissionDecider, [...submitted(), rejectedIn(in34)])
    .when(closing)
    .then([processedIn(in19, byBatch)]);
});

test('a request that is not older than the link stays Pending', () => {
  given(submissionDecider, submitted())
    .when({ ...closing, linkedAt: at })
    .thenNothing();
  given(submissionDecider, submitted({ at: '2026-05-02T00:00:00.000Z' }))
    .when(closing)
    .thenNothing();
});

test("another account's requests stay Pending: they may be fraud", () => {
  given(submissionDecider, submitted())
    .when({ ...closing, accountId: accountId('a-2') })
    .thenNothing();
});
