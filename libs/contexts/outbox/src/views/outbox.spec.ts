import { personId, personSubject, type Recorded, seal, systemActor } from '#kernel';
import type { OutboxEvent } from '../message/events.js';
import { outboxProjection } from './outbox.projection.js';
import { Outbox } from './outbox.queries.js';
import type { OutboxDocument } from './outbox.view.js';

const at = '2026-05-01T17:00:00.000Z';
const owner = personSubject(personId('p-1'));
const queued: OutboxEvent = {
  type: 'OutgoingMessageQueued',
  data: {
    messageId: 'm-1',
    channel: 'text',
    template: 'link_completed',
    language: 'es',
    to: seal(owner, { address: '2135550117' }),
    params: {},
    cause: { eventId: 'e-1', type: 'AccountLinked' },
    subjectOfData: owner,
    at,
  },
};
const started: OutboxEvent = { type: 'SendStarted', data: { messageId: 'm-1', attempt: 1, at } };
const failed = (retryAt?: string): OutboxEvent => ({
  type: 'SendFailed',
  data: {
    messageId: 'm-1',
    attempt: 1,
    why: 'unreachable',
    ...(retryAt === undefined ? {} : { retryAt }),
    at,
  },
});
const sent: OutboxEvent = { type: 'OutgoingMessageSent', data: { messageId: 'm-1', attempt: 1, at } };

function shown(...events: OutboxEvent[]): OutboxDocument | undefined {
  let document: OutboxDocument | undefined;
  for (const event of events) {
    const seen = { ...event, meta } as Recorded<OutboxEvent>;
    for (const id of outboxProjection.keys(seen))
      document = outboxProjection.fold(document, { ...seen, tags: [] }, id);
  }
  return document;
}
const meta = {
  id: 'e-2',
  stream: 'outbox-m-1',
  revision: 0n,
  position: '1',
  actor: systemActor('test'),
  recordedAt: at,
  correlationId: 'c-1',
};

test('a queued message is due at once, its address sealed', () => {
  expect(shown(queued)).toMatchObject({
    state: 'queued',
    dueAt: at,
    attempts: 0,
    to: { $sealed: 'person-p-1', c: '' },
  });
});

test('a message that is being sent is due again only when its sender may be dead', () => {
  expect(shown(queued, started)).toMatchObject({
    state: 'sending',
    attempts: 1,
    dueAt: '2026-05-01T17:02:00.000Z',
  });
});

test('a failed message is due when it is tried again, or never by itself', () => {
  const retryAt = '2026-05-01T17:01:00.000Z';
  expect(shown(queued, started, failed(retryAt))).toMatchObject({ state: 'failed', dueAt: retryAt });
  expect(shown(queued, started, failed())).toMatchObject({ dueAt: null, failure: 'unreachable' });
});

test('a mail that came back says why, is never due again, and says so until it was taken again', () => {
  const returned: OutboxEvent = {
    type: 'OutgoingMessageReturned',
    data: {
      messageId: 'm-1',
      template: 'link_completed',
      cause: { eventId: 'e-1', type: 'AccountLinked' },
      code: '5.1.1',
      at,
    },
  };
  const back = shown(queued, started, sent, returned);
  expect(back).toMatchObject({ state: 'returned', dueAt: null, returnCode: '5.1.1', causeId: 'e-1' });
  expect(shown(queued, started, sent, returned, started, sent)).toMatchObject({
    state: 'sent',
    returnCode: null,
  });
});

test.each([
  [[queued], 'waiting'],
  [[queued, started], 'waiting'],
  [[queued, started, failed(at)], 'waiting'],
  [[queued, started, failed()], 'failed'],
  [[queued, started, sent], 'sent'],
])('who asks by the cause learns what became of it (%#: %s)', async (events, state) => {
  const document = shown(...events)!;
  const find = async ({ where }: { where: readonly { eq?: unknown }[] }) => ({
    items: where[0]?.eq === document.causeId ? [{ id: 'm-1', document }] : [],
  });
  const outbox = new Outbox({ find } as never);
  expect(await outbox.findByCause('e-1')).toBe(state);
  expect(await outbox.findByCause('e-2')).toBeUndefined();
});

test('a sent message is never due again', () => {
  expect(shown(queued, started, sent)).toMatchObject({ state: 'sent', dueAt: null, sentAt: at });
});
