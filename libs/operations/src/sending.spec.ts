import { outboxDecider } from '#contexts/outbox';
import { mailServer } from '#contexts/outbox/testing';
import { personId, personSubject, seal } from '#kernel';
import { ops, resultOf, temporaryFolder } from '../testing/index.js';
import { operations } from './operations.js';

const owner = personSubject(personId('P1'));
const message = {
  kind: 'queue',
  messageId: 'm-1',
  channel: 'email',
  template: 'link_completed',
  language: 'en',
  to: seal(owner, { address: 'ana@example.org' }),
  params: {},
  cause: { eventId: 'e-1', type: 'AccountLinked' },
  subjectOfData: owner,
  at: '2026-05-01T17:00:00.000Z',
} as const;

test('the command line sends as the settings say, and never calls sent what went nowhere', async () => {
  const post = await mailServer();
  const folder = temporaryFolder({
    MAIL_TRANSPORT: 'smtp',
    SMTP_URL: `smtp://127.0.0.1:${post.port}`,
    MAIL_FROM: 'no-reply@portal.example.gov',
  });
  const { ports, close } = await folder.own();
  const context = { actor: ops.actor, command: 'Queue', idempotencyKey: 'k', correlationId: 'c' };
  await ports.system.engine.execute(outboxDecider, 'm-1', message, context);
  const retry = () => resultOf(operations['retry-message'](ports, { messageId: 'm-1' }, ops));
  post.toRecipient.push('550 5.1.1 no such user');
  expect((await retry()).state).toBe('failed');
  expect((await retry()).state).toBe('sent');
  expect(post.mails.map(({ to }) => to)).toEqual([['ana@example.org']]);
  await close();
  folder.remove();
  await post.stop();
});

test('a mail that only a newer program knows is left to it', async () => {
  const folder = temporaryFolder();
  const { ports, close } = await folder.own();
  const { engine } = ports.system;
  const context = { actor: ops.actor, command: 'Queue', idempotencyKey: 'k', correlationId: 'c' };
  await engine.execute(outboxDecider, 'm-1', { ...message, template: 'of_tomorrow' }, context);
  await resultOf(operations['retry-message'](ports, { messageId: 'm-1' }, ops));
  expect(await engine.state(outboxDecider, 'm-1')).toMatchObject({
    is: 'failed',
    retryAt: expect.any(String),
  });
  await close();
  folder.remove();
});
