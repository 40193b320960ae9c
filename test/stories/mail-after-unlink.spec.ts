import { attemptsDecider, linkCode } from '#contexts/case-linking';
import { outboxDecider } from '#contexts/outbox';
import { attemptId, countyCode, personSubject, seal } from '#kernel';
import {
  askToLinkMyCase,
  channelsOf,
  factsOfPerson,
  redeemCode,
  sendCode,
  sendMessage,
  unlinkPerson,
} from '#processes';
import { testSystem } from '../support/test-system.js';

/** Rule M12: with the link goes the mail that waits, whatever it was that kept it waiting. */
test('a mail about e-messages that was not sent yet is not sent after the unlink', async () => {
  const system = await testSystem('mail after unlink');
  const { flows, clock, context } = system;
  const handed: unknown[] = [];
  const ports = {
    ...flows,
    publicUrl: 'https://portal.example',
    transport: { send: async (message: unknown) => void handed.push(message) },
  };
  const person = await system.person('p1', [{ number: 'A1X1', county: '19' }]);
  const account = await system.account('a1');
  const customer = { kind: 'customer' as const, id: account };
  const queue = async (messageId: string) => {
    const of = personSubject(person);
    await flows.engine.execute(
      outboxDecider,
      messageId,
      {
        ...{ kind: 'queue', messageId, channel: 'email', template: 'e_message_waiting', language: 'en' },
        to: seal(of, { address: 'p1@example.org' }),
        params: { threadId: 't1' },
        cause: { eventId: messageId, type: 'MessageSent' },
        ...{ subjectOfData: of, at: clock.now() },
      },
      context({ kind: 'system', id: 'test' }),
    );
    await sendMessage(ports as never, messageId, { context: context({ kind: 'system', id: 'test' }) });
  };
  const asked = await askToLinkMyCase(flows, account, system.asks('A1X1', '19'), context(customer));
  const of = { accountId: account, attemptId: attemptId(asked.attemptId) };
  const [channel] = await channelsOf(flows, (await factsOfPerson(flows.engine, person))!);
  await sendCode(flows, of, channel!.id, context(customer));
  await redeemCode(flows, of, linkCode(system.secrets, of.attemptId, 1), context(customer));
  expect((await flows.engine.state(attemptsDecider, account)).get(of.attemptId)?.is).toBe('redeemed');

  await queue('m1');
  expect(handed).toHaveLength(1);

  const county = countyCode('19');
  const by = { kind: 'worker' as const, id: 'worker-19', county };
  await unlinkPerson(flows, { personId: person, reason: 'customer_asked', by, county }, context(by));
  await queue('m2');
  expect(handed).toHaveLength(1);
  expect((await flows.engine.state(outboxDecider, 'm2')).is).toBe('failed');
  await system.close();
});
