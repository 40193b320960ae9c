import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outboxDecider } from '#contexts/outbox';
import { demoPeople, personDecider } from '#contexts/person-registry';
import { personId, personSubject, seal } from '#kernel';
import { SqliteDeadLetters } from '#read-store/sqlite';
import { ops, putPeople, resultOf, temporaryFolder } from '../testing/index.js';
import { operations } from './operations.js';
import { type OwnedFolder } from './own-folder.js';
import { startProcess } from './process-checkpoints.js';

const run = operations;
let folder: ReturnType<typeof temporaryFolder>;
let owned: OwnedFolder;
beforeEach(async () => {
  folder = temporaryFolder();
  owned = await folder.own();
});
afterEach(async () => {
  await owned.close();
  folder.remove();
});

describe('import', () => {
  const importing = () =>
    run['import-people'](owned.ports, { file: join(folder.path, 'people.ndjson') }, ops);
  const write = (count: number) =>
    writeFileSync(
      join(folder.path, 'people.ndjson'),
      [...demoPeople(count, 1)].map((each) => `${JSON.stringify(each)}\n`).join(''),
    );

  test('every person of a file goes in once', async () => {
    write(40);
    expect(await resultOf(importing())).toMatchObject({ persons: 40, changed: 40, rejected: 0 });
    expect(await resultOf(importing())).toMatchObject({ changed: 0, unchanged: 40 });
  });

  test('who ran it and why stands in the ledger of looks', async () => {
    write(1);
    await resultOf(importing());
    const pages = [];
    for await (const page of owned.ports.system.looksStore.readAll()) pages.push(...page);
    const look = pages.map((each) => JSON.parse(each.data)).find(({ route }) => route !== undefined);
    expect(look).toMatchObject({ actor: ops.actor, route: 'caseledger import people' });
    expect(await owned.ports.system.vault.open(look.details)).toEqual({ reason: 'a test' });
  });

  test('stopped between two progresses, it does not go on to the end', async () => {
    write(1_500);
    const work = importing();
    await work.next();
    await work.return(undefined as never);
    const { engine } = owned.ports.system;
    expect(await engine.state(personDecider, 'P0001500')).toEqual(personDecider.initial);
    expect(await engine.state(personDecider, 'P0000001')).not.toEqual(personDecider.initial);
  });
});

describe('copies of views', () => {
  const rebuild = () => resultOf(run['rebuild-projections'](owned.ports, { views: ['cases'] }, ops));
  const rollBack = () => resultOf(run['roll-back-projection'](owned.ports, { view: 'cases' }, ops));
  const retire = () => resultOf(run['retire-projection'](owned.ports, { view: 'cases' }, ops));

  test('a rebuild can be taken back until the old copy is retired', async () => {
    await putPeople(owned, 5);
    const [rebuilt] = (await rebuild()).views;
    const back = await rollBack();
    expect(back).toMatchObject({ view: 'cases', replaced: rebuilt?.build });
    expect(await owned.ports.system.readStore.live('cases')).toMatchObject({ build: back.build });
    expect((await retire()).retired).toEqual([rebuilt?.build]);
    await expect(rollBack()).rejects.toThrow('no previous copy');
  });

  test('a view that is not there is named together with those that are', async () => {
    const none = run['roll-back-projection'](owned.ports, { view: 'cats' }, ops);
    await expect(resultOf(none)).rejects.toThrow(/cats: must be among persons, cases/);
  });
});

describe('dead letters', () => {
  const list = () => resultOf(run['list-dead-letters'](owned.ports, {}, ops));

  async function letter() {
    await putPeople(owned, 1);
    const { system } = owned.ports;
    const [event] = await system.store.readStream('person-P0000001');
    if (event === undefined) throw new Error('there is no event');
    const store = SqliteDeadLetters.open({ folder: system.folder.views });
    const { stream, revision, position, id: eventId, type } = event;
    const at = system.clock.now();
    for (const view of ['persons', 'cases'])
      await store.record({
        ...{ view, build: 'v1-9', stream, revision, position, eventId, type, at },
        error: 'TypeError',
        heldSince: undefined,
      });
    await store.close();
    return event;
  }

  test('they are listed and shown without personal data', async () => {
    const { id, stream } = await letter();
    expect(await list()).toMatchObject([
      { eventId: id, stream, revision: '0' },
      { eventId: id, stream },
    ]);
    const shown = await resultOf(run['show-dead-letter'](owned.ports, { eventId: id }, ops));
    expect(shown.letters).toHaveLength(2);
    expect(JSON.stringify(shown.event.data)).toContain('[personal data of person-');
    expect(JSON.stringify(shown)).not.toMatch(/"c":|\$sealed/);
  });

  test('a skip is recorded for every view that has the letter, or for the one that is named', async () => {
    const { id: eventId } = await letter();
    const skip = (view?: string) =>
      resultOf(
        run['skip-dead-letter'](owned.ports, { eventId, reason: 'broken', ...(view && { view }) }, ops),
      );
    expect((await skip('outbox')).views).toEqual(['outbox']);
    expect([...(await skip()).views].sort()).toEqual(['cases', 'persons']);
    const { store } = owned.ports.system;
    const [event] = await store.readStream('projection-skips-persons');
    expect(JSON.parse(event?.data ?? '')).toEqual({ projection: 'persons', eventId, reason: 'broken' });
    expect(JSON.parse(event?.metadata ?? '').actor).toEqual(ops.actor);
    await expect(skip('cats')).rejects.toThrow('no view cats');
  });

  test('an unknown letter is said to be unknown', async () => {
    const none = run['skip-dead-letter'](owned.ports, { eventId: 'e-1', reason: 'broken' }, ops);
    await expect(resultOf(none)).rejects.toThrow('no dead letter e-1');
  });
});

describe('outbox', () => {
  const message = () => ({
    kind: 'queue' as const,
    messageId: 'm-1',
    channel: 'email' as const,
    template: 'link_completed' as const,
    language: 'en' as const,
    to: seal(personSubject(personId('P1')), { address: 'ana@example.org' }),
    params: {},
    cause: { eventId: 'e-1', type: 'AccountLinked' },
    subjectOfData: personSubject(personId('P1')),
    at: '2026-05-01T17:00:00.000Z',
  });

  async function queued() {
    const { engine, clock, queries } = owned.ports.system;
    const context = { actor: ops.actor, command: 'Queue', idempotencyKey: 'k', correlationId: 'c' };
    await engine.execute(outboxDecider, 'm-1', message(), context);
    while ((await queries.outbox.byId('m-1')) === undefined) await clock.sleep(5);
  }
  const list = () => resultOf(run['list-outbox'](owned.ports, { limit: 10 }, ops));

  test('a demo shows messages whole', async () => {
    await queued();
    expect((await list()).items).toMatchObject([
      { messageId: 'm-1', state: 'queued', content: { to: 'ana@example.org' } },
    ]);
  });

  test('outside a demo nothing personal is shown', async () => {
    await owned.close();
    owned = await temporaryAgain({ DEMO_SIGN_IN: 'off' });
    await queued();
    const { items } = await list();
    expect(items).toMatchObject([{ messageId: 'm-1' }]);
    expect(JSON.stringify(items)).not.toContain('ana@');
  });

  test('a message is sent again by hand', async () => {
    await queued();
    const sent: string[] = [];
    const transport = { send: async ({ to }: { readonly to: string }) => void sent.push(to) };
    const retry = run['retry-message']({ ...owned.ports, transport }, { messageId: 'm-1' }, ops);
    expect(await resultOf(retry)).toEqual({ messageId: 'm-1', state: 'sent' });
    expect(sent).toEqual(['ana@example.org']);
    const none = run['retry-message'](owned.ports, { messageId: 'm-2' }, ops);
    await expect(resultOf(none)).rejects.toThrow('no message m-2');
  });

  function temporaryAgain(env: Readonly<Record<string, string>>) {
    folder.remove();
    folder = temporaryFolder(env);
    return folder.own();
  }
});

describe('processes', () => {
  const status = () => resultOf(run['process-status'](owned.ports, {}, ops));

  test('on a new ledger every process is started, so that a server may follow an import', async () => {
    await putPeople(owned, 1);
    const rows = await status();
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.every(({ state }) => state === 'started')).toBe(true);
  });

  test('one without a checkpoint is started once, from now or from the beginning', async () => {
    await putPeople(owned, 1);
    const { system } = owned.ports;
    const [first, second] = (await status()).map(({ name }) => name) as [string, string];
    for (const name of [first, second])
      await system.processCheckpoints.set(name, {
        ledgerId: 'another',
        position: undefined,
        eventId: undefined,
      });
    expect((await status()).filter(({ state }) => state === 'not started')).toHaveLength(2);
    expect((await startProcess(system, first, 'now')).position).toBe(await system.store.head());
    expect((await startProcess(system, second, 'beginning')).position).toBeUndefined();
    await expect(startProcess(system, first, 'beginning')).rejects.toThrow('already');
    await expect(startProcess(system, 'feed-the-cat', 'now')).rejects.toThrow('must be among');
  });
});
