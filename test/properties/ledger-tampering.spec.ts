import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sealing, type System } from '#composition';
import { ReceivePerson } from '#contexts/person-registry';
import { QuietLog } from '#engine/testing';
import { systemClock, systemRandomness } from '#kernel';
import { type LedgerName, type LedgerVerdict, ownFolder, verifyLedgerOf } from '#operations';
import { readConfig } from '#settings';
import { diceOf } from '../faults/support/dice.js';
import { registerCustomers } from '../faults/support/opened.js';
import { collectGarbage } from './support/collect-garbage.js';
import { kindsOfTampering, type Tampering, tamper } from './support/intruder.js';

const tamperings = Number(process.env.TAMPERINGS ?? 300);
const seed = Number(process.env.TAMPERING_SEED ?? 1);
const people = 12;
const peoplePerSeal = 3;
const peopleUnsealed = 2;
const masterKey = Buffer.from(systemRandomness.bytes(32)).toString('hex');
/** The intruder has the folder, and no key. */
const settingsOf = (dataDir: string) => ({
  LOG_LEVEL: 'silent',
  SEAL_SECONDS: '0',
  CASELEDGER_MASTER_KEY: masterKey,
  DATA_DIR: dataDir,
});

let folder: string;
/** A data folder as a server leaves it that was killed: with an end that no seal covers. */
let sound: string;
/** Its record as it was at the first seal. */
let olderRecord: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'caseledger-tampering-'));
  const running = join(folder, 'running');
  sound = join(folder, 'sound');
  const env = settingsOf(running);
  const owned = await ownFolder(readConfig(env), { env, log: new QuietLog(), threads: false });
  const { system } = owned.ports;
  const sealing = new Sealing(system, new QuietLog());
  await registerCustomers({ system }, 3);
  for (let number = 1; number <= people; number++) {
    await registerTwice(system, number);
    await look(system, number);
    if (number % peoplePerSeal === 0) await sealing.seal();
    // The first time all of it, then what each seal hands over.
    if (number === peoplePerSeal) await sealing.keepHashes();
    if (number === peoplePerSeal) olderRecord = readFileSync(system.folder.record, 'utf8');
  }
  for (let number = 1; number <= peopleUnsealed; number++) {
    await registerTwice(system, people + number);
    await look(system, number);
  }
  // As a kill leaves it: nothing is sealed or stamped any more.
  for (const name of [
    'caseledger.json',
    'record.json',
    'seals',
    'tree',
    'events.db',
    'looks.db',
    'keys.db',
    'state.db',
    'access.db',
    'files',
  ])
    for (const suffix of name.endsWith('.db') ? ['', '-wal'] : [''])
      cpSync(join(running, name + suffix), join(sound, name + suffix), { recursive: true });
  await owned.close();
}, 60_000);
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

const look = ({ personalData }: System, number: number) =>
  personalData.shown(
    {
      actor: { kind: 'worker', id: `worker-${number}` },
      route: 'GET /persons',
      purpose: { task: 'case', reason: `case ${number}` },
    },
    [],
  );

async function verify(dataDir: string, ledger: LedgerName): Promise<LedgerVerdict> {
  const env = settingsOf(dataDir);
  const run = verifyLedgerOf(readConfig(env), ledger, { env, clock: systemClock });
  for (;;) {
    const step = await run.next();
    if (step.done) return step.value;
  }
}

/** Starts on the folder as a server does, adds something, seals and stops. @returns why it is refused */
async function start(dataDir: string): Promise<string | undefined> {
  const env = settingsOf(dataDir);
  try {
    const owned = await ownFolder(readConfig(env), { env, log: new QuietLog(), threads: false });
    await registerTwice(owned.ports.system, 99);
    await look(owned.ports.system, 99);
    await owned.close();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

test('a folder that nobody touched is sound, and its end is authenticated; so it is after a start', async () => {
  const copy = join(folder, 'untouched');
  cpSync(sound, copy, { recursive: true });
  for (const ledger of ['main', 'looks'] as const) {
    const { fault, seals, unsealed, authenticated } = await verify(copy, ledger);
    expect(fault).toBeUndefined();
    expect(seals).toBe(people / peoplePerSeal);
    expect(unsealed).toBeGreaterThanOrEqual(peopleUnsealed);
    expect(authenticated).toBe(true);
  }
  expect(await start(copy)).toBeUndefined();
  for (const ledger of ['main', 'looks'] as const)
    expect(await verify(copy, ledger)).not.toHaveProperty('fault');
});

/** Whoever is given the folder finds it, whether somebody started a server on it in between or not. */
async function found(copy: string, ledger: LedgerName, withStart: boolean): Promise<LedgerVerdict['fault']> {
  const refused = withStart ? await start(copy) : undefined;
  const other = ledger === 'main' ? 'looks' : 'main';
  return (
    (await verify(copy, ledger)).fault ??
    (refused === undefined ? (await verify(copy, other)).fault : { what: refused })
  );
}

test(
  `of ${tamperings} tamperings every one is found, and the first bad event is named`,
  async () => {
    const sealed = { main: await sealedIn('main'), looks: await sealedIn('looks') };
    const dice = diceOf(seed);
    const seen = new Set<string>();
    for (let n = 0; n < tamperings; n++) {
      const copy = join(folder, `tampered-${n}`);
      cpSync(sound, copy, { recursive: true });
      const ledger = n % 4 === 3 ? 'looks' : 'main';
      const files = {
        events: join(copy, ledger === 'main' ? 'events.db' : 'looks.db'),
        seals: join(copy, 'seals', ledger === 'main' ? 'ledger.ndjson' : 'looks.ndjson'),
        record: join(copy, 'record.json'),
        tree: join(copy, 'tree', ledger),
        olderRecord,
      };
      const done: Tampering = tamper(files, sealed[ledger], dice, n);
      seen.add(done.what.replace(/, its mac .*| \(\d+\)/, ''));
      const withStart = n % 3 === 2;
      const about = `${n}: ${done.what} (${ledger}${withStart ? ', then a start' : ''})`;
      const fault = await found(copy, ledger, withStart);
      expect({ about, found: fault?.what }).toEqual({ about, found: expect.any(String) });
      // A start that is refused says what contradicts what, not which event.
      const isNamed = done.firstBad !== undefined && !(withStart && fault?.ordinal === undefined);
      if (isNamed)
        expect({ about, fault, named: fault?.ordinal }).toEqual({ about, fault, named: done.firstBad });
      expect({ about, range: fault?.lastOrdinal }).toEqual({
        about,
        range: isNamed ? undefined : fault?.lastOrdinal,
      });
      rmSync(copy, { recursive: true, force: true });
      if (n % 500 === 499) await collectGarbage();
    }
    if (tamperings >= 4 * kindsOfTampering) expect(seen.size).toBe(kindsOfTampering);
  },
  120_000 + tamperings * 400,
);

async function sealedIn(ledger: LedgerName): Promise<number> {
  const { events, unsealed } = await verify(sound, ledger);
  return events - unsealed;
}
