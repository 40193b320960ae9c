import { given } from '#engine/testing';
import { NotFound, submissionId, workerId } from '#kernel';
import { assignedIn19, in19, in34, later, rejectedIn, submitted, worker } from '../../testing/examples.js';
import { submissionDecider } from './decider.js';

const colleague = workerId('w-2');
const taking = (who = worker) => ({ kind: 'take', ...in19, at: later, worker: who }) as const;
const releasing = (who?: typeof worker) =>
  ({ kind: 'release', ...in19, at: later, ...(who === undefined ? {} : { worker: who }) }) as const;
const assigning = (who = colleague) => ({ kind: 'assign', ...in19, at: later, worker: who }) as const;
const released = {
  type: 'RequestReleased',
  data: { submissionId: submissionId('s-1'), ...in19, at: later, from: worker },
} as const;

describe('taking', () => {
  test('a free request is taken, once', () => {
    given(submissionDecider, submitted()).when(taking()).then([assignedIn19()]);
    given(submissionDecider, submitted()).when(taking()).thenAgainNothing();
  });

  test('the slower of two workers is told', () => {
    given(submissionDecider, [...submitted(), assignedIn19()])
      .when(taking(colleague))
      .thenRefused('conflict');
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
    const taken = [...submitted(), assignedIn19()];
    given(submissionDecider, taken).when(releasing(worker)).then([released]);
    given(submissionDecider, taken).when(releasing(worker)).thenAgainNothing();
  });

  test("a colleague's request cannot be put back, unless by who may assign", () => {
    const taken = [...submitted(), assignedIn19()];
    given(submissionDecider, taken).when(releasing(colleague)).thenRefused('assigned_to_colleague');
    given(submissionDecider, taken).when(releasing()).then([released]);
  });
});

describe('assigning', () => {
  test('a request moves from whoever has it, once', () => {
    const taken = [...submitted(), assignedIn19()];
    const moved = assignedIn19(colleague, 'assigned');
    given(submissionDecider, taken)
      .when(assigning())
      .then([{ ...moved, data: { ...moved.data, from: worker } }]);
    given(submissionDecider, taken).when(assigning()).thenAgainNothing();
  });
});
