import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSystem, type System, startProjections } from '#composition';
import { attemptsDecider, personLinkDecider } from '#contexts/case-linking';
import { accountDecider } from '#contexts/portal-accounts';
import { metadataOf } from '#engine';
import type { EventStore } from '#event-store';
import { accountId, opened, personId } from '#kernel';
import { askToLinkMyCase } from '#processes';
import { readConfig } from '#settings';
import { demoCustomers } from './customers-file.js';
import type { DemoCustomer } from './facts.js';
import { makeDemo } from './make-demo.js';
import { intendDemoData, needsDemoData, readPlan } from './plan-file.js';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const folders: string[] = [];
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'caseledger-demo-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

class Killed extends Error {}

/** A store that is gone after so many appends. */
function dyingAfter(store: EventStore, appends: number): EventStore {
  let left = appends;
  return new Proxy(store, {
    get(target, name) {
      if (name === 'append')
        return (...args: Parameters<EventStore['append']>) =>
          left-- > 0 ? target.append(...args) : Promise.reject(new Killed());
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

async function onSystem<T>(dataDir: string, use: (system: System) => Promise<T>): Promise<T> {
  const config = readConfig({ DATA_DIR: dataDir, DEMO_DATA: '45' });
  const system = await openSystem(config, { threads: false });
  try {
    return await use(system);
  } finally {
    await system.close();
  }
}

const demoIn = (dataDir: string, appends = Number.POSITIVE_INFINITY) =>
  onSystem(dataDir, async (system) => {
    const projections = await startProjections(system, quiet, { threads: false });
    system.onClose(() => projections.stop());
    const { settingsOf, runProcessesUnder, onClose, close } = system;
    const store = dyingAfter(system.store, appends);
    await makeDemo(
      { ...system, store, settingsOf, runProcessesUnder, onClose, close },
      projections,
      () => undefined,
    );
  });

/** What stands in the ledger: streams differ between folders, since their ids come from each one's master key. */
const typesIn = (dataDir: string) =>
  onSystem(dataDir, async ({ store }) => {
    const types: Record<string, number> = {};
    for await (const page of store.readAll())
      for (const { type } of page) types[type] = (types[type] ?? 0) + 1;
    return types;
  });

const customersOf = (dataDir: string) =>
  JSON.parse(readFileSync(join(dataDir, 'demo', 'customers.json'), 'utf8')) as readonly DemoCustomer[];

/** What an error came from in the end. */
const rootOf = (error: unknown): unknown =>
  error instanceof Error && error.cause !== undefined ? rootOf(error.cause) : error;

describe('the demo data of a first start', () => {
  const whole = newFolder();
  let types: Record<string, number>;
  beforeAll(async () => {
    await demoIn(whole);
    types = await typesIn(whole);
  }, 60_000);

  it('came about by the real flows: links, requests, rejections, unlinks and the mails about them', () => {
    expect(types).toMatchObject({
      'person-registry.PersonRegistered.v1': 45,
      'case-linking.LinkRequested.v1': expect.any(Number),
      'case-linking.RequestRejected.v1': expect.any(Number),
      'case-linking.RequestProcessed.v1': expect.any(Number),
      'case-linking.RequestAssigned.v1': expect.any(Number),
      'case-linking.AccountLinked.v1': expect.any(Number),
      'outbox.OutgoingMessageSent.v1': expect.any(Number),
    });
  });

  it('lie in the past, the import first', () =>
    onSystem(whole, async ({ store }) => {
      const { now = '' } = readPlan(whole) ?? {};
      const dates: string[] = [];
      for await (const page of store.readAll()) for (const each of page) dates.push(metadataOf(each).at);
      expect(dates.filter((each) => each >= now)).toEqual([]);
      expect(dates[0]).toBe([...dates].sort()[0]);
    }));

  it('tell by mail of an e-message only what is one', () =>
    onSystem(whole, async ({ store, engine }) => {
      const told: unknown[] = [];
      for await (const page of store.readAll())
        for (const stored of page) {
          const event = engine.codec.decode(stored);
          if (event?.type !== 'OutgoingMessageQueued') continue;
          const { template, params } = event.data as { template: string; params: object };
          if (template === 'e_message_waiting') told.push(params);
        }
      for (const params of told) expect(params).toEqual({ threadId: expect.any(String) });
    }));

  it.each([
    ['customer-1', 'verify'],
    ['customer-2', 'requested'],
    ['customer-3', 'contact_county'],
    ['customer-4', 'requested'],
    ['customer-5', 'linked'],
    ['customer-6', 'verify'],
  ])('answer %s with "%s"', (identity, outcome) =>
    onSystem(whole, async ({ flows, engine }) => {
      const customer = customersOf(whole).find((each) => each.identity === identity);
      if (customer === undefined) throw new Error(`${identity} is not there`);
      const account = accountId(customer.accountId);
      const before = await engine.state(attemptsDecider, account);
      expect(before.size).toBe(identity === 'customer-5' ? 1 : 0);
      const context = {
        actor: { kind: 'customer' as const, id: account },
        command: 'AskToLink',
        idempotencyKey: 'test',
        correlationId: 'test',
      };
      expect(await askToLinkMyCase(flows, account, customer.enter, context)).toMatchObject({ outcome });
    }),
  );

  it('call each customer as their portal account does', () =>
    onSystem(whole, async ({ engine }) => {
      const customers = demoCustomers(whole);
      expect(customers?.size).toBe(12);
      for (const { identity, accountId: id } of customersOf(whole)) {
        const account = await engine.state(accountDecider, accountId(id));
        if (account.is !== 'registered') throw new Error(`${id} is not registered`);
        const { firstName, lastName } = opened(account.profile) ?? {};
        expect(customers?.get(identity)?.name).toBe(`${firstName} ${lastName}`);
      }
      expect(demoCustomers(newFolder())).toBeUndefined();
    }));

  it.each([0, 80, 160, 240, 255])(
    'are completed by the next start when the first one dies after %i appends',
    async (appends) => {
      const dataDir = newFolder();
      expect(await demoIn(dataDir, appends).catch(rootOf)).toBeInstanceOf(Killed);
      expect(needsDemoData(readConfig({ DATA_DIR: dataDir }))).toBe(true);
      await demoIn(dataDir);
      // A message whose sender died is sent by another one: it was started twice.
      const started = { 'outbox.SendStarted.v1': expect.any(Number) };
      expect(await typesIn(dataDir)).toEqual({ ...types, ...started });
      expect(needsDemoData(readConfig({ DATA_DIR: dataDir }))).toBe(false);
    },
    60_000,
  );

  it('are still made after a start that died when only the stores were there', async () => {
    const dataDir = newFolder();
    const config = readConfig({ DATA_DIR: dataDir });
    intendDemoData(config, '2026-05-04T16:00:00.000Z');
    await onSystem(dataDir, async () => undefined);
    expect(needsDemoData(config)).toBe(true);
    expect(needsDemoData(readConfig({ DATA_DIR: dataDir, DEMO_DATA: '0' }))).toBe(false);
    await demoIn(dataDir);
    expect(await typesIn(dataDir)).toEqual(types);
    expect(needsDemoData(config)).toBe(false);
  }, 60_000);

  it('are not made into a ledger of others, whatever was intended', async () => {
    const dataDir = newFolder();
    await demoIn(dataDir, 3).catch(rootOf);
    rmSync(join(dataDir, 'demo', 'plan.json'));
    const before = await typesIn(dataDir);
    const config = readConfig({ DATA_DIR: dataDir });
    intendDemoData(config, '2026-05-04T16:00:00.000Z');
    await demoIn(dataDir);
    expect(await typesIn(dataDir)).toEqual(before);
    expect(needsDemoData(config)).toBe(false);
  });

  it('are made once: after them, and in a folder with a ledger of its own, nothing is added', async () => {
    const before = await typesIn(whole);
    await demoIn(whole);
    expect(await typesIn(whole)).toEqual(before);
    const own = newFolder();
    await onSystem(own, async () => undefined);
    expect(needsDemoData(readConfig({ DATA_DIR: own }))).toBe(false);
    expect(needsDemoData(readConfig({ DATA_DIR: newFolder() }))).toBe(true);
  });

  it('leave the person of customer 5 linked', () =>
    onSystem(whole, async ({ engine }) => {
      const five = customersOf(whole).find((each) => each.identity === 'customer-5');
      const { linked } = await engine.state(personLinkDecider, personId(five?.personId ?? ''));
      expect(linked?.accountId).toBe('demo-customer-5');
    }));
});
