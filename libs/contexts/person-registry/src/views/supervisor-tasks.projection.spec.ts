import { folded } from '#engine/testing';
import {
  ana,
  losAngeles,
  monday,
  record,
  supervisor,
  tuesday,
  wednesday,
  worker,
} from '../../testing/index.js';
import { context, MemoryEngine } from '../../testing/memory-engine.js';
import { personDecider } from '../person/decider.js';
import { ReceivePerson } from '../receive-person.js';
import { supervisorTasksProjection } from './supervisor-tasks.projection.js';

async function setUp(customerPrivacy?: true) {
  const engine = new MemoryEngine();
  const receive = (changes = {}) =>
    new ReceivePerson(engine).receive(record({ customerPrivacy, ...changes }), context, monday);
  await receive();
  const tasks = () => [...folded(supervisorTasksProjection, engine.ledger)];
  const change = () =>
    engine.execute(personDecider, ana, {
      kind: 'change-contact',
      personId: ana,
      contact: { phones: [] },
      by: worker,
      at: tuesday,
    });
  return { engine, receive, tasks, change };
}

describe('the supervisor’s tasks', () => {
  it('hold a contact change of a person under Customer Privacy until it is settled', async () => {
    const { engine, tasks, change } = await setUp(true);
    await change();
    const task = {
      kind: 'contact_notice',
      personId: 'P1',
      county: '19',
      contactChangedAt: tuesday,
      changed: ['email', 'phones'],
      worker: 'worker-19',
    };
    expect(tasks()).toEqual([[`P1@${tuesday}`, { ...task, status: 'open' }]]);
    await engine.execute(personDecider, ana, {
      kind: 'settle-contact-notice',
      personId: ana,
      contactChangedAt: tuesday,
      by: supervisor,
      at: wednesday,
    });
    expect(tasks()[0]![1]).toEqual({
      ...task,
      status: 'settled',
      settledBy: 'supervisor-19',
      settledAt: wednesday,
    });
  });

  it('hold nothing of others', async () => {
    const { tasks, change } = await setUp();
    await change();
    expect(tasks()).toEqual([]);
  });

  it('hold a change by the system of record in the county of the record’s case', async () => {
    const { tasks, receive } = await setUp(true);
    await receive({ email: 'new@example.org' });
    expect(tasks().map(([, task]) => [task.county, task.changed])).toEqual([['19', ['email']]]);
  });

  it('hold it also when the record names no case, in the county of the person’s case on file', async () => {
    const { tasks, receive } = await setUp(true);
    await receive({ email: 'newer@example.org', cases: undefined });
    await receive({ phones: null, cases: [] });
    expect(tasks().map(([, task]) => [task.kind, task.county])).toEqual([['contact_notice', '19']]);
  });

  it('hold a lift of Customer Privacy by a system of record, beside the change in the same record', async () => {
    const { engine, tasks, receive } = await setUp(true);
    await receive({ customerPrivacy: false, email: 'new@example.org', cases: undefined });
    expect(tasks().map(([id, task]) => [id, task.kind, task.changed])).toEqual([
      [`P1@privacy_lifted@${monday}`, 'privacy_lifted', ['customerPrivacy']],
      [`P1@${monday}`, 'contact_notice', ['email']],
    ]);
    const settle = {
      kind: 'settle-privacy-lift',
      personId: ana,
      liftedAt: monday,
      by: supervisor,
      at: wednesday,
    } as const;
    await engine.execute(personDecider, ana, settle);
    expect((await engine.execute(personDecider, ana, settle)).events).toEqual([]);
    expect(tasks().map(([, task]) => task.status)).toEqual(['settled', 'open']);
  });

  it('hold a letter until it is settled', async () => {
    const { engine, tasks } = await setUp();
    const paper = { personId: ana, why: 'notice_returned', cause: 'e-1', messageId: 'm-1' } as const;
    const ask = { kind: 'ask-for-paper', ...paper, county: losAngeles, at: tuesday } as const;
    await engine.execute(personDecider, ana, ask);
    const task = {
      kind: 'send_paper',
      personId: 'P1',
      county: '19',
      contactChangedAt: tuesday,
      changed: [],
      why: 'notice_returned',
      messageId: 'm-1',
    };
    expect(tasks()).toEqual([[`P1@send_paper@${tuesday}`, { ...task, status: 'open' }]]);
    const settle = {
      kind: 'settle-paper',
      personId: ana,
      askedAt: tuesday,
      by: supervisor,
      at: wednesday,
    } as const;
    await engine.execute(personDecider, ana, settle);
    expect(tasks()[0]![1]).toMatchObject({ ...task, status: 'settled', settledBy: supervisor.id });
  });

  it('hold no lift by a supervisor', async () => {
    const { engine, tasks } = await setUp(true);
    const lift = {
      kind: 'set-customer-privacy',
      personId: ana,
      active: false,
      by: supervisor,
      at: tuesday,
    } as const;
    await engine.execute(personDecider, ana, lift);
    expect(tasks()).toEqual([]);
  });
});
