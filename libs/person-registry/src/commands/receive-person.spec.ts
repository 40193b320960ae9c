import { caseNumber } from '#kernel';
import { ana, monday, number, record, tuesday, worker } from '../../testing/index.js';
import { context, MemoryEngine } from '../../testing/memory-engine.js';
import { caseDecider } from '../domain/case-decider.js';
import { personDecider } from '../domain/person-decider.js';
import { ReceivePerson } from './receive-person.js';

function setUp() {
  const engine = new MemoryEngine();
  const service = new ReceivePerson(engine);
  return { engine, receive: (changes = {}) => service.receive(record(changes), context, monday) };
}
const types = (engine: MemoryEngine) => engine.ledger.map((each) => each.type);

describe('receiving a person', () => {
  it('writes the cases first, then the person, and answers with the last position', async () => {
    const { engine, receive } = setUp();
    expect(await receive()).toEqual({ changed: true, kept: [], position: '0000000003' });
    expect(types(engine)).toEqual([
      'CaseRecorded',
      'CasePersonRecorded',
      'PersonRegistered',
      'PersonJoinedCase',
    ]);
  });

  it('changes nothing the second time', async () => {
    const { receive } = setUp();
    await receive();
    expect(await receive()).toEqual({ changed: false, kept: [], position: undefined });
  });

  it('is healed by receiving again after a crash between the streams', async () => {
    const { engine, receive } = setUp();
    engine.failAtStream = 'person-P1';
    await expect(receive()).rejects.toThrow('the store failed');
    engine.failAtStream = undefined;
    await receive();
    expect(types(engine)).toEqual([
      'CaseRecorded',
      'CasePersonRecorded',
      'PersonRegistered',
      'PersonJoinedCase',
    ]);
  });

  it('takes the person off a case that the record removes, on both sides', async () => {
    const { engine, receive } = setUp();
    await receive();
    await receive({ cases: [{ caseNumber: 'B19A001', status: null }] });
    expect(await engine.state(caseDecider, 'B19A001')).toMatchObject({ persons: {} });
    expect(await engine.state(personDecider, 'P1')).toMatchObject({ cases: [] });
  });

  it('takes the person off every case when the record says null', async () => {
    const { engine, receive } = setUp();
    await receive();
    await receive({ cases: null });
    expect(await engine.state(caseDecider, 'B19A001')).toMatchObject({ persons: {} });
    expect(await engine.state(personDecider, 'P1')).toMatchObject({ cases: [] });
  });

  it('lists what a worker’s or the agency’s own edits kept, once each', async () => {
    const { engine, receive } = setUp();
    await receive();
    await engine.execute(caseDecider, number, {
      type: 'AssignProgramWorker',
      caseNumber: caseNumber('B19A001'),
      program: 'CalFresh',
      worker,
      at: tuesday,
    });
    await engine.execute(personDecider, ana, {
      type: 'ChangeContact',
      personId: ana,
      contact: { email: 'mine@example.org', phones: [] },
      worker,
      county: '19' as never,
      at: tuesday,
    });
    const said = record().cases![0]!;
    const cases = [{ ...said, programs: [{ kind: 'CalFresh', status: 'Active', worker: 'w9' }] }];
    const outcome = await receive({ email: 'theirs@example.org', cases });
    expect(outcome).toMatchObject({ changed: true, kept: ['CalFresh', 'email'] });
  });
});
