import { given } from '#engine/testing';
import { NotFound, submissionId, systemActor, workerId } from '#kernel';
import {
  actorOf,
  assignedIn19,
  bySupervisor,
  byWorker,
  in19,
  in34,
  later,
  rejectedIn,
  submitted,
  worker,
} from '../../testing/examples.js';
import { submissionDecider } from './decider.js';

const colleague = workerId('w-2');
const taking = (by = byWorker) => ({ kind: 'take', ...in19, at: later, by }) as const;
const releasing = (by = byWorker) => ({ kind: 'release', ...in19, at: later, by }) as const;
const assigning = (by = byWorker) => ({ kind: 'assign', ...in19, at: later, by, to: colleague }) as const;
const taken = [...submitted(), assignedIn19()];
const released = {
  type: 'RequestReleased',
  data: { submissionId: submissionId('s-1'), ...in19, at: later, from: worker },
} as const;

describe('taking', () => {
  test('a free request is taken, once', () => {
    given(submissionDecider, submitted()).when(taking()).then([assignedIn19()]);
    given(submissionDecider, submitted()).when(taking()).thenAgainNothing();
  });

  test('the slower of two workers is told; a supervisor takes it over', () => {
    given(submissionDecider, taken)
      .when(taking(actorOf(colleague)))
      .thenRefused('conflict');
    const over = assignedIn19(workerId(bySupervisor.id));
    given(submissionDecider, taken)
      .when(taking(bySupervisor))
      .then([{ ...over, data: { ...over.data, from: worker } }]);
  });

  test('a request that ended cannot be taken', () => {
    given(submissionDecider, [...submitted(), rejectedIn(in19)])
      .when(taking())
      .thenRefused('request_not_pending');
  });

  test("another county's request looks like none at all", () => {
    const { state } = given(submissionDecider, submitted());
    const foreign = { ...taking(), county: in34.county };
    expect(() => submissionDecider.decide(foreign, state)).toThrow(NotFound);
  });
});

describe('releasing', () => {
  test('a worker puts their request back, once', () => {
    given(submissionDecider, taken).when(releasing()).then([released]);
    given(submissionDecider, taken).when(releasing()).thenAgainNothing();
  });

  test.each([
    ['a colleague', actorOf(colleague)],
    ['an auditor', { kind: 'auditor', id: 'a-1' }],
  ] as const)('%s cannot put back what somebody has', (_, by) => {
    given(submissionDecider, taken).when(releasing(by)).thenRefused('assigned_to_colleague');
  });

  test.each([
    ['a supervisor', bySupervisor],
    ['the product, for who left,', systemActor('put-back-requests')],
  ] as const)('%s puts back anybody’s', (_, by) => {
    given(submissionDecider, taken).when(releasing(by)).then([released]);
  });

  test('what is in other hands by now than those it was to leave stays there', () => {
    given(submissionDecider, taken)
      .when({ ...releasing(systemActor('put-back-requests')), from: colleague })
      .thenRefused('assigned_to_colleague');
  });
});

describe('assigning', () => {
  const given19 = assignedIn19(colleague, 'assigned');
  const moved = { ...given19, data: { ...given19.data, from: worker } };

  test('what nobody has is given by anybody who may assign', () => {
    given(submissionDecider, submitted()).when(assigning()).then([given19]);
  });

  test.each([
    ['who has it', byWorker],
    ['a supervisor', bySupervisor],
  ])('a request moves by %s, once', (_, by) => {
    given(submissionDecider, taken).when(assigning(by)).then([moved]);
    given(submissionDecider, taken).when(assigning(by)).thenAgainNothing();
  });

  test('a colleague’s is moved by nobody else', () => {
    given(submissionDecider, taken)
      .when(assigning(actorOf(workerId('w-3'))))
      .thenRefused('assigned_to_colleague');
  });
});
