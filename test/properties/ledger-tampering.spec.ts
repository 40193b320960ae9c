import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventTypes, openSystem, readConfig, type System } from '#composition';
import { Sealer, SealFile, type Verification, verifyLedger } from '#engine';
import { SqliteEventStore } from '#event-store/sqlite';
import { systemClock } from '#kernel';
import { ReceivePerson } from '#person-registry';
import { diceOf } from '../faults/support/dice.js';
import { registerCustomers } from '../faults/support/opened.js';
import { collectGarbage } from './support/collect-garbage.js';
import { kindsOfTampering, tamper } from './support/intruder.js';

const tamperings = Number(process.env.TAMPERINGS ?? 200);
const seed = Number(process.env.TAMPERING_SEED ?? 1);
const people = 12;
const peoplePerSeal = 3;
const peopleUnsealed = 2;

let folder: string;
/** The sound ledger's file, and how it is checked. */
let ledger: string;
let verify: (file: string) => Promise<Verification>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'caseledger-tampering-'));
  const system = await openSystem(readConfig({ DATA_DIR: join(folder, 'data') }), { threads: false });
  const { store, master, clock, randomness } = system;
  const outside = new SealFile(system.folder.seals);
  const storedName = eventTypes.storedName('LedgerSealed');
  const sealer = new Sealer({ store, outside, key: master.signing, storedName, clock, randomness });
  await registerCustomers({ system }, 3);
  for (let number = 1; number <= people; number++) {
    await registerTwice(system, number);
    if (number % peoplePerSeal === 0) await sealer.seal();
  }
  for (let number = 1; number <= peopleUnsealed; number++) await registerTwice(system, people + number);
  await system.close();
  ledger = system.folder.events;
  const { keyId, publicKey } = master.signing;
  verify = (file) => verified(file, new SealFile(system.folder.seals), new Map([[keyId, publicKey]]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Somebody with a case, who moves. */
async function registerTwice({ engine, clock, randomness }: System, number: number): Promise<void> {
  for (const line1 of ['1 Main St', '2 Side St'])
    await new ReceivePerson(engine).receive(
      {
        personId: `P${number}`,
        firstName: 'Ana',
        lastName: 'Ortiz',
        dateOfBirth: '1984-02-29',
        gender: 'Female',
        addresses: [{ type: 'physical', line1, city: 'Burbank', state: 'CA', zip: '91501' }],
        cases: [
          {
            caseNumber: `A${number}C1`,
            county: '19',
            status: 'Active',
            programs: [{ kind: 'CalFresh', status: 'Active', primaryApplicant: true }],
          },
        ],
      },
      {
        actor: { kind: 'registry', id: 'registry' },
        command: 'ImportPerson',
        idempotencyKey: randomness.uuid(),
        correlationId: randomness.uuid(),
      },
      clock.now(),
    );
}

async function verified(
  file: string,
  outside: SealFile,
  keys: Parameters<typeof verifyLedger>[2],
): Promise<Verification> {
  const store = await SqliteEventStore.open({ file, mode: 'reader', clock: systemClock });
  try {
    const run = verifyLedger(store, outside.all(), keys);
    for (;;) {
      const step = await run.next();
      if (step.done) return step.value;
    }
  } finally {
    await store.close();
  }
}

test('a ledger that nobody touched is sound, and its unsealed tail is reported', async () => {
  const { fault, seals, unsealed } = await verify(ledger);
  expect(fault).toBeUndefined();
  expect(seals).toBe(people / peoplePerSeal);
  expect(unsealed).toBeGreaterThanOrEqual(2 * peopleUnsealed);
});

test(
  `of ${tamperings} tamperings with what is sealed every one is found, and the first bad event is named`,
  async () => {
    const { events, unsealed } = await verify(ledger);
    const dice = diceOf(seed);
    const seen = new Set<string>();
    for (let n = 0; n < tamperings; n++) {
      const file = join(folder, `tampered-${n}.db`);
      copyFileSync(ledger, file);
      const { what, firstBad } = tamper(file, events - unsealed, dice);
      seen.add(what);
      const { fault } = await verify(file);
      const about = `${n}: ${what}, first bad event ${firstBad}`;
      expect({ about, found: fault?.what }).toEqual({ about, found: expect.any(String) });
      if (firstBad !== undefined)
        expect({ about, named: fault?.ordinal }).toEqual({ about, named: firstBad });
      else expect({ about, named: fault?.ordinal }).toEqual({ about, named: expect.any(Number) });
      for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
      if (n % 500 === 499) await collectGarbage();
    }
    if (tamperings >= 200) expect(seen.size).toBe(kindsOfTampering);
  },
  60_000 + tamperings * 200,
);
