import { Membership } from '#composition';
import { MongoMembers } from '#engine/mongodb';
import { startFakeEventStoreDb } from '#event-store/eventstoredb/testing';
import { systemClock, systemRandomness } from '#kernel';
import { describeMongo } from '../../../test/mongodb/describe-mongo.js';
import { putPeople, temporaryFolder } from '../testing/index.js';
import { type Finding } from './doctor/finding.js';
import { doctor } from './doctor.js';

describeMongo('a doctor among servers', (on) => {
  let server: Awaited<ReturnType<typeof startFakeEventStoreDb>>;
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(async () => {
    server = await startFakeEventStoreDb();
    folder = temporaryFolder({
      EVENT_STORE: 'eventstoredb',
      EVENTSTOREDB_URL: server.url,
      READ_STORE: 'mongodb',
      MONGODB_URL: on.address(),
      CASELEDGER_MASTER_KEY: Buffer.from(systemRandomness.bytes(32)).toString('hex'),
    });
  });
  afterEach(async () => {
    await server.close();
    folder.remove();
  });

  async function examine(env: Record<string, string> = {}): Promise<readonly Finding[]> {
    const ports = { env: { ...folder.env, ...env }, clock: systemClock, randomness: systemRandomness };
    const findings: Finding[] = [];
    for await (const each of doctor({ version: '1.2.3' }, ports)) findings.push(each);
    return findings;
  }
  const wrong = (findings: readonly Finding[]) => findings.filter(({ state }) => state === 'wrong');
  const of = (findings: readonly Finding[], check: string) =>
    findings.filter((each) => each.check === check).map(({ text }) => text);

  async function someHistory() {
    const owned = await folder.own();
    await putPeople(owned, 3);
    await owned.close();
  }

  it('finds a sound installation sound, and names who works on it', async () => {
    await someHistory();
    const connected = new MongoMembers(await on.connect(), { clock: systemClock, holder: 'api-1-77' });
    const membership = await Membership.join(connected, 'together', systemClock);
    const findings = await examine();
    await membership.leave();
    expect(wrong(findings)).toEqual([]);
    expect(of(findings, 'members')).toEqual(['api-1-77']);
    expect(of(findings, 'stores').filter((text) => /ledger.* at /.test(text))).toEqual([
      expect.stringMatching(/^ledger at .*: \d+ events/),
      expect.stringMatching(/^ledger of looks at .*: \d+ events/),
    ]);
    expect(of(findings, 'backups')).toEqual([expect.stringContaining('backed up there')]);
    expect(new Set(findings.map(({ check }) => check))).toEqual(
      new Set([
        ...[
          'versions',
          'configuration',
          'data folder',
          'server',
          'disk',
          'members',
          'master key',
          'documents',
        ],
        ...['stores', 'clock', 'seals', 'keys', 'processes', 'projections', 'backups'],
      ]),
    );
  });

  it('finds an installation that was never started, and makes nothing there', async () => {
    folder.remove();
    const findings = await examine();
    expect(wrong(findings).map(({ advice }) => advice)).toEqual([
      expect.stringContaining('made by its first start'),
      expect.stringContaining('made by its first start'),
    ]);
    expect(await (await on.connect()).db.listCollections().toArray()).toEqual([]);
  });

  it('finds a master key that is another’s, and a view that cannot go on', async () => {
    await someHistory();
    const checkpoints = (await on.connect()).db.collection('process_checkpoints');
    await checkpoints.updateMany({}, { $set: { ledger: 'another' } });
    const findings = await examine({
      CASELEDGER_MASTER_KEY: Buffer.from(systemRandomness.bytes(32)).toString('hex'),
    });
    expect(new Set(wrong(findings).map(({ check }) => check))).toEqual(new Set(['master key', 'processes']));
  });

  it('finds servers that are away, each with what to check', async () => {
    const findings = await examine({
      EVENTSTOREDB_URL: 'esdb://127.0.0.1:1?tls=false',
      MONGODB_URL: 'mongodb://127.0.0.1:1/caseledger?serverSelectionTimeoutMS=200',
    });
    expect(wrong(findings).map(({ advice }) => advice)).toEqual([
      expect.stringContaining('MONGODB_URL'),
      expect.stringContaining('MONGODB_URL'),
      expect.stringContaining('EVENTSTOREDB_URL'),
      expect.stringContaining('EVENTSTOREDB_URL'),
    ]);
  });
});
