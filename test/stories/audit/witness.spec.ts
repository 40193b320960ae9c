import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scriptedWitness } from '#engine/testing';
import { systemRandomness } from '#kernel';
import { MovableClock } from '#kernel/testing';
import { doctor } from '#operations';
import { type Resident, resident } from '../../support/residents.js';
import { type TestApp, testApp } from '../../support/test-app.js';

/** Rule A44: somebody else signs how far the ledgers had come, and tells when they go back. */
let witness: Awaited<ReturnType<typeof scriptedWitness>>;
let app: TestApp;
let logged: {
  readonly level: number;
  readonly msg: string;
  readonly ledger?: string;
  readonly reason?: string;
}[];
let ana: Resident;
/** Less than the longest wait for an answer: four of them bring the next question. */
const aWhile = 15_000;
const timeGoesOn = () => {
  if (witness.isIdle()) app.clock.advance(aWhile);
};

const env = () => ({ WITNESS_URL: witness.url, WITNESS_KEY: witness.key, LOG_LEVEL: 'info' });
const begin = (more: Readonly<Record<string, string>> = {}, clock = new MovableClock()) =>
  testApp({ ...env(), ...more }, undefined, clock, {
    logTo: { write: (line: string) => void logged.push(JSON.parse(line)) },
  });
/** Another start on the same folder, in the same time. */
const again = (dataDir: string) => begin({ DATA_DIR: dataDir }, app.clock);
const said = (text: RegExp) => logged.filter(({ msg }) => text.test(msg));
const ledgers = async () => (await (await app.as('auditor')).get('/api/v1/audit/ledger')).body.ledgers;
const ready = async () => (await app.nobody.get('/health/ready')).body;

beforeEach(async () => {
  witness = await scriptedWitness();
  logged = [];
  app = await begin();
  ana = await resident(app);
});
afterEach(async () => {
  await app.stop();
  await witness.close();
});

/** Something new in both ledgers, sealed. */
async function sealed(): Promise<void> {
  await ana.ask();
  await (await app.as('worker-19')).post('/api/v1/persons/search', { lastName: 'A', page: 1, pageSize: 25 });
  await app.runtime.seal();
}

/** Until the witness has signed the newest seals of both. */
const signed = () =>
  app.until(async () => {
    timeGoesOn();
    const found = await ledgers();
    const isSigned = found.every(
      (each: { size: number; witnessed?: { size: number } }) =>
        each.size > 0 && each.witnessed?.size === each.size,
    );
    return isSigned ? found : undefined;
  });

const findings = async () => {
  const found: { check: string; state: string; text: string }[] = [];
  const ports = {
    env: { ...env(), DATA_DIR: app.dataDir, LOG_LEVEL: 'silent' },
    clock: new MovableClock(),
    randomness: systemRandomness,
  };
  for await (const each of doctor({ version: '1' }, ports)) found.push(each);
  return found.filter(({ check }) => check === 'witness');
};

test('both ledgers are signed by the witness within a minute, and whoever looks is told up to where', async () => {
  await sealed();
  const [main, looks] = await signed();
  expect(main.witnessed).toMatchObject({ by: 'witness.example.org', at: '2026-05-28T20:26:40.000Z' });
  expect(looks.witnessed.size).toBe(looks.size);
  const { body } = await (await app.as('auditor')).get('/api/v1/audit/ledger');
  expect(body.sentence).toContain(
    `the witness witness.example.org signed it up to ${main.size} events at 2026-`,
  );
  const lines = readFileSync(join(app.dataDir, 'seals', 'cosigned.ndjson'), 'utf8')
    .trimEnd()
    .split('\n');
  expect(new Set(lines.map((line) => JSON.parse(line).checkpoint.split('\n')[0]))).toEqual(
    new Set([main, looks].map(({ checkpoint }) => checkpoint.split('\n')[0])),
  );
});

test('a witness that is away is told of once, and the ledger is sealed all the same; then it signs what came', async () => {
  const gone = () => {
    while (witness.next.length < 50) witness.next.push('drop');
  };
  gone();
  await sealed();
  await app.until(async () => {
    gone();
    timeGoesOn();
    return app.runtime.witness().every(({ failures }) => failures > 3) && app.runtime.witness().length === 2
      ? true
      : undefined;
  });
  expect(
    said(/did not sign/)
      .map(({ ledger }) => ledger)
      .toSorted(),
  ).toEqual(['looks', 'main']);
  expect((await ledgers())[0]).toMatchObject({
    state: 'sealed',
    witnessTrouble: 'the witness does not answer',
  });
  expect((await findings()).map(({ state }) => state)).toEqual(['wrong', 'wrong']);
  expect(await ready()).toMatchObject({ status: 'ok', sealing: 'ok' });
  witness.next.length = 0;
  await sealed();
  await signed();
  expect(new Set(said(/signs again/).map(({ ledger }) => ledger))).toEqual(new Set(['main', 'looks']));
  expect((await findings()).map(({ state }) => state)).toEqual(['ok', 'ok']);
});

test('after a restart it goes on from where the witness is, notes or none', async () => {
  await sealed();
  await signed();
  for (const forget of [false, true]) {
    await app.stop({ keep: true });
    if (forget) rmSync(join(app.dataDir, 'seals', 'cosigned.ndjson'));
    app = await again(app.dataDir);
    ana = await resident(app);
    await sealed();
    await signed();
    expect(said(/refused/)).toEqual([]);
  }
});

test('a ledger that was put back from an older copy is found by the witness alone: sealing stops, commands go on', async () => {
  await sealed();
  await signed();
  await app.stop({ keep: true });
  const { dataDir } = app;
  const files = [
    'events.db',
    'looks.db',
    'keys.db',
    'state.db',
    'access.db',
    'record.json',
    'caseledger.json',
  ];
  const copies = [...files, 'seals/ledger.ndjson', 'seals/looks.ndjson', 'seals/cosigned.ndjson'];
  const kept = new Map(copies.map((file) => [file, readFileSync(join(dataDir, file))]));
  app = await again(dataDir);
  ana = await resident(app);
  await sealed();
  await signed();
  await app.stop({ keep: true });
  for (const [file, bytes] of kept) writeFileSync(join(dataDir, file), bytes);
  for (const made of ['views', 'tree']) rmSync(join(dataDir, made), { recursive: true, force: true });
  app = await again(dataDir);
  await app.until(async () => (app.runtime.sealingRefused().length === 2 ? true : undefined));
  expect(app.runtime.sealingRefused()[0]?.reason).toMatch(
    /the witness witness.example.org signed \d+ events of it, but its own seals end at \d+: the ledger was cut off/,
  );
  expect(said(/sealing is refused/)).toHaveLength(2);
  expect(await ready()).toMatchObject({ status: 'ok', sealing: 'refused' });
  const found = await findings();
  expect(found.map(({ state, text }) => [state, /signed \d+ events of it/.test(text)])).toEqual([
    ['wrong', true],
    ['wrong', true],
  ]);
  const before = (await ledgers())[0].seals;
  ana = await resident(app);
  expect((await ana.ask()).status).toBe(201);
  await app.runtime.seal();
  expect((await ledgers())[0].seals).toBe(before);
});

test('what the witness signed and the ledger does not hold keeps the next start from going on', async () => {
  await sealed();
  await signed();
  await app.stop({ keep: true });
  const { dataDir } = app;
  const notes = join(dataDir, 'seals', 'cosigned.ndjson');
  copyFileSync(notes, `${notes}.kept`);
  const [first = ''] = readFileSync(notes, 'utf8').split('\n');
  writeFileSync(notes, `${first.replace(/(main|looks)\\n\d+\\n/, '$1\\n999999\\n')}\n`);
  await expect(again(dataDir)).rejects.toThrow(/cosigned.ndjson.* is not signed with the key/);
  copyFileSync(`${notes}.kept`, notes);
  app = await again(dataDir);
});
