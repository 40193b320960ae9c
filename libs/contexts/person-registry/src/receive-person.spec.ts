import { caseNumber, workerId } from '#kernel';
import { ana, monday, number, record, supervisor, tuesday, worker } from '../testing/index.js';
import { context, MemoryEngine } from '../testing/memory-engine.js';
import { caseDecider } from './case/decider.js';
import type { ImportedCase } from './import-record.js';
import { personDecider } from './person/decider.js';
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
    expect(await receive()).toEqual({
      changed: true,
      kept: [],
      privacyLifted: false,
      position: '0000000003',
    });
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
    expect(await receive()).toMatchObject({ changed: false, position: undefined });
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

  it.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])(
    'takes a person whose id is %s like any other, on a case with others',
    async (personId) => {
      const { engine, receive } = setUp();
      await receive();
      await receive({ personId, ssn: undefined });
      expect(await receive({ personId, ssn: undefined })).toMatchObject({ changed: false });
      const { persons } = (await engine.state(caseDecider, 'B19A001')) as { persons: object };
      expect(Object.keys(persons)).toEqual(['P1', personId]);
    },
  );

  it('leaves what a person is on a case where the record does not say it, and takes it away for null', async () => {
    const { engine, receive } = setUp();
    const role = async () => {
      const state = await engine.state(caseDecider, 'B19A001');
      return state.kind === 'recorded' ? state.persons[ana]?.role : undefined;
    };
    const said = (changes: object, program: object) => ({
      cases: [
        {
          ...record().cases![0]!,
          ...changes,
          programs: [{ kind: 'CalFresh' as const, status: 'Active' as const, worker: 'w1', ...program }],
        },
      ],
    });
    await receive(
      said({ permanentlyOutOfTheHome: true, childSupportRole: 'AP' }, { primaryApplicant: true }),
    );
    const before = await role();
    expect(await receive(said({}, {}))).toMatchObject({ changed: false });
    expect(await receive(said({ programs: [] }, {}))).toMatchObject({ changed: false });
    expect(await role()).toEqual(before);
    await receive(
      said({ permanentlyOutOfTheHome: null, childSupportRole: null }, { primaryApplicant: null }),
    );
    expect(await role()).toEqual({ primaryApplicantOf: [], permanentlyOutOfTheHome: false });
  });

  it('removes a program’s worker for null, and leaves it when it is not named', async () => {
    const { engine, receive } = setUp();
    const said = (program: object) => ({
      cases: [
        {
          ...record().cases![0]!,
          programs: [{ kind: 'CalFresh' as const, status: 'Active' as const, ...program }],
        },
      ],
    });
    const programs = async () => {
      const state = await engine.state(caseDecider, 'B19A001');
      return state.kind === 'recorded' ? state.facts.programs : [];
    };
    await receive();
    await receive(said({}));
    expect(await programs()).toMatchObject([{ worker: 'w1' }]);
    await receive(said({ worker: null }));
    expect(await programs()).toEqual([{ kind: 'CalFresh', status: 'Active' }]);
  });

  it('moves a case to another county, one record at a time only when the record says from where', async () => {
    const { engine, receive } = setUp();
    await receive();
    const strict = new ReceivePerson(engine, { movesAreSaid: true });
    const moved = (more: object) =>
      record({
        cases: [
          { caseNumber: 'B19N002', county: '19', status: 'Active', programs: [] },
          { ...(record().cases![0] as ImportedCase), county: '34', ...more },
        ],
      });
    for (const more of [{}, { movedFrom: '58' }])
      await expect(strict.receive(moved(more), context, monday)).rejects.toMatchObject({
        code: 'case_in_another_county',
        message: expect.stringContaining('"movedFrom": "19"'),
      });
    expect(await engine.state(caseDecider, 'B19N002')).toEqual({ kind: 'unknown' });
    await strict.receive(moved({ movedFrom: '19' }), context, monday);
    expect(await engine.state(caseDecider, 'B19A001')).toMatchObject({ facts: { county: '34' } });
    expect(await strict.receive(moved({ movedFrom: '19' }), context, monday)).toMatchObject({
      changed: false,
    });
  });

  it('says that it lifted Customer Privacy', async () => {
    const { receive } = setUp();
    await receive({ customerPrivacy: true });
    expect(await receive({ customerPrivacy: undefined })).toMatchObject({ privacyLifted: false });
    expect(await receive({ customerPrivacy: false })).toMatchObject({ privacyLifted: true });
    expect(await receive({ customerPrivacy: false })).toMatchObject({ privacyLifted: false });
  });

  it('lists what a worker’s or the agency’s own edits kept, once each', async () => {
    const { engine, receive } = setUp();
    await receive();
    await engine.execute(caseDecider, number, {
      kind: 'assign-program-worker',
      caseNumber: caseNumber('B19A001'),
      program: 'CalFresh',
      worker: workerId('w2'),
      by: supervisor,
      at: tuesday,
    });
    await engine.execute(personDecider, ana, {
      kind: 'change-contact',
      personId: ana,
      contact: { email: 'mine@example.org', phones: [] },
      by: worker,
      at: tuesday,
    });
    const said = record().cases![0]!;
    const cases = [{ ...said, programs: [{ kind: 'CalFresh', status: 'Active', worker: 'w9' }] }];
    const outcome = await receive({ email: 'theirs@example.org', cases });
    expect(outcome).toMatchObject({ changed: true, kept: ['CalFresh', 'email'] });
  });
});
