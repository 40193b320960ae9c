import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projections } from '#composition';
import { causedBy, rebuildProjections } from '#engine';
import { canonicalJson, type Recorded } from '#kernel';
import { processesOf } from '#processes';
import { SqliteDeadLetters, SqliteReadStore } from '#read-store/sqlite';
import { type TestSystem, testSystem } from '../support/test-system.js';

// What every view makes of a fixed story. When a file here changes, readers would see other documents: give the view a new
// version, then write its file anew with UPDATE_GOLDEN=1.

const folder = join(process.cwd(), 'test', 'golden');

/** `stories/<context>.ts`: what happened, and the views that show it. */
interface Story {
  readonly views: readonly string[];
  tell(system: TestSystem): Promise<void>;
}

interface Told extends Story {
  readonly system: TestSystem;
}

let stories: readonly Told[];
let views: string;

beforeAll(async () => {
  views = mkdtempSync(join(tmpdir(), 'caseledger-golden-'));
  const told: Told[] = [];
  for (const file of readdirSync(join(folder, 'stories'))) {
    const story = (await import(join(folder, 'stories', file))) as Story;
    const system = await testSystem('golden');
    await story.tell(system);
    await runProcesses(system);
    told.push({ views: story.views, tell: story.tell, system });
  }
  stories = told;
});
afterAll(async () => {
  for (const { system } of stories) await system.close();
  rmSync(views, { recursive: true, force: true });
});

test.each(projections.map((each) => [each.schema.name, each] as const))(
  '%s folds its story as its version always did',
  async (name, projection) => {
    const telling = stories.filter((each) => each.views.includes(name));
    expect(telling).toHaveLength(1);
    const { store: main, looksLedger, vault, clock, flows } = telling[0]!.system;
    const store = projection.ledger === 'looks' ? (await looksLedger()).store : main;
    const readStore = SqliteReadStore.open({ folder: join(views, name), mode: 'owner' });
    const deadLetters = SqliteDeadLetters.open({ folder: join(views, name) });
    const run = rebuildProjections({
      projections: [projection],
      store,
      readStore,
      decode: (stored) => flows.engine.codec.decode(stored),
      vault,
      deadLetters,
      clock,
    });
    for (let step = await run.next(); !step.done; ) step = await run.next();
    const { items } = await readStore.reader(projection.schema).find({ where: [], limit: 1_000 });
    const folded = `${items.map(({ id, document }) => `${id} ${canonicalJson(document)}`).join('\n')}\n`;
    await deadLetters.close();
    await readStore.close();
    const file = join(folder, `${name}.v${projection.schema.version}.txt`);
    if (process.env.UPDATE_GOLDEN === '1' && !existsSync(file)) writeFileSync(file, folded);
    expect(items.length).toBeGreaterThan(0);
    expect(folded).toBe(readFileSync(file, 'utf8'));
  },
);

/** Every process sees every event once, in order, as its subscription would bring them. */
async function runProcesses({
  store,
  flows,
  clock,
}: Pick<TestSystem, 'store' | 'flows' | 'clock'>): Promise<void> {
  clock.advance(10_000);
  const sending = {
    ...flows,
    transport: { send: async () => undefined },
    publicUrl: 'http://portal.example.org',
    // No story moves a case that has threads.
    threadsOf: async function* () {},
  };
  for await (const page of store.readAll())
    for (const stored of page) {
      const event = flows.engine.codec.decode(stored) as Recorded;
      for (const process of processesOf(sending))
        if (process.interestedIn(event)) await process.handle(event, causedBy(process.name, event));
    }
}

test('no story shows a view that there is not', () => {
  const names = projections.map(({ schema }) => schema.name);
  expect(stories.flatMap(({ views: shown }) => shown).sort()).toEqual(names.sort());
});
