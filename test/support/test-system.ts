import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogues, eventTypes, mails } from '#composition';
import { type ImportedCase, ReceivePerson } from '#contexts/person-registry';
import { accountDecider } from '#contexts/portal-accounts';
import { Chain, type CommandContext, Engine } from '#engine';
import type { EventStore } from '#event-store';
import { SqliteEventStore } from '#event-store/sqlite';
import { testDocuments } from '#files/testing';
import { accountId, type CountyCode, caseNumber, personId } from '#kernel';
import { FakeClock, SeededRandomness } from '#kernel/testing';
import { DerivedSecrets, deriveMasterSecrets, KeyVault } from '#privacy';
import { SqliteKeyStore } from '#privacy/sqlite';
import type { FlowPorts } from '#processes';
import { looksLedger } from './looks-ledger.js';

/** Engine and flows on embedded stores, without views or a server: for races and crashes between two appends. */
export async function testSystem(seed: string | number) {
  const folder = mkdtempSync(join(tmpdir(), 'caseledger-flows-'));
  const clock = new FakeClock();
  const randomness = new SeededRandomness(seed);
  const master = deriveMasterSecrets(randomness.bytes(32));
  const store = await SqliteEventStore.open({
    file: join(folder, 'events.db'),
    mode: 'owner',
    clock,
    thread: false,
  });
  const keys = await SqliteKeyStore.open({ file: join(folder, 'keys.db'), mode: 'owner', thread: false });
  const vault = new KeyVault({ store: keys, keys: master, clock, randomness });
  const secrets = new DerivedSecrets(master.secretsRoot);
  const chain = new Chain(master.macs.main);
  const flowsOn = (inner: EventStore): FlowPorts => ({
    engine: new Engine({ store: inner, vault, secrets, types: eventTypes, chain, clock, randomness }),
    vault,
    secrets,
    clock,
    mails,
    ways: ['email', 'text'],
    answersMessages: async () => true,
    files: testDocuments().documents,
  });
  const flows = flowsOn(store);
  const context = (
    who: CommandContext['actor'],
    command = 'Test',
    key = randomness.uuid(),
  ): CommandContext => ({
    actor: who,
    command,
    idempotencyKey: key,
    correlationId: key,
  });
  let looks: ReturnType<typeof looksLedger> | undefined;
  const registry = { kind: 'registry' as const, id: 'registry' };
  return {
    folder,
    clock,
    randomness,
    store,
    secrets,
    vault,
    flows,
    flowsOn,
    context,
    catalogues,
    /** Made when it is first asked for. */
    looksLedger() {
      looks ??= looksLedger({ folder, vault, clock, randomness, chain: new Chain(master.macs.looks) });
      return looks;
    },
    /** A person "Ana Ortiz <number>", born 1984-02-29, Primary Applicant in these cases. */
    async person(
      id: string,
      cases: readonly { readonly number: string; readonly county: string }[],
      over: { readonly email?: string; readonly lastName?: string; readonly customerPrivacy?: true } = {},
    ) {
      const imported = cases.map(
        ({ number, county }): ImportedCase => ({
          caseNumber: number,
          county,
          status: 'Active',
          programs: [{ kind: 'CalFresh', status: 'Active', primaryApplicant: true }],
        }),
      );
      await new ReceivePerson(flows.engine).receive(
        {
          personId: id,
          firstName: 'Ana',
          lastName: over.lastName ?? 'Ortiz',
          dateOfBirth: '1984-02-29',
          gender: 'Female',
          email: over.email ?? `${id}@example.org`,
          addresses: [{ type: 'physical', line1: '1 Main St', city: 'Burbank', state: 'CA', zip: '91501' }],
          cases: imported,
          ...(over.customerPrivacy && { customerPrivacy: true as const }),
        },
        context(registry),
        clock.now(),
      );
      return personId(id);
    },
    async account(id: string, lastName = 'Ortiz', firstName = 'Ana') {
      const account = accountId(id);
      await flows.engine.execute(
        accountDecider,
        account,
        {
          kind: 'register',
          accountId: account,
          profile: { firstName, lastName, email: `${id}@example.org` },
          at: clock.now(),
        },
        context({ kind: 'customer', id }),
      );
      return account;
    },
    /** What the customer enters. */
    asks: (
      number: string,
      county: string,
      over: { readonly dateOfBirth?: string; readonly zipCode?: string } = {},
    ) => ({
      dateOfBirth: over.dateOfBirth ?? '1984-02-29',
      zipCode: over.zipCode ?? '91501',
      county: county as CountyCode,
      caseNumber: caseNumber(number),
    }),
    async close() {
      await (await looks)?.store.close();
      await store.close();
      await keys.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type TestSystem = Awaited<ReturnType<typeof testSystem>>;
