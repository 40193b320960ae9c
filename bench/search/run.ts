import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Address,
  demoPeople,
  type PersonCriteria,
  type PersonDocument,
  type PersonImportRecord,
  type PersonRecord,
  type PersonRegistryEvent,
  PersonSearch,
  personsProjection,
} from '#contexts/person-registry';
import {
  type CountyCode,
  type EventMeta,
  personId,
  personSubject,
  type Recorded,
  seal,
  systemClock,
  systemRandomness,
} from '#kernel';
import { deriveMasterSecrets, KeyVault } from '#privacy';
import { SqliteKeyStore } from '#privacy/sqlite';
import type { Json, ReadStore } from '#read-store';
import { SqliteReadStore } from '#read-store/sqlite';
import { type BenchResult, type BenchRow, median } from '../support/result.js';

const sizes = [10_000, Number(process.env.BENCH_PEOPLE ?? 1_000_000)] as const;
const batch = 2_000;
const rounds = 60;
const county = '19' as CountyCode;
const clock = systemClock;
const randomness = systemRandomness;
const build = 'v1-1';
const meta: EventMeta = {
  id: '',
  stream: '',
  revision: 0n,
  position: '',
  actor: { kind: 'system', id: 'bench' },
  recordedAt: clock.now(),
  correlationId: '',
};

/** What a worker types for somebody with the most common names; the last one is what Select Person is prefilled with. */
const searches: readonly (readonly [string, PersonCriteria])[] = [
  ['a last name', { lastName: 'García' }],
  ['a last name, exact spelling only', { lastName: 'García', phonetic: false }],
  ['last and first name', { lastName: 'García', firstName: 'José' }],
  ['last name and ZIP code', { lastName: 'García', zip: '90001' }],
  [
    'both names, birth date, gender and ZIP code',
    { lastName: 'García', firstName: 'José', dateOfBirth: '1984-02-29', gender: 'Male', zip: '90001' },
  ],
];

/**
 * P4, its last figure: Select Person for common names among few and among many people, in one county that has a
 * quarter of them. Both are searched in turn; the median counts.
 * @public
 */
export async function run(): Promise<BenchResult> {
  const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'bench-search-'));
  const keys = await SqliteKeyStore.open({ file: join(folder, 'keys.db'), mode: 'owner' });
  const vault = new KeyVault({
    store: keys,
    keys: deriveMasterSecrets(randomness.bytes(32)),
    clock,
    randomness,
  });
  const towns = await Promise.all(
    sizes.map(async (size) => {
      const readStore = SqliteReadStore.open({ folder: join(folder, String(size)), mode: 'owner' });
      await fill(readStore, vault, size);
      return { size, readStore, search: searchIn(readStore, vault) };
    }),
  );
  const rows: BenchRow[] = [];
  for (const [name, criteria] of searches) {
    const times = towns.map((): number[] => []);
    for (let round = 0; round < rounds; round++)
      for (const [n, { search }] of towns.entries()) times[n]!.push(await timed(() => search(criteria)));
    const [few = 0, many = 0] = times.map(median);
    rows.push({ name: `${name}, ${sizes[0].toLocaleString('en-US')} people`, value: few, unit: 'ms' });
    rows.push({
      name: `${name}, ${sizes[1].toLocaleString('en-US')} people`,
      value: many,
      unit: 'ms',
      ratio: many / few,
    });
  }
  for (const { readStore } of towns) await readStore.close();
  await keys.close();
  rmSync(folder, { recursive: true });
  return { id: 'P4', title: 'Select Person for common names, one county of 58, page of 25', rows };
}

/** With the rows of the page opened, as its look opens them. */
function searchIn(readStore: ReadStore, vault: KeyVault) {
  const search = new PersonSearch({
    persons: readStore.reader<PersonDocument>(personsProjection.schema),
    tag: (kind, value) => vault.tag(kind, value),
    openAsSystem: (sealed) => vault.open(sealed),
  });
  return async (criteria: PersonCriteria): Promise<void> => {
    const { items } = await search.search(criteria, { county, page: 1, pageSize: 25 });
    if (items.length === 0) throw new Error('nobody was found: the search measures nothing');
    await vault.openAll(items.map(({ person }) => person));
  };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** The view as its rebuild leaves it: from the product's own fold, search keys and tags. */
async function fill(readStore: ReadStore, vault: KeyVault, people: number): Promise<void> {
  const { schema } = personsProjection;
  const copy = await readStore.copy(schema, build);
  await copy.beginBulk();
  let from = await copy.claim('bench');
  let done = 0;
  for (const some of inBatches(demoPeople(people, 7))) {
    done += some.length;
    const position = String(done).padStart(16, '0');
    const writes = (await documentsOf(some, vault)).map(([id, document]) => ({
      id,
      position,
      body: document as unknown as Json,
      tags: personsProjection.tags?.(document) ?? [],
      expected: undefined,
    }));
    const to = { ...from, position };
    if ((await copy.commit({ writes, from, to })) === 'lost') throw new Error('the copy has another owner');
    from = to;
  }
  await copy.endBulk();
  await readStore.flip(schema, build, undefined);
}

function* inBatches(people: Iterable<PersonImportRecord>): Iterable<readonly PersonImportRecord[]> {
  let some: PersonImportRecord[] = [];
  for (const each of people)
    if (some.push(each) === batch) {
      yield some;
      some = [];
    }
  if (some.length > 0) yield some;
}

async function documentsOf(people: readonly PersonImportRecord[], vault: KeyVault) {
  const events = people.map((each) => registered(each));
  const tags = events.map((each) =>
    (personsProjection.searchKeys?.(each) ?? []).map(({ kind, value }) => ({
      kind,
      value: vault.tag(kind, value),
    })),
  );
  await vault.sealAll(events.map(({ data }) => data));
  return people.map((each, n): [string, PersonDocument] => {
    const document = personsProjection.fold(undefined, { ...events[n]!, tags: tags[n]! }, each.personId)!;
    return [each.personId, { ...document, cases: casesOf(each) }];
  });
}

function registered(each: PersonImportRecord): Recorded<PersonRegistryEvent & { type: 'PersonRegistered' }> {
  const id = personId(each.personId);
  const { firstName, lastName, dateOfBirth, gender, ssn } = each;
  const record: PersonRecord = {
    identity: { firstName, lastName, dateOfBirth, gender, ...(ssn ? { ssn } : {}) },
    contact: { phones: [] },
    addresses: (each.addresses ?? []).filter((address): address is Address => address.line1 !== null),
  };
  const data = {
    personId: id,
    record: seal(personSubject(id), record),
    customerPrivacy: false,
    at: clock.now(),
  };
  return { type: 'PersonRegistered', data, meta };
}

const casesOf = ({ cases }: PersonImportRecord): PersonDocument['cases'] =>
  Object.fromEntries(
    (cases ?? []).flatMap((each) =>
      each.status === null
        ? []
        : [
            [
              each.caseNumber,
              {
                county: each.county,
                status: each.status,
                programs: each.programs.map(({ kind }) => kind),
                role: { primaryApplicantOf: [], permanentlyOutOfTheHome: false },
              },
            ],
          ],
    ),
  );
