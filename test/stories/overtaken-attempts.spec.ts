import { type MessageToSend, outboxDecider } from '#contexts/outbox';
import type { Process } from '#engine';
import type { Recorded } from '#kernel';
import {
  askToLinkMyCase,
  sendCode as send,
  sendMessage,
  sendOutgoingMessages,
  sendVerificationCodes,
} from '#processes';
import { linkedCases, requestsOf, sendCode, verify } from '../support/case-links.js';
import { type Resident, resident } from '../support/residents.js';
import { type Actor, type Answer, type TestApp, testApp } from '../support/test-app.js';
import { testSystem } from '../support/test-system.js';

/** Rules L3 and L4: what has become true since an attempt was begun, or since its code was sent. */
let app: TestApp;
let worker: Actor;
let supervisor: Actor;

beforeAll(async () => {
  app = await testApp();
  worker = await app.as('worker-19');
  supervisor = await app.as('supervisor-19');
});
afterAll(() => app.stop());

const cell = { number: '2135550177', type: 'Cell' as const };
const pathOf = ({ body }: Answer) => `/api/v1/portal/link-attempts/${body.attemptId}`;

async function saved(who: Resident, contact: object): Promise<void> {
  const { status } = await worker.put(`/api/v1/persons/${who.personId}/contact`, contact);
  expect(status).toBe(200);
}

async function protect(who: Resident): Promise<void> {
  const path = `/api/v1/persons/${who.personId}/customer-privacy`;
  const { status } = await supervisor.put(path, { active: true, reason: 'Her wish.' });
  expect(status).toBe(200);
}

describe('a code whose address was removed from Contact Detail since', () => {
  test.each([
    ['email', { phones: [cell] }],
    ['email', { email: 'other@example.org', phones: [cell] }],
    ['text', { email: 'kept@example.org', phones: [] }],
    ['text', { email: 'kept@example.org', phones: [{ ...cell, type: 'Fax' }] }],
  ] as const)('links nobody and burns no try; another channel can be chosen (%s)', async (kind, now) => {
    const ana = await resident(app, { person: { phones: [cell] } });
    const asked = await ana.ask();
    const code = await sendCode(app, ana.customer, asked, kind);
    await saved(ana, now);
    for (let n = 0; n < 6; n++) {
      const gone = await verify(ana.customer, asked.body.attemptId, code);
      expect([gone.status, gone.body.code]).toEqual([409, 'contact_missing']);
    }
    expect(await linkedCases(ana.customer)).toEqual([]);
    const { body } = await ana.customer.get(pathOf(asked));
    expect(body).toMatchObject({ outcome: 'verify', verification: { triesLeft: 5 } });
    const other = kind === 'email' ? 'text' : 'email';
    const again = await sendCode(
      app,
      ana.customer,
      { ...asked, body: { ...asked.body, ...body.verification } },
      other,
    );
    expect((await verify(ana.customer, asked.body.attemptId, again)).body).toEqual({ outcome: 'linked' });
  });

  test('a wrong code is a wrong code all the same, and one that was put back is right', async () => {
    const ana = await resident(app);
    const asked = await ana.ask();
    const code = await sendCode(app, ana.customer, asked);
    await saved(ana, { phones: [cell] });
    const wrong = code === '00000000' ? '00000001' : '00000000';
    expect((await verify(ana.customer, asked.body.attemptId, wrong)).body.code).toBe('code_wrong');
    expect((await verify(ana.customer, asked.body.attemptId, code)).body.code).toBe('contact_missing');
    await saved(ana, { email: `ana.${ana.number}@example.org`, phones: [] });
    expect((await verify(ana.customer, asked.body.attemptId, code)).body).toEqual({ outcome: 'linked' });
  });
});

describe('once Customer Privacy is on', () => {
  test('nothing is sent, and the attempt becomes a request', async () => {
    const ana = await resident(app);
    const asked = await ana.ask();
    await protect(ana);
    const { status, body } = await ana.customer.post(`${pathOf(asked)}/code`, {
      channelId: asked.body.channels[0].id,
    });
    expect([status, body.code]).toEqual([409, 'county_decides']);
    expect(await requestsOf(app, ana)).toHaveLength(1);
    const { body: standing } = await ana.customer.get(pathOf(asked));
    expect(standing).toMatchObject({ outcome: 'requested', verification: null });
    expect(await messagesFor(asked)).toEqual([]);
  });

  test('no mask is shown: not by the page, nor by a repeat of what answered one before', async () => {
    const ana = await resident(app);
    const asks = { 'idempotency-key': crypto.randomUUID() };
    const sends = { 'idempotency-key': crypto.randomUUID() };
    const asking = () => ana.customer.post('/api/v1/portal/link-attempts', ana.asks(), asks);
    const asked = await asking();
    const sending = () =>
      ana.customer.post(`${pathOf(asked)}/code`, { channelId: asked.body.channels[0].id }, sends);
    expect((await sending()).status).toBe(200);
    await protect(ana);
    const answers = [await ana.customer.get(pathOf(asked)), await sending(), await asking(), await sending()];
    for (const each of answers) expect(each.text).not.toContain('•');
    expect(answers.map((each) => each.body.outcome ?? each.body.code)).toEqual([
      'requested',
      'county_decides',
      'requested',
      'county_decides',
    ]);
    expect(await requestsOf(app, ana)).toHaveLength(1);
  });

  test('a code on its way is not handed over any more; nor is one whose address was removed', async () => {
    for (const change of ['privacy', 'contact'] as const) {
      const system = await testSystem(`overtaken-${change}`);
      const { flows, clock } = system;
      const handed: MessageToSend[] = [];
      const ports = {
        ...flows,
        publicUrl: 'http://localhost',
        transport: { send: async (each: MessageToSend) => void handed.push(each) },
      };
      const context = () => system.context({ kind: 'system', id: 'test' });
      const issue = async (n: number) => {
        await system.person(`p${n}`, [{ number: `A${n}X1`, county: '19' }]);
        const account = await system.account(`a${n}`);
        const me = () => system.context({ kind: 'customer', id: account });
        const asked = await askToLinkMyCase(flows, account, system.asks(`A${n}X1`, '19'), me());
        const of = { accountId: account, attemptId: asked.attemptId };
        await send(flows, of, asked.channels[0]!.id, me());
      };
      const forbid = async (n: number) => {
        clock.advance(1_000);
        if (change === 'privacy')
          await system.person(`p${n}`, [{ number: `A${n}X1`, county: '19' }], { customerPrivacy: true });
        else
          await system.person(`p${n}`, [{ number: `A${n}X1`, county: '19' }], { email: 'new@example.org' });
      };
      const events = async (type: string) => {
        const found: Recorded[] = [];
        for await (const page of system.store.readAll())
          for (const stored of page) {
            const event = flows.engine.codec.decode(stored)!;
            if (event.type === type) found.push(event);
          }
        return found;
      };
      const handle = async (process: unknown, event: Recorded) =>
        (process as Process).handle(event, { ...context(), idempotencyKey: event.meta.id });

      // Issued, and not yet queued.
      await issue(0);
      await forbid(0);
      for (const event of await events('VerificationCodeIssued'))
        await handle(sendVerificationCodes(flows), event);
      expect(await events('OutgoingMessageQueued')).toEqual([]);

      // Queued, and not yet handed over, by the process or by hand.
      await issue(1);
      const [, second] = await events('VerificationCodeIssued');
      await handle(sendVerificationCodes(flows), second!);
      await forbid(1);
      const [queued] = await events('OutgoingMessageQueued');
      await handle(sendOutgoingMessages(ports as never), queued!);
      const { messageId } = queued!.data as { messageId: string };
      await sendMessage(ports as never, messageId, { context: context(), byHand: true });
      expect(handed).toEqual([]);
      expect((await flows.engine.state(outboxDecider, messageId)).is).toBe('failed');

      // Nothing of the kind happened: it goes out.
      await issue(2);
      const third = (await events('VerificationCodeIssued')).at(-1)!;
      await handle(sendVerificationCodes(flows), third);
      await handle(sendOutgoingMessages(ports as never), (await events('OutgoingMessageQueued')).at(-1)!);
      expect(handed).toHaveLength(1);
      await system.close();
    }
  });
});

describe('two attempts of one account for two persons', () => {
  /** Ana's account asks for her own person and for a namesake's. */
  async function both() {
    const ana = await resident(app);
    const namesake = await resident(app, {
      person: { lastName: ana.lastName },
      profile: { lastName: ana.lastName },
    });
    const own = await ana.ask();
    const other = await ana.ask({ caseNumber: namesake.caseNumbers[0]! });
    expect([own.body.outcome, other.body.outcome]).toEqual(['verify', 'verify']);
    const codes = [await sendCode(app, ana.customer, own), await sendCode(app, ana.customer, other)] as const;
    return { ana, namesake, attempts: [own, other] as const, codes };
  }

  test.each([0, 1] as const)(
    'after one is linked, the right code of the other makes a request',
    async (first) => {
      const { ana, namesake, attempts, codes } = await both();
      const second = first === 0 ? 1 : 0;
      const linked = await verify(ana.customer, attempts[first].body.attemptId, codes[first]);
      expect(linked.body).toEqual({ outcome: 'linked' });
      const { body } = await verify(ana.customer, attempts[second].body.attemptId, codes[second]);
      expect(body).toEqual({ outcome: 'requested' });
      expect(await requestsOf(app, ana)).toHaveLength(1);
      expect(await linkedCases(ana.customer)).toEqual((first === 0 ? ana : namesake).caseNumbers);
      expect((await ana.customer.get(pathOf(attempts[second]))).body.outcome).toBe('requested');
    },
  );

  test('both right codes at the same moment: one link, one request', async () => {
    const { ana, attempts, codes } = await both();
    const answers = await Promise.all(
      attempts.map((each, n) => verify(ana.customer, each.body.attemptId, codes[n]!)),
    );
    expect(answers.map((each) => each.body.outcome).sort()).toEqual(['linked', 'requested']);
    expect(await requestsOf(app, ana)).toHaveLength(1);
  });

  test.each(['code', 'give-up', 'timer'] as const)(
    'after one is linked, the other becomes a request also by %s',
    async (by) => {
      const { ana, attempts, codes } = await both();
      await verify(ana.customer, attempts[0].body.attemptId, codes[0]);
      let customer = ana.customer;
      if (by === 'timer') {
        app.clock.advance(31 * 60_000);
        customer = await app.as(`customer-${ana.number}`);
      } else {
        const body = by === 'code' ? { channelId: attempts[1].body.channels[0].id } : undefined;
        const { status } = await customer.post(`${pathOf(attempts[1])}/${by}`, body);
        expect(status).toBe(by === 'code' ? 409 : 200);
      }
      await app.until(async () =>
        (await requestsOf(app, { ...ana, customer })).length === 1 ? true : undefined,
      );
    },
  );
});

describe('two attempts of one account for the same person', () => {
  async function both() {
    const ana = await resident(app);
    const attempts = [await ana.ask(), await ana.ask()] as const;
    expect(attempts.map(({ body }) => body.outcome)).toEqual(['verify', 'verify']);
    const codes = [
      await sendCode(app, ana.customer, attempts[0]),
      await sendCode(app, ana.customer, attempts[1]),
    ] as const;
    const enter = (n: 0 | 1) => verify(ana.customer, attempts[n].body.attemptId, codes[n]);
    return { ana, enter, ids: attempts.map(({ body }) => body.attemptId as string) };
  }

  test.each([0, 1] as const)('the right code of the other says that they are linked', async (first) => {
    const { ana, enter } = await both();
    const second = first === 0 ? 1 : 0;
    for (const n of [first, second, second] as const)
      expect((await enter(n)).body).toEqual({ outcome: 'linked' });
    expect(await linkedCases(ana.customer)).toEqual(ana.caseNumbers);
    expect(await requestsOf(app, ana)).toEqual([]);
  });

  test('so do both at the same moment', async () => {
    const { enter } = await both();
    const answers = await Promise.all([enter(0), enter(1)]);
    expect(answers.map(({ body }) => body.outcome)).toEqual(['linked', 'linked']);
  });

  test('a wrong code of the other, and the right one after an unlink, bring nothing back', async () => {
    const { ana, enter, ids } = await both();
    await enter(0);
    expect((await verify(ana.customer, ids[1]!, '00000000')).body.code).toBe('code_expired');
    const path = `/api/v1/persons/${ana.personId}/unlink`;
    expect((await worker.post(path, { reason: 'suspected_fraud' })).status).toBe(200);
    expect((await enter(1)).body.code).toBe('code_expired');
    expect(await linkedCases(ana.customer)).toEqual([]);
  });
});

/** What was queued for an attempt, sent or not. */
async function messagesFor({ body: { attemptId } }: Answer): Promise<readonly unknown[]> {
  const ops = await app.as('ops');
  const { body } = await ops.get('/api/v1/ops/outbox?pageSize=100');
  return body.items.filter(({ text }: { text: string }) => text.includes(attemptId));
}
