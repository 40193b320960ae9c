import { FakeClock } from '#kernel/testing';
import { describeMongo } from '../../../test/mongodb/describe-mongo.js';
import { MongoMembers } from './members.js';

const milliseconds = 15_000;

describeMongo('members of an installation', (on) => {
  let clock: FakeClock;
  const member = async (holder: string) => new MongoMembers(await on.connect(), { clock, holder });
  beforeEach(() => {
    clock = new FakeClock();
  });

  it('are known to each other, not to themselves, until they leave', async () => {
    const [ana, ben] = [await member('ana'), await member('ben')];
    await ana.beat('together', milliseconds);
    await ben.beat('alone', milliseconds);
    expect(await ana.others()).toEqual([{ holder: 'ben', role: 'alone', format: 2 }]);
    expect(await ben.others()).toEqual([{ holder: 'ana', role: 'together', format: 2 }]);
    await ana.leave();
    expect(await ben.others()).toEqual([]);
  });

  it('are members as long as they say so', async () => {
    const [ana, ben] = [await member('ana'), await member('ben')];
    await ana.beat('together', milliseconds);
    clock.advance(milliseconds - 1);
    expect(await ben.others()).toHaveLength(1);
    await ana.beat('together', milliseconds);
    clock.advance(milliseconds - 1);
    expect(await ben.others()).toHaveLength(1);
    clock.advance(1);
    expect(await ben.others()).toEqual([]);
  });

  it('that were killed are forgotten for good a day later', async () => {
    const [ana, ben] = [await member('ana'), await member('ben')];
    await ana.beat('together', milliseconds);
    clock.advance(25 * 3_600_000);
    await ben.leave();
    const rows = (await on.connect()).db.collection('members');
    expect(await rows.countDocuments()).toBe(0);
  });
});
