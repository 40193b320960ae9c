import { given } from '#engine/testing';
import { NotFound, personId, personSubject, seal } from '#kernel';
import type { FailureReason } from '../values.js';
import { outboxDecider } from './decider.js';
import type { Queued } from './events.js';
import type { FinishSending } from './finish-sending.js';

const at = '2026-05-01T17:00:00.000Z';
const owner = personSubject(personId('p-1'));
const message: Queued = {
  messageId: 'm-1',
  channel: 'email',
  template: 'verification_code',
  language: 'en',
  to: seal(owner, { address: 'ana@example.org' }),
  params: { attemptId: 't-1', issue: '1', minutes: '30' },
  cause: { eventId: 'e-1', type: 'VerificationCodeIssued' },
  subjectOfData: owner,
  notAfter: '2026-05-01T17:30:00.000Z',
  at,
};
const queued = { type: 'OutgoingMessageQueued', data: message } as const;
const started = (attempt: number, when = at) =>
  ({ type: 'SendStarted', data: { messageId: 'm-1', attempt, at: when } }) as const;
const failed = (attempt: number, why: FailureReason | 'too_late', retryAt?: string, when = at) =>
  ({
    type: 'SendFailed',
    data: { messageId: 'm-1', attempt, why, ...(retryAt === undefined ? {} : { retryAt }), at: when },
  }) as const;
const sent = { type: 'OutgoingMessageSent', data: { messageId: 'm-1', attempt: 1, at } } as const;
const start = (when = at, byHand = false) => ({ kind: 'start-sending', at: when, byHand }) as const;
const finish = (attempt: number, failure?: FinishSending['failure']) =>
  ({ kind: 'finish-sending', attempt, at, ...(failure === undefined ? {} : { failure }) }) as const;

describe('queueing', () => {
  test('a message is queued once', () => {
    const command = { kind: 'queue', ...message } as const;
    given(outboxDecider).when(command).then([queued]);
    given(outboxDecider).when(command).thenAgainNothing();
  });
});

describe('starting to send', () => {
  test('one sender gets a message, a second one at the same time does not', () => {
    given(outboxDecider, [queued])
      .when(start())
      .then([started(1)]);
    given(outboxDecider, [queued]).when(start()).thenAgainNothing();
  });

  test('a sender that has said nothing for two minutes is taken for dead', () => {
    given(outboxDecider, [queued, started(1)])
      .when(start('2026-05-01T17:01:59.999Z'))
      .thenNothing();
    given(outboxDecider, [queued, started(1)])
      .when(start('2026-05-01T17:02:00.000Z'))
      .then([started(2, '2026-05-01T17:02:00.000Z')]);
  });

  test('what failed is tried again when its time has come, or at once by hand', () => {
    const waiting = [queued, started(1), failed(1, 'unreachable', '2026-05-01T17:01:00.000Z')];
    given(outboxDecider, waiting).when(start()).thenNothing();
    given(outboxDecider, waiting)
      .when(start('2026-05-01T17:01:00.000Z'))
      .then([started(2, '2026-05-01T17:01:00.000Z')]);
    given(outboxDecider, waiting)
      .when(start(at, true))
      .then([started(2)]);
  });

  test('what was sent is never sent again, not even by hand', () => {
    given(outboxDecider, [queued, started(1), sent])
      .when(start(at, true))
      .thenNothing();
  });

  test('a code that has expired is not sent any more', () => {
    const late = '2026-05-01T17:30:00.001Z';
    given(outboxDecider, [queued])
      .when(start(late))
      .then([failed(1, 'too_late', undefined, late)]);
    given(outboxDecider, [queued]).when(start(late)).thenAgainNothing();
  });

  test('there is nothing to send where nothing was queued', () => {
    expect(() => outboxDecider.decide(start(), outboxDecider.initial)).toThrow(NotFound);
  });
});

describe('finishing', () => {
  test('a message that was handed over is sent, once', () => {
    given(outboxDecider, [queued, started(1)])
      .when(finish(1))
      .then([sent]);
    given(outboxDecider, [queued, started(1)])
      .when(finish(1))
      .thenAgainNothing();
  });

  test('a sender that comes back after another took over says nothing', () => {
    given(outboxDecider, [queued, started(1), started(2)])
      .when(finish(1, 'unreachable'))
      .thenNothing();
  });

  test('an unreachable other side is tried again later, and ever later, for some four days, and then left to a person', () => {
    const retryAt = (attempt: number) => {
      const { state } = given(outboxDecider, [queued, started(attempt)]);
      const [event] = outboxDecider.decide(finish(attempt, 'unreachable'), state);
      return event?.type === 'SendFailed' ? event.data.retryAt : 'no failure';
    };
    expect([1, 2, 3, 4, 5, 27, 28].map(retryAt)).toEqual([
      '2026-05-01T17:01:00.000Z',
      '2026-05-01T17:05:00.000Z',
      '2026-05-01T17:30:00.000Z',
      '2026-05-01T19:00:00.000Z',
      '2026-05-01T21:00:00.000Z',
      '2026-05-01T21:00:00.000Z',
      undefined,
    ]);
  });

  test.each(['unreachable', 'try_later', 'sign_in_refused', 'unknown'] as const)(
    'what failed as %s is tried again in a minute',
    (why) => {
      given(outboxDecider, [queued, started(1)])
        .when(finish(1, why))
        .then([failed(1, why, '2026-05-01T17:01:00.000Z')]);
    },
  );

  test.each(['refused', 'no_such_address', 'no_gateway'] as const)(
    'what failed as %s is not tried again by itself',
    (why) => {
      given(outboxDecider, [queued, started(1)])
        .when(finish(1, why))
        .then([failed(1, why)]);
    },
  );
});

describe('a mail that comes back', () => {
  const back = { kind: 'return', code: '5.1.1', at } as const;
  const { cause, template } = message;
  const returned = {
    type: 'OutgoingMessageReturned',
    data: { messageId: 'm-1', template, cause, code: '5.1.1', at },
  } as const;

  test('says so once, with what it told of, also where nobody knows whether it was taken', () => {
    given(outboxDecider, [queued, started(1), sent])
      .when(back)
      .then([returned]);
    given(outboxDecider, [queued, started(1), failed(1, 'unreachable', at)])
      .when(back)
      .then([returned]);
    given(outboxDecider, [queued, started(1), sent, returned])
      .when({ ...back, code: '5.2.2' })
      .thenNothing();
  });

  test('was mailed before: a text, a message that waits and one that nobody knows never come back', () => {
    const text = { ...queued, data: { ...message, channel: 'text' } } as const;
    given(outboxDecider, [queued]).when(back).thenRefused('never_mailed');
    given(outboxDecider, [text, started(1), sent])
      .when(back)
      .thenRefused('never_mailed');
    expect(() => outboxDecider.decide(back, outboxDecider.initial)).toThrow(NotFound);
  });

  test('is tried again only by hand', () => {
    const before = [queued, started(1), sent, returned];
    given(outboxDecider, before).when(start('2026-06-01T17:00:00.000Z')).thenNothing();
    given(outboxDecider, before)
      .when(start(at, true))
      .then([started(2)]);
  });
});
