import { FakeClock } from '#kernel/testing';
import type { Checkpoint } from '#read-store';
import { CheckpointWatch } from './checkpoint-watch.js';

describe('waiting for a view to hold what was written', () => {
  const clock = new FakeClock();
  let looks: string[] = [];
  let positions = new Map<string, string>();
  let ledgerId = 'ledger';
  const watch = new CheckpointWatch({
    ledgerId: 'ledger',
    clock,
    checkpoint: async (view): Promise<Checkpoint | undefined> => {
      looks.push(view);
      const position = positions.get(view);
      if (position === 'broken') throw new Error('the store is away');
      return position === undefined ? undefined : { ledgerId, position, epoch: 1 };
    },
  });
  beforeEach(() => {
    looks = [];
    positions = new Map([['letters', '05']]);
    ledgerId = 'ledger';
  });
  const pass = async (milliseconds: number) => {
    await new Promise(setImmediate);
    for (let n = 0; n < milliseconds; n += 5) {
      clock.advance(5);
      await new Promise(setImmediate);
    }
  };

  it('does not wait for what is there', async () => {
    expect(await watch.waitFor('letters', '05', 100)).toBe('reached');
    expect(await watch.waitFor('letters', '04', 0)).toBe('reached');
  });

  it('ends when the view has come that far', async () => {
    const waiting = watch.waitFor('letters', '06', 1_000);
    await pass(20);
    positions.set('letters', '07');
    await pass(5);
    expect(await waiting).toBe('reached');
  });

  it('gives up after its time, and says that the view is stale', async () => {
    const waiting = watch.waitFor('letters', '06', 50);
    await pass(50);
    expect(await waiting).toBe('stale');
    const unknown = watch.waitFor('unknown', '01', 10);
    await pass(10);
    expect(await unknown).toBe('stale');
  });

  it('is never reached by a view of another ledger', async () => {
    ledgerId = 'restored';
    const waiting = watch.waitFor('letters', '01', 10);
    await pass(10);
    expect(await waiting).toBe('stale');
  });

  it('looks once in 5 ms for everybody together, and not at all while nobody waits', async () => {
    const waiting = ['06', '07', '08'].map((position) => watch.waitFor('letters', position, 20));
    await pass(20);
    await Promise.all(waiting);
    const lookedAt = looks.length;
    expect(lookedAt).toBe(3 + 4);
    await pass(100);
    expect(looks).toHaveLength(lookedAt);
  });

  it('passes on that the store is away, to those who wait for that view only', async () => {
    const other = watch.waitFor('letters', '06', 100);
    const broken = watch.waitFor('breaking', '06', 100);
    const failed = expect(broken).rejects.toThrow('the store is away');
    positions.set('letters', '06').set('breaking', 'broken');
    await pass(5);
    await failed;
    expect(await other).toBe('reached');
    await expect(watch.waitFor('breaking', '01', 10)).rejects.toThrow('the store is away');
  });
});
