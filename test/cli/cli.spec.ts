import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { commandLine, expectBuilt, type Ran } from './command-line.js';

jest.setTimeout(120_000);

let work: string;
let dataDir: string;
let people: string;
beforeAll(() => {
  expectBuilt();
  work = mkdtempSync(join(tmpdir(), 'caseledger-cli-'));
  dataDir = join(work, 'data');
  people = join(work, 'people.ndjson');
});
afterAll(() => rmSync(work ?? '', { recursive: true, force: true }));

const run = (...args: readonly string[]) => commandLine(dataDir).run(...args);
const documentOf = ({ stdout }: Ran) => JSON.parse(stdout);

describe('one data folder, from invented people to an altered ledger', () => {
  test('demo-data writes the same people for the same seed, as NDJSON or CSV', async () => {
    expect((await run('demo-data', '--people', '60', '--seed', '7', '--out', people)).code).toBe(0);
    const again = await run('demo-data', '--people', '60', '--seed', '7');
    expect(again.stdout).toBe(readFileSync(people, 'utf8'));
    const csv = await run('demo-data', '--people', '2', '--format', 'csv');
    expect(csv.stdout).toMatch(/^person_id,first_name,.*\nP0000001,/);
  });

  test('import takes what is right, writes down what is not, and ends with 1', async () => {
    appendFileSync(people, 'no JSON\n{"personId":"X1","firstName":"Ana"}\n');
    const { code, stdout, stderr } = await run('import', 'people', people);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/changed +60\n.*unchanged +0\n.*rejected +2\n/);
    const rejected = readFileSync(`${people}.rejected.ndjson`, 'utf8').trimEnd().split('\n');
    expect(rejected.map((line) => JSON.parse(line).line)).toEqual([61, 62]);
  });

  test('importing again changes nothing', async () => {
    const again = await run('import', 'people', people, '--json');
    expect(documentOf(again)).toMatchObject({ persons: 60, changed: 0, unchanged: 60, rejected: 2 });
  });

  test('projections are fed, rebuilt, taken back and retired', async () => {
    const before = documentOf(await run('projections', 'rebuild', 'persons', 'cases', '--json'));
    expect(before.views).toMatchObject([
      { name: 'persons', switched: true },
      { name: 'cases', switched: true },
    ]);
    const dry = await run('projections', 'rebuild', '--all', '--compare-only');
    expect(dry.stdout).toMatch(/^persons +v3-3 +60 +live copy +equal +no$/m);
    expect((await run('projections', 'rollback', 'persons')).stdout).toContain('v3-1 is live again');
    expect((await run('projections', 'retire', 'persons')).stdout).toContain('deleted v3-2');
    const status = await run('projections', 'status');
    expect(status.stdout).toMatch(/^persons +3 +v3-1 /m);
    expect(status.code).toBe(0);
  });

  test('nothing waits in the outbox or among the dead letters, and the nightly batch finds nothing', async () => {
    expect((await run('outbox', 'list')).stdout).toContain('no such messages');
    expect(documentOf(await run('dead-letters', 'list', '--json'))).toEqual([]);
    expect(documentOf(await run('batch', 'close-linked-requests', '--dry-run', '--json'))).toEqual({
      dryRun: true,
      submissionsLooked: 0,
      requestsClosed: 0,
    });
  });

  test('every process has a checkpoint, so that a server can start on what was imported', async () => {
    const { code, stdout } = await run('processes', 'status');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^send-outgoing-messages +started/m);
    expect((await run('processes', 'start', 'finish-attempts', '--from', 'now')).code).toBe(1);
  });

  test('the ledger verifies and the doctor finds nothing wrong', async () => {
    const { code, stdout } = await run('ledger', 'verify');
    expect(code).toBe(0);
    expect(stdout.match(/: sound\./g)).toHaveLength(2);
    expect((await run('ledger', 'verify', '--looks')).stdout.match(/: sound\./g)).toHaveLength(1);
    const doctor = await run('doctor');
    expect(doctor.stdout).toContain('Nothing is wrong.');
    expect(doctor.code).toBe(0);
  });

  test('missing outside seals are found by verify and by the doctor', async () => {
    const file = join(dataDir, 'seals', 'ledger.ndjson');
    const seals = readFileSync(file);
    rmSync(file);
    const verified = await run('ledger', 'verify');
    expect(verified.stdout).toContain('NOT SOUND: the seals kept outside the ledger');
    expect(verified.code).toBe(1);
    const doctor = documentOf(await run('doctor', '--json'));
    expect(doctor.findings.filter(({ state }: { state: string }) => state === 'wrong')).toMatchObject([
      { check: 'seals' },
    ]);
    writeFileSync(file, seals);
  });

  test('one altered letter is found, and its event named', async () => {
    const db = new DatabaseSync(join(dataDir, 'events.db'));
    const at = 'position = (SELECT position FROM events WHERE data LIKE \'%"Active"%\' LIMIT 1)';
    const { id } = db.prepare(`SELECT lower(hex(id)) AS id FROM events WHERE ${at}`).get() as { id: string };
    const { position, data } = db.prepare(`SELECT position, data FROM events WHERE ${at}`).get() as {
      position: number;
      data: string;
    };
    const set = (text: string) =>
      db.prepare('UPDATE events SET data = ? WHERE position = ?').run(text, position);
    set(data.replaceAll('"Active"', '"Closed"'));
    const { code, stdout } = await run('ledger', 'verify');
    expect(code).toBe(1);
    expect(stdout).toContain('NOT SOUND: altered');
    const [, named] = /first bad event: (\S+)/.exec(stdout) ?? [];
    expect(named?.replaceAll('-', '')).toBe(id);
    const [main] = documentOf(await run('ledger', 'verify', '--json'));
    expect(main.fault).toMatchObject({ what: 'altered', eventId: named });
    set(data);
    db.close();
    expect((await run('ledger', 'verify')).code).toBe(0);
  });
});

test('an import without a server ends when the views hold what it brought in', async () => {
  const there = commandLine(join(work, 'alone'));
  const file = join(work, 'some.ndjson');
  await there.run('demo-data', '--people', '6000', '--out', file);
  expect((await there.run('import', 'people', file)).code).toBe(0);
  const view = join(work, 'alone', 'views', 'persons', 'v3-1.db');
  const db = new DatabaseSync(view, { readOnly: true });
  expect(db.prepare('SELECT count(*) AS persons FROM docs').get()).toEqual({ persons: 6_000 });
  db.close();
});

describe('beside a running server', () => {
  const server = `(async () => {
    const { openSystem, startProjections, startRuntime } = await import('#composition');
    const { listenForOperations } = await import('#operations');
    const { readConfig } = await import('#settings');
    const quiet = () => undefined;
    const log = { info: quiet, warn: (fields, message) => console.log(JSON.stringify(fields) + ' ' + message), error: quiet };
    const system = await openSystem(readConfig(process.env), { env: process.env });
    const projections = await startProjections(system, log, { threads: true });
    await startRuntime({ system, projections, transport: { send: async () => undefined }, log });
    const stop = await listenForOperations(system.folder.socket, { system, projections }, log);
    process.once('SIGTERM', async () => { await stop(); await system.close(); });
    console.log('it listens');
  })();`;

  test('the server does the work, and only what needs the folder alone is refused', async () => {
    const there = commandLine(join(work, 'served'));
    const served = there.script(server);
    await served.says('it listens');
    try {
      const file = join(work, 'more.ndjson');
      await there.run('demo-data', '--people', '30', '--seed', '9', '--out', file);
      expect(documentOf(await there.run('import', 'people', file, '--json'))).toMatchObject({ changed: 30 });
      expect((await there.run('projections', 'rebuild', '--all')).code).toBe(0);
      expect((await there.run('ledger', 'verify')).code).toBe(0);
      expect((await there.run('doctor')).stdout).toContain('a server runs on this data folder');
      const start = await there.run('processes', 'start', 'finish-attempts', '--from', 'now');
      expect(start).toMatchObject({ code: 1, stderr: expect.stringContaining('stop the server first') });
      const unknown = await there.run('projections', 'rebuild', 'cats');
      expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('must be among') });
    } finally {
      served.signal('SIGTERM');
    }
    expect((await served.ended).code).toBe(0);
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGKILL', null],
  ] as const)('%s of an import ends its work in the server, which says so', async (signal, code) => {
    const there = commandLine(join(work, `served-${signal}`));
    const served = there.script(server);
    await served.says('it listens');
    try {
      const file = join(work, 'very-many.ndjson');
      if (!existsSync(file)) await there.run('demo-data', '--people', '30000', '--out', file);
      const running = there.start('import', 'people', file, '--json');
      await running.says('"progress"');
      running.signal(signal);
      const ended = await running.ended;
      expect(ended.code).toBe(code);
      if (signal !== 'SIGKILL')
        expect(ended.stderr).toMatch(/stopped at \d+%, .* persons.* not repeated: running it again goes on/);
      await served.says('the work was stopped before it was done');
      expect((await there.run('projections', 'status')).code).toBe(0);
    } finally {
      served.signal('SIGTERM');
    }
    const { stdout } = await served.ended;
    const [, persons] = /"operation":"import-people".*"note":"(\d+) persons/.exec(stdout) ?? [];
    expect(Number(persons)).toBeLessThan(30_000);
  });

  test('what a server would do is shown without one only with a word about it', async () => {
    const there = commandLine(dataDir);
    const words = [
      ['projections', 'status'],
      ['processes', 'status'],
      ['outbox', 'list'],
      ['dead-letters', 'list'],
    ];
    for (const each of words) expect((await there.run(...each)).stderr).toContain('No server runs on');
    const { stderr } = await there.run('outbox', 'list', '--json');
    expect(JSON.parse(stderr).note).toContain('No server runs on');
  });

  test('Ctrl-C ends an import without a half file of rejected rows', async () => {
    const there = commandLine(join(work, 'stopped'));
    const file = join(work, 'many.ndjson');
    await there.run('demo-data', '--people', '40000', '--out', file);
    const bad = 'no JSON\n';
    writeFileSync(file, `${bad}${readFileSync(file, 'utf8')}`);
    const running = there.start('import', 'people', file, '--json');
    await running.says('"progress"');
    running.signal('SIGINT');
    const { code, stdout, stderr } = await running.ended;
    expect(code).toBe(130);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/stopped at \d+%.* running it again goes on/);
    expect(existsSync(`${file}.rejected.ndjson.part`)).toBe(false);
    expect((await there.run('ledger', 'verify')).code).toBe(0);
  });
});

describe('what is used wrongly ends with 2 and one line that says what to do', () => {
  const missing = () => join(work, 'missing.csv');
  test.each([
    ['no file', () => ['import', 'people'], 'missing required argument'],
    ['a file that is not there', () => ['import', 'people', missing()], 'there is no such file'],
    ['an unknown option', () => ['doctor', '--quickly'], 'unknown option'],
    ['an unknown command', () => ['imprt'], 'unknown command'],
    ['an unknown word in a group', () => ['ledger', 'burn'], 'it has verify'],
    ['a group alone', () => ['projections'], 'rebuild'],
    ['neither names nor --all', () => ['projections', 'rebuild'], '--all'],
    ['a number that is none', () => ['demo-data', '--people', 'many'], '--people many'],
    ['no data folder', () => ['ledger', 'verify', '--data-dir', missing()], 'there is no data folder'],
    ['no reason for a skip', () => ['dead-letters', 'skip', 'e-1'], 'reason_required'],
    [
      'an identity without the right',
      () => ['import', 'people', people, '--as', 'worker-19'],
      'registry:write',
    ],
  ])('%s', async (_, args, advice) => {
    const { code, stdout, stderr } = await run(...args());
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(advice);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test.each([
    ['--data-dir', ['projections', 'status', '--data-dir', '']],
    ['--as', ['projections', 'status', '--as', '']],
    ['--reason', ['outbox', 'list', '--reason', ' ']],
    ['--cursor', ['outbox', 'list', '--cursor=']],
    ['--out', ['demo-data', '--out', '']],
    ['--projection', ['dead-letters', 'skip', 'e-1', '--projection', '']],
    ['--keys-from', ['ledger', 'copy', '--from', 'a', '--to', 'b', '--keys-from', '']],
    ['<file>', ['import', 'people', '']],
    ['<names>', ['projections', 'rebuild', '']],
  ])('%s that is empty', async (name, args) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`${name} is empty`);
  });

  test.each(['DATA_DIR', 'EVENT_STORE', 'READ_STORE', 'CASELEDGER_MASTER_KEY_FILE'])(
    'the setting %s that is empty',
    async (name) => {
      const there = commandLine(dataDir, { [name]: '' });
      expect(await there.run('projections', 'status')).toMatchObject({
        code: 2,
        stderr: expect.stringContaining(`${name} is empty`),
      });
    },
  );

  test('an empty DATA_DIR does not count beside --data-dir', async () => {
    const there = commandLine(dataDir, { DATA_DIR: '' });
    expect((await there.run('processes', 'status', '--data-dir', dataDir)).code).toBe(0);
  });

  test.each([
    ['an unknown command', ['imprt'], "unknown command 'imprt'"],
    ['an unknown option', ['doctor', '--quickly'], "unknown option '--quickly'"],
    ['no file', ['import', 'people'], "missing required argument 'file'"],
    ['an unknown word in a group', ['ledger', 'burn'], 'it has verify'],
    ['a group alone', ['projections'], 'name a command'],
    ['no command', [], 'name a command'],
    ['an empty option', ['doctor', '--data-dir', ''], '--data-dir is empty'],
  ])('as JSON under --json: %s', async (_, args, words) => {
    const { code, stdout, stderr } = await run(...args, '--json');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(JSON.parse(stderr).error).toEqual({ name: 'WrongUsage', message: expect.stringContaining(words) });
  });

  test.each([join(__filename, 'data'), join(__filename, 'deep', 'data')])(
    'a data folder that cannot be made: %s',
    async (path) => {
      const elsewhere = commandLine(path);
      const file = join(work, 'one.ndjson');
      await run('demo-data', '--people', '1', '--out', file);
      for (const words of [
        ['projections', 'status'],
        ['ledger', 'verify'],
        ['import', 'people', file],
      ])
        expect(await elsewhere.run(...words)).toMatchObject({
          code: 2,
          stderr: expect.stringContaining(path),
        });
      expect(await elsewhere.run('doctor')).toMatchObject({ code: 1, stdout: expect.stringContaining(path) });
    },
  );

  test('a wrong setting is named', async () => {
    const { code, stderr } = await commandLine(dataDir, { PORT: 'eighty' }).run('projections', 'status');
    expect(code).toBe(2);
    expect(stderr).toContain('PORT=eighty');
  });

  test('in production somebody must be named, with a reason', async () => {
    const production = commandLine(dataDir, { NODE_ENV: 'production' });
    expect((await production.run('projections', 'status')).stderr).toContain('--as');
    const nameless = await production.run('import', 'people', people, '--as', 'registry:calsaws');
    expect(nameless).toMatchObject({ code: 2, stderr: expect.stringContaining('reason_required') });
  });

  test('--debug shows where it came from, --json says it as JSON', async () => {
    expect((await run('projections', 'rebuild', '--debug')).stderr).toMatch(/^\s+at /m);
    const { stderr } = await run('projections', 'rebuild', '--json');
    expect(JSON.parse(stderr).error).toMatchObject({ name: 'WrongUsage' });
  });
});

describe('help is no failure', () => {
  test.each([
    [['help'], 'Usage: caseledger [options] [command]'],
    [['help', 'ledger'], 'Usage: caseledger ledger [options] [command]'],
    [['help', 'ledger', 'verify'], 'Usage: caseledger ledger verify [options]'],
    [['help', 'doctor'], 'Usage: caseledger doctor [options]'],
    [['ledger', 'help', 'verify'], 'Usage: caseledger ledger verify [options]'],
    [['ledger', 'help'], 'Usage: caseledger ledger [options] [command]'],
    [['ledger', 'verify', '--help'], 'Usage: caseledger ledger verify [options]'],
  ])('%j', async (args, usage) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n')[0]).toBe(usage);
  });

  test.each([
    [['help', 'burn'], 'has no command "burn": it has import,'],
    [['help', 'ledger', 'burn'], 'ledger has no command "burn": it has verify,'],
    [['ledger', 'help', 'burn'], 'ledger has no command "burn": it has verify,'],
    [['help', 'doctor', 'burn'], 'doctor has no command "burn"'],
  ])('unless there is no such command: %j', async (args, words) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});
