import { join } from 'node:path';
import { eMessages, noThread, type Thread, type ThreadEvent, threadDecider } from '#contexts/e-messages';
import type { Projection } from '#engine';
import type { CountyCode } from '#kernel';
import {
  accountId,
  caseNumber,
  type EventMeta,
  personId,
  personSubject,
  plusMinutes,
  type Recorded,
  seal,
  systemClock,
  systemRandomness,
  threadId,
  workerId,
} from '#kernel';
import { deriveMasterSecrets, KeyVault } from '#privacy';
import { SqliteKeyStore } from '#privacy/sqlite';
import type { Json, ReadStore } from '#read-store';
import { SqliteReadStore } from '#read-store/sqlite';

const county = '19' as CountyCode;
const build = 'v1-1';
/** Whoever searches; the others of the county share the rest. */
const me = workerId('worker-0');
/** Messages that wait for one worker, whatever the county has. */
const mine = 40;
const batch = 1_000;
const settled = { caseOpen: true, optedIn: true, outOfTheHome: false };
const meta: EventMeta = {
  ...{ id: '', stream: '', revision: 0n, position: '', correlationId: 'bench' },
  actor: { kind: 'system', id: 'bench' },
  recordedAt: systemClock.now(),
};

type Views = ReturnType<typeof eMessages.queries>;

/** A county's messages as the views hold them: from the product's own decisions and folds. */
export class County {
  static readonly questions = [
    'what waits for me',
    "the county's newest",
    'a word that one subject in 100 has',
    'Home',
  ] as const;

  private constructor(
    private readonly readStore: ReadStore,
    private readonly vault: KeyVault,
    private readonly views: Views,
    private readonly closing: () => Promise<void>,
  ) {}

  static async with(messages: number, folder: string): Promise<County> {
    const readStore = SqliteReadStore.open({ folder, mode: 'owner' });
    const store = await SqliteKeyStore.open({ file: join(folder, 'keys.db'), mode: 'owner' });
    const keys = deriveMasterSecrets(systemRandomness.bytes(32));
    const vault = new KeyVault({ store, keys, clock: systemClock, randomness: systemRandomness });
    for (const projection of eMessages.projections.filter((each) => each.schema.name !== 'e-message-forms'))
      await fill({ readStore, vault, projection: projection as Projection<ThreadEvent> }, messages);
    const views = eMessages.queries({
      readStore,
      tag: (kind, value) => vault.tag(kind, value),
      openAsSystem: (sealed) => vault.open(sealed),
    });
    return new County(readStore, vault, views, () => store.close());
  }

  async ask(question: (typeof County.questions)[number]): Promise<void> {
    switch (question) {
      case 'what waits for me':
        return this.search({ worker: me, waiting: 'worker' });
      case "the county's newest":
        return this.search({});
      case 'a word that one subject in 100 has':
        return this.search({ subject: 'lease' });
      case 'Home':
        if (!(await this.views.messageCounts.of(county, me)).ever) throw new Error('nothing was counted');
    }
  }

  private async search(criteria: object): Promise<void> {
    const { items } = await this.views.searchMessages.search({ county, ...criteria });
    if (items.length === 0) throw new Error('nothing was found: the search measures nothing');
    await this.vault.openAll(items.map((each) => each.subject));
  }

  async close(): Promise<void> {
    await this.readStore.close();
    await this.closing();
  }
}

/** A customer's message; every third is answered, every hundredth is about a lease. */
function* threads(messages: number): Iterable<readonly ThreadEvent[]> {
  for (let n = 0; n < messages; n++) {
    const id = threadId(`t${n}`);
    const person = personId(`p${n % 20_000}`);
    const account = accountId(`a${n % 20_000}`);
    const at = plusMinutes('2026-01-01T17:00:00.000Z', n);
    const worker = n < mine ? me : workerId(`worker-${1 + (n % 200)}`);
    const standing = { ...settled, account };
    const subject = seal(personSubject(person), { text: n % 100 === 0 ? 'My lease' : 'My new address' });
    const events = decided(noThread, {
      kind: 'receive-message',
      ...{ threadId: id, number: `N${n}`, accountId: account, county, at, standing, worker, subject },
      by: { kind: 'customer', id: account },
      ...{ caseNumber: caseNumber(`C${n % 20_000}`), personId: person, program: 'CalFresh' },
      body: seal(personSubject(person), { text: 'We moved.' }),
      due: plusMinutes(at, 4_320),
    });
    yield events;
    if (n >= mine && n % 3 === 0)
      yield decided(events.reduce<Thread>(threadDecider.evolve, noThread), {
        kind: 'reply',
        messageId: events[0]!.data.threadId as never,
        ...{ by: { kind: 'worker', id: worker, county }, standing, at: plusMinutes(at, 60) },
        body: seal(personSubject(person), { text: 'Thank you.' }),
      });
  }
}

const decided = (thread: Thread, command: Parameters<typeof threadDecider.decide>[0]) =>
  threadDecider.decide(command, thread);

interface Filling {
  readonly readStore: ReadStore;
  readonly vault: KeyVault;
  readonly projection: Projection<ThreadEvent>;
}

/** One view as its rebuild leaves it. */
async function fill({ readStore, vault, projection }: Filling, messages: number): Promise<void> {
  const { schema } = projection;
  const copy = await readStore.copy(schema, build);
  await copy.beginBulk();
  let from = await copy.claim('bench');
  let documents = new Map<string, unknown>();
  const all = new Map<string, unknown>();
  let done = 0;
  const write = async () => {
    const position = String(++done).padStart(16, '0');
    const known = await copy.load([...documents.keys()]);
    const writes = [...documents].map(([id, document]) => ({
      ...{ id, position, body: document as Json, expected: known.get(id)?.position },
      tags: projection.tags?.(document) ?? [],
    }));
    const to = { ...from, position };
    if ((await copy.commit({ writes, from, to })) === 'lost') throw new Error('the copy has another owner');
    from = to;
    documents = new Map();
  };
  for (const events of threads(messages)) {
    const recorded = events.map((each) => ({ ...each, meta }) as Recorded<ThreadEvent>);
    const tags = recorded.map((each) =>
      (projection.searchKeys?.(each) ?? []).map(({ kind, value }) => ({
        kind,
        value: vault.tag(kind, value),
      })),
    );
    await vault.sealAll(recorded.map(({ data }) => data));
    for (const [n, event] of recorded.entries())
      for (const id of projection.keys(event)) {
        const document = projection.fold(all.get(id), { ...event, tags: tags[n]! }, id);
        all.set(id, document);
        documents.set(id, document);
      }
    if (documents.size >= batch) await write();
  }
  await write();
  await copy.endBulk();
  await readStore.flip(schema, build, undefined);
}
