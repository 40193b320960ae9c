import { describeMongo } from '../../../test/mongodb/describe-mongo.js';
import { LeaseLost } from '../src/running/leases.js';
import { processCheckpointsContract } from '../testing/process-checkpoints.contract.js';
import { MongoProcessCheckpoints } from './process-checkpoints.js';

describeMongo('process checkpoints', (on) => {
  const open = async (epoch = 1) => new MongoProcessCheckpoints(await on.connect(), () => epoch);

  processCheckpointsContract(async () => ({ store: await open(), reopen: open }));

  it('refuses the holder of an older lease, who then changes nothing', async () => {
    const at = (position: string) => ({ ledgerId: 'ledger', position, eventId: 'e' });
    const [older, newer] = [await open(1), await open(2)];
    await older.set('one', at('1'));
    await newer.set('one', at('2'));
    await expect(older.set('one', at('3'))).rejects.toBeInstanceOf(LeaseLost);
    expect(await older.get('one')).toEqual(at('2'));
    await newer.set('one', at('3'));
    expect(await older.get('one')).toEqual(at('3'));
  });
});
