import { FakeClock } from '#kernel/testing';
import { describeMongo } from '../../../test/mongodb/describe-mongo.js';
import { MongoLeases } from './leases.js';

const milliseconds = 3_000;

describeMongo('leases', (on) => {
  let clock: FakeClock;
  const leasesOf = async (holder: string) => new MongoLeases(await on.connect(), { clock, holder });
  const anaAndBen = async () => [await leasesOf('ana'), await leasesOf('ben')] as const;
  beforeEach(() => {
    clock = new FakeClock();
  });

  it('are held by one process each', async () => {
    const [ana, ben] = await anaAndBen();
    expect(await ana.acquire('nightly', milliseconds)).toEqual({ name: 'nightly', epoch: 1 });
    expect(await ben.acquire('nightly', milliseconds)).toBeUndefined();
    expect(await ben.acquire('mail', milliseconds)).toEqual({ name: 'mail', epoch: 1 });
  });

  it('are known to be held elsewhere, until they are given back or have run out', async () => {
    const [ana, ben] = await anaAndBen();
    expect(await ben.heldElsewhere('nightly')).toBe(false);
    await ana.acquire('nightly', milliseconds);
    expect(await ben.heldElsewhere('nightly')).toBe(true);
    expect(await ana.heldElsewhere('nightly')).toBe(false);
    await ana.release('nightly');
    expect(await ben.heldElsewhere('nightly')).toBe(false);
    await ana.acquire('nightly', milliseconds);
    clock.advance(milliseconds);
    expect(await ben.heldElsewhere('nightly')).toBe(false);
  });

  it('go to another process when they have run out, not before, with a higher epoch', async () => {
    const [ana, ben] = await anaAndBen();
    await ana.acquire('nightly', milliseconds);
    clock.advance(milliseconds - 1);
    expect(await ben.acquire('nightly', milliseconds)).toBeUndefined();
    clock.advance(1);
    expect((await ben.acquire('nightly', milliseconds))?.epoch).toBe(2);
    expect(await ana.acquire('nightly', milliseconds)).toBeUndefined();
  });

  it('last while they are prolonged, in the same epoch', async () => {
    const [ana, ben] = await anaAndBen();
    await ana.acquire('nightly', milliseconds);
    for (let turn = 0; turn < 5; turn++) {
      clock.advance(milliseconds - 1);
      expect((await ana.acquire('nightly', milliseconds))?.epoch).toBe(1);
      expect(await ben.acquire('nightly', milliseconds)).toBeUndefined();
    }
  });

  it('stay with a process that was late, where nobody else has asked meanwhile', async () => {
    const [ana, ben] = await anaAndBen();
    await ana.acquire('nightly', milliseconds);
    clock.advance(10 * milliseconds);
    expect((await ana.acquire('nightly', milliseconds))?.epoch).toBe(1);
    expect(await ben.acquire('nightly', milliseconds)).toBeUndefined();
  });

  it('are free at once when they are given back, and then in a new epoch for everybody', async () => {
    const [ana, ben] = await anaAndBen();
    await ana.acquire('nightly', milliseconds);
    await ana.release('nightly');
    expect((await ben.acquire('nightly', milliseconds))?.epoch).toBe(2);
    await ben.release('nightly');
    expect((await ben.acquire('nightly', milliseconds))?.epoch).toBe(3);
  });

  it('are not taken from their holder by one who gives back what it has lost', async () => {
    const [ana, ben] = await anaAndBen();
    await ana.acquire('nightly', milliseconds);
    clock.advance(milliseconds);
    await ben.acquire('nightly', milliseconds);
    await ana.release('nightly');
    await ana.release('never held');
    expect(await ana.acquire('nightly', milliseconds)).toBeUndefined();
  });

  const raced = on.server.atomicUpdates ? it : it.skip;
  raced('go to one of many that ask at once, new, run out or given back', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, (_, n) => leasesOf(`p${n}`)));
    for (let epoch = 1; epoch <= 6; epoch++) {
      const taken = await Promise.all(all.map((each) => each.acquire('nightly', milliseconds)));
      expect(taken.filter(Boolean).map((lease) => lease?.epoch)).toEqual([epoch]);
      const holder = all[taken.findIndex(Boolean)]!;
      if (epoch % 2 === 0) await holder.release('nightly');
      else {
        clock.advance(milliseconds);
        all.splice(all.indexOf(holder), 1);
      }
    }
  });
});
