import { storeForTests } from '#engine/testing';
import { countyCode, workerId } from '#kernel';
import { losAngeles, monday, number, record, supervisor, tag, tuesday } from '../../testing/index.js';
import { context, MemoryEngine } from '../../testing/memory-engine.js';
import { caseDecider } from '../case/decider.js';
import { ReceivePerson } from '../receive-person.js';
import { casesProjection } from './cases.projection.js';
import { type CaseCriteria, CasesList } from './cases.queries.js';
import { personsProjection } from './persons.projection.js';
import { PersonSearch } from './persons.queries.js';

const program = (kind: string, worker: string, primaryApplicant?: true) => ({
  kind,
  status: 'Active',
  worker,
  ...(primaryApplicant ? { primaryApplicant } : {}),
});
const shared = (primary?: true) => ({
  ...record().cases![0]!,
  programs: [program('CalFresh', 'w1', primary)],
});

async function setUp() {
  const engine = new MemoryEngine();
  const receive = (changes: object) => new ReceivePerson(engine).receive(record(changes), context, monday);
  const closed = {
    caseNumber: 'B19C002',
    county: '19',
    status: 'Closed',
    programs: [program('Medi-Cal', 'w2', true)],
  };
  await receive({ personId: 'P0', firstName: 'Ben', lastName: 'Lee', cases: [shared()] });
  await receive({ cases: [shared(true)] });
  await receive({ personId: 'P3', firstName: 'José Luis', lastName: 'Ruiz Vega', cases: [closed] });
  await receive({ personId: 'P4', cases: [{ ...closed, caseNumber: 'B34A001', county: '34' }] });
  return engine;
}
const store = storeForTests();
afterAll(() => store.remove());

async function lists(engine: MemoryEngine) {
  const persons = await store.show(personsProjection, engine.ledger, tag);
  const cases = await store.show(casesProjection, engine.ledger, tag);
  const search = new PersonSearch({ persons, tag, openAsSystem: engine.open });
  return new CasesList({ cases, persons, search });
}
const first = { county: losAngeles, page: 1, pageSize: 25 } as const;

describe('the Cases List', () => {
  it.each<[string, CaseCriteria, string[]]>([
    ['nothing but the county', {}, ['B19A001', 'B19C002']],
    ['a case number in any case', { caseNumber: 'b19c002' }, ['B19C002']],
    ['the beginning of a case number', { caseNumber: 'B19A' }, ['B19A001']],
    ['a status', { status: 'Closed' }, ['B19C002']],
    ['a program', { program: 'CalFresh' }, ['B19A001']],
    ['a worker', { worker: 'w2' }, ['B19C002']],
    ['two criteria that no case meets together', { worker: 'w2', program: 'CalFresh' }, []],
    ['anybody’s last name', { name: 'lee' }, ['B19A001']],
    ['last and first name', { name: 'García, Ana' }, ['B19A001']],
    ['first and last name', { name: 'ana garcia' }, ['B19A001']],
    ['a double last name', { name: 'Ruiz Vega' }, ['B19C002']],
    ['a name that nobody has', { name: 'Nobody' }, []],
    ['a case of another county', { caseNumber: 'B34A001' }, []],
  ])('finds by %s', async (_title, criteria, expected) => {
    const page = await (await lists(await setUp())).list(criteria, first);
    expect(page.items.map((each) => each.caseNumber)).toEqual(expected);
    expect(page).toMatchObject({ total: expected.length, more: false });
  });

  it.each<[string, CaseCriteria]>([
    ['status', { status: 'Closed' }],
    ['worker', { worker: 'w9' }],
    ['program', { program: 'CalFresh' }],
    ['beginning of the number', { caseNumber: 'B19Z' }],
  ])('narrows the cases of all who have a name, not of the first 500: %s', async (_title, criteria) => {
    const engine = new MemoryEngine();
    const open = { county: '19', status: 'Active', programs: [program('Medi-Cal', 'w1', true)] };
    const add = (personId: string, inCase: object) =>
      new ReceivePerson(engine).receive(
        record({ personId, lastName: 'Kruz', cases: [{ ...open, ...inCase }] as never }),
        context,
        monday,
      );
    for (let n = 0; n < 520; n++) await add(`P${n}`, { caseNumber: `B19A${n}` });
    const programs = [program('CalFresh', 'w9', true)];
    await add('Z', { caseNumber: 'B19Z1', status: 'Closed', programs });
    const list = await lists(engine);
    const { items, more } = await list.list({ name: 'Kruz', ...criteria }, first);
    expect({ numbers: items.map((each) => each.caseNumber), more }).toEqual({
      numbers: ['B19Z1'],
      more: false,
    });
    expect(await list.list({ name: 'Kruz' }, first)).toMatchObject({ total: 521, more: false });
  });

  it('names a case after the Primary Applicant, whoever came first', async () => {
    const { items } = await (await lists(await setUp())).list({ caseNumber: 'B19A001' }, first);
    expect(items).toMatchObject([{ status: 'Active', workers: ['w1'], bearer: { personId: 'P1' } }]);
  });

  it('shows the worker whom the agency assigned', async () => {
    const engine = await setUp();
    await engine.execute(caseDecider, number, {
      kind: 'assign-program-worker',
      caseNumber: number,
      program: 'CalFresh',
      worker: workerId('w9'),
      by: supervisor,
      at: tuesday,
    });
    const { items } = await (await lists(engine)).list({ worker: 'w9' }, first);
    expect(items.map((each) => each.caseNumber)).toEqual(['B19A001']);
  });

  it('sums a case up with everybody on it, for its own county only', async () => {
    const list = await lists(await setUp());
    expect(await list.summary('b19a001', losAngeles)).toMatchObject({
      case: { caseNumber: 'B19A001', persons: { P0: {}, P1: {} } },
      bearer: 'P1',
      persons: [{ personId: 'P0' }, { personId: 'P1' }],
    });
    expect(await list.summary('B19A001', countyCode('34'))).toBeUndefined();
    expect(await list.summary('NONE', losAngeles)).toBeUndefined();
  });
});
