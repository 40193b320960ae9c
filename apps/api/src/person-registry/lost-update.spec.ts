import { ActOnPerson, caseEvents, personEvents, ReceivePerson } from '#contexts/person-registry';
import type { CommandContext } from '#engine';
import { testEngine } from '#engine/testing';
import { countyCode, personId } from '#kernel';

const first = '2026-05-04T17:00:00.000Z';
const second = '2026-05-04T17:05:00.000Z';
const by = { kind: 'worker' as const, id: 'worker-19', county: countyCode('19') };
const context = (key: string): CommandContext => ({
  actor: by,
  command: 'ChangeContact',
  idempotencyKey: key,
  correlationId: key,
});
const save = (email: string, at: string) => ({
  kind: 'change-contact' as const,
  personId: personId('P1'),
  contact: { email, phones: [] },
  by,
  at,
});

describe('two workers save the Contact Detail that both have open', () => {
  let test: Awaited<ReturnType<typeof testEngine>>;
  let handler: InstanceType<typeof ActOnPerson.handler>;

  beforeEach(async () => {
    test = await testEngine([personEvents, caseEvents]);
    handler = new ActOnPerson.handler(test.engine);
    await new ReceivePerson(test.engine).receive(
      {
        personId: 'P1',
        firstName: 'Ana',
        lastName: 'García',
        dateOfBirth: '1990-02-28',
        gender: 'Female',
        cases: [{ caseNumber: 'A1X1', county: '19', status: 'Active', programs: [] }],
      },
      { ...context('import'), command: 'ImportPerson' },
      first,
    );
    await handler.execute(new ActOnPerson(save('one@example.org', first), context('k1'), null));
  });
  afterEach(() => test.close());

  it('refuses the slower one', async () => {
    const slower = handler.execute(new ActOnPerson(save('two@example.org', second), context('k2'), null));
    await expect(slower).rejects.toMatchObject({ code: 'conflict' });
  });

  it('takes it once the worker has seen what the other saved', async () => {
    const { events } = await handler.execute(
      new ActOnPerson(save('two@example.org', second), context('k2'), first),
    );
    expect(events.map((each) => each.type)).toEqual(['ContactChanged']);
  });

  it('does not mind a save of what stands there already', async () => {
    const same = await handler.execute(new ActOnPerson(save('one@example.org', second), context('k2'), null));
    expect(same.events).toEqual([]);
  });

  it('answers a repeat of the faster one with its own outcome', async () => {
    const again = await handler.execute(new ActOnPerson(save('one@example.org', first), context('k1'), null));
    expect(again).toMatchObject({ repeated: true, events: [{ type: 'ContactChanged' }] });
  });
});
