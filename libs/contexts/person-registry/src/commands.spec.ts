import type { CommandContext } from '#engine';
import { testEngine } from '#engine/testing';
import { type Actor, countyCode, NotFound } from '#kernel';
import { ana, monday, record, supervisor, tuesday, wednesday, worker } from '../testing/index.js';
import { caseEvents } from './case/events.js';
import { ActOnPerson, SettleTask } from './commands.js';
import type { PersonImportRecord } from './import-record.js';
import { personEvents } from './person/events.js';
import { ReceivePerson } from './receive-person.js';

const context = (actor: Actor, key: string): CommandContext => ({
  actor,
  command: 'Test',
  idempotencyKey: key,
  correlationId: key,
});

describe('acting on a person', () => {
  let test: Awaited<ReturnType<typeof testEngine>>;
  const receive = (changes: Partial<PersonImportRecord>, key: string) =>
    new ReceivePerson(test.engine).receive(
      record({ customerPrivacy: true, ...changes }),
      context({ kind: 'registry', id: 'registry' }, key),
      monday,
    );
  const change = (by: Actor) =>
    new ActOnPerson.handler(test.engine).execute(
      new ActOnPerson(
        { kind: 'change-contact', personId: ana, contact: { phones: [] }, by, at: tuesday },
        context(by, 'change'),
      ),
    );
  const settle = (by: Actor) =>
    new SettleTask.handler(test.engine).execute(
      new SettleTask(
        { kind: 'settle-contact-notice', personId: ana, contactChangedAt: tuesday, by, at: wednesday },
        context(by, 'settle'),
      ),
    );

  beforeEach(async () => {
    test = await testEngine([personEvents, caseEvents]);
    await receive({}, 'first');
  });
  afterEach(() => test.close());

  it('is for the counties in which the person has a case', async () => {
    await expect(change({ ...worker, county: countyCode('34') })).rejects.toThrow(NotFound);
    expect((await change(worker)).events).toHaveLength(1);
  });

  it('is for no county that no longer has a case, but its task can still be settled', async () => {
    await change(worker);
    await receive({ cases: null }, 'second');
    await expect(change(worker)).rejects.toThrow(NotFound);
    expect((await settle(supervisor)).events).toHaveLength(1);
  });
});
