import { linkCode, personLinkDecider, submissionDecider, submissionOf } from '#contexts/case-linking';
import { attemptId, countyCode, requestId } from '#kernel';
import {
  askToLinkMyCase,
  channelsOf,
  factsOfPerson,
  processLinkRequest,
  redeemCode,
  sendCode,
  unlinkPerson,
} from '#processes';
import { testSystem } from '../support/test-system.js';

test.each(['customer_asked', 'linked_in_error'] as const)(
  'a code that met a worker’s link says linked, and says and does no more after that link was undone: %s',
  async (reason) => {
    const system = await testSystem('redeemed-again');
    const { flows, context } = system;
    const county = countyCode('19');
    const worker = { kind: 'worker' as const, id: 'worker-19', county };
    const person = await system.person('ana', [{ number: 'A1X1', county: '19' }]);
    const account = await system.account('first');
    const me = context({ kind: 'customer', id: account });
    try {
      const wrong = await askToLinkMyCase(
        flows,
        account,
        system.asks('A1X1', '19', { zipCode: '90001' }),
        context({ kind: 'customer', id: account }),
      );
      const request = requestId(`${system.secrets.id('submission', wrong.attemptId)}-19`);
      const asked = await askToLinkMyCase(
        flows,
        account,
        system.asks('A1X1', '19'),
        context({ kind: 'customer', id: account }),
      );
      const of = { accountId: account, attemptId: attemptId(asked.attemptId) };
      const facts = (await factsOfPerson(flows.engine, person))!;
      await sendCode(
        flows,
        of,
        (await channelsOf(flows, facts))[0]!.id,
        context({ kind: 'customer', id: account }),
      );
      await processLinkRequest(
        flows,
        { requestId: request, by: worker, county },
        { personId: person, methods: ['video'] },
        context(worker),
      );
      system.clock.advance(1_000);
      const redeem = () => redeemCode(flows, of, linkCode(system.secrets, of.attemptId, 1), me);
      expect((await redeem()).outcome).toBe('linked');
      system.clock.advance(1_000);
      await unlinkPerson(flows, { personId: person, reason, by: worker, county }, context(worker));
      expect((await redeem()).outcome).toBe('linked');
      expect((await flows.engine.state(personLinkDecider, person)).linked).toBeUndefined();
      const submission = await flows.engine.state(
        submissionDecider,
        submissionOf(requestId(`${system.secrets.id('submission', of.attemptId)}-19`)),
      );
      expect(submission.size).toBe(0);
    } finally {
      await system.close();
    }
  },
);
