import { type ImportedCase, ReceivePerson } from '#contexts/person-registry';
import { nextTurn } from '#kernel';
import { packageOf } from '../../support/exports.js';
import { resident } from '../../support/residents.js';
import { type TestApp, testApp } from '../../support/test-app.js';

/** An export of a long case is made beside everything else: whoever waits has a turn between parts of it. */
const persons = 6;
const editsOfEach = 80;
const events = persons * editsOfEach;
/** The events of one person, and a little of what else goes on: many fewer than those of the case. */
const mostAtOnce = 200;

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

/** Counts calls of a function in each turn of the event loop. */
class Turns {
  count = 0;
  most = 0;
  private calls = 0;

  readonly called = (calls = 1): void => {
    this.calls += calls;
    this.most = Math.max(this.most, this.calls);
  };

  async until(ended: Promise<unknown>): Promise<void> {
    let isOver = false;
    void ended.then(
      () => (isOver = true),
      () => (isOver = true),
    );
    while (!isOver) {
      await nextTurn();
      this.count++;
      this.calls = 0;
    }
  }
}

test('while a long case is exported, others are answered', async () => {
  const ana = await resident(app);
  const receive = new ReceivePerson(app.system.engine);
  const context = (n: string) => ({
    ...({ actor: { kind: 'registry', id: 'r' }, command: 'ImportPerson' } as const),
    ...{ idempotencyKey: `long-${n}`, correlationId: 'long' },
  });
  const [shared] = ana.record.cases as readonly ImportedCase[];
  const programs = shared!.programs.map(({ kind, status }) => ({ kind, status }));
  await Promise.all(
    Array.from({ length: persons }, async (_, of) => {
      const record =
        of === 0
          ? ana.record
          : { ...ana.record, personId: `long-${of}`, ssn: null, cases: [{ ...shared!, programs }] };
      for (let n = 0; n <= editsOfEach; n++)
        await receive.receive(
          { ...record, email: `m${n}@example.org` } as never,
          context(`${of}-${n}`),
          app.clock.now(),
        );
    }),
  );
  const [auditor, turns] = [await app.as('auditor'), new Turns()];
  const { codec } = app.system.engine;
  const { main } = app.system.tiles;
  const [decode, tlogProofs] = [codec.decode, main.tlogProofs.bind(main)];
  jest.spyOn(codec, 'decode').mockImplementation((stored) => {
    turns.called();
    return decode(stored);
  });
  jest.spyOn(main, 'tlogProofs').mockImplementation((proved, kept) => {
    turns.called(proved.length);
    return tlogProofs(proved, kept);
  });
  const made = packageOf(app, auditor, ana.caseNumbers[0]!, true);
  await turns.until(made);
  const { done } = (await made).body;
  expect(done).toBeGreaterThan(2 * events);
  expect(turns.most).toBeLessThanOrEqual(mostAtOnce);
  // Read, told apart, opened, written down, ordered and proved: each of them in parts of fifty.
  expect(turns.count).toBeGreaterThan((8 * events) / 50);
}, 240_000);
