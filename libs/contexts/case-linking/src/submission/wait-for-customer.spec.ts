import { given } from '#engine/testing';
import { attemptId, submissionId, workerId } from '#kernel';
import {
  anna,
  assignedIn19,
  bySupervisor,
  byWorker,
  in19,
  later,
  note,
  rejectedIn,
  submitted,
} from '../../testing/examples.js';
import { submissionDecider } from './decider.js';

const of = { submissionId: submissionId('s-1'), ...in19, at: later };
const waiting = { kind: 'wait', ...in19, at: later, by: byWorker, reason: 'documents' } as const;
const going = { kind: 'end-waiting', ...in19, at: later, by: byWorker } as const;
const began = { type: 'WaitingBegan', data: { ...of, by: byWorker, reason: 'documents' } } as const;
const ended = { type: 'WaitingEnded', data: { ...of, by: byWorker } } as const;
const askedAgain = {
  type: 'AskedAgain',
  data: {
    ...of,
    accountId: anna,
    attemptId: attemptId('t-2'),
    failedVerifications: 0,
    cause: 'gave_up',
  },
} as const;

test('a request waits for the customer, once, until a worker ends it, once', () => {
  given(submissionDecider, submitted()).when(waiting).then([began]);
  given(submissionDecider, submitted()).when(waiting).thenAgainNothing();
  given(submissionDecider, [...submitted(), began])
    .when(going)
    .then([ended]);
  given(submissionDecider, [...submitted(), began])
    .when(going)
    .thenAgainNothing();
});

test('the customer who asks again ends it', () => {
  given(submissionDecider, [...submitted(), began, askedAgain])
    .when(going)
    .then([]);
  given(submissionDecider, [...submitted(), began, askedAgain])
    .when(waiting)
    .then([began]);
});

test('a reason of its own needs a note', () => {
  const other = { ...waiting, reason: 'other' } as const;
  given(submissionDecider, submitted()).when(other).thenRefused('note_required');
  const noted = note('A letter of her landlord.');
  given(submissionDecider, submitted())
    .when({ ...other, note: noted })
    .then([{ type: 'WaitingBegan', data: { ...of, by: byWorker, reason: 'other', note: noted } }]);
});

test('what a colleague has in hand waits for nobody else', () => {
  const held = [...submitted(), assignedIn19(workerId('w-2'))];
  given(submissionDecider, held).when(waiting).thenRefused('assigned_to_colleague');
  given(submissionDecider, [...held, began])
    .when(going)
    .thenRefused('assigned_to_colleague');
});

test('a request that ended neither waits nor is noted on', () => {
  const over = [...submitted(), rejectedIn(in19)];
  given(submissionDecider, over).when(waiting).thenRefused('request_not_pending');
  const noting = { kind: 'note', ...in19, at: later, by: byWorker, note: note('Too late.') } as const;
  given(submissionDecider, over).when(noting).thenRefused('request_not_pending');
});

test('anybody notes, whoever has the request in hand', () => {
  const said = note('Her sister called.');
  given(submissionDecider, [...submitted(), assignedIn19()])
    .when({ kind: 'note', ...in19, at: later, by: bySupervisor, note: said })
    .then([{ type: 'RequestNoted', data: { ...of, by: bySupervisor, note: said } }]);
});
