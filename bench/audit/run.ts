import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSubject, timeline, toldAsOf, toldTimeline } from '#audit';
import { auditPorts, openSystem, type System } from '#composition';
import { personDecider } from '#contexts/person-registry';
import { type Actor, personId, systemClock } from '#kernel';
import { readConfig } from '#settings';
import { type BenchResult, type BenchRow, median } from '../support/result.js';

const events = 1_000;
const rounds = 30;
const id = personId('bench');
const auditor: Actor = { kind: 'auditor', id: 'bench' };
const look = { actor: auditor, route: 'bench', purpose: { task: 'bench', reason: 'bench' } };

/**
 * What an auditor waits for over a stream of 1,000 events, personal data opened and the look recorded, beside a bare read of the same
 * stream.
 * @public
 */
export async function run(): Promise<BenchResult> {
  const dataDir = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'bench-audit-'));
  const config = readConfig({ DATA_DIR: dataDir, DEMO_DATA: '0', SEAL_SECONDS: '0', LOG_LEVEL: 'silent' });
  const system = await openSystem(config);
  try {
    await write(system);
    const ports = auditPorts(system);
    const subject = parseSubject(`person:${id}`) as Parameters<typeof toldAsOf>[2]['subject'];
    const at = systemClock.now();
    const page = async (cursor?: string) => {
      const found = await timeline(ports, { subject, cursor });
      await toldTimeline(ports, look, found!.items);
      return found!.next;
    };
    const second = await page();
    const work = {
      bare: () => system.store.readStream(`person-${id}`),
      'as of now': () => toldAsOf(ports, look, { subject, at, clock: 'recorded' }),
      'two moments compared': () => toldAsOf(ports, look, { subject, at, compareTo: at, clock: 'recorded' }),
      'newest page of the timeline': () => page(),
      'the page behind it': () => page(second),
    };
    const times = Object.fromEntries(Object.keys(work).map((name) => [name, [] as number[]]));
    for (let round = 0; round < rounds; round++)
      for (const [name, each] of Object.entries(work)) {
        const began = performance.now();
        await each();
        times[name]!.push(performance.now() - began);
      }
    const bare = median(times.bare!);
    const rows = Object.entries(times).map(
      ([name, each]): BenchRow => ({
        name: name === 'bare' ? `bare read of ${events.toLocaleString('en-US')} events` : name,
        value: median(each),
        unit: 'ms',
        ...(name !== 'bare' && { ratio: median(each) / bare }),
      }),
    );
    return { id: 'A1', title: 'audit of a stream of 1,000 events, beside a bare read of it', rows };
  } finally {
    await system.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A person whose Contact Detail changed until the stream had its length. */
async function write({ engine, clock }: System): Promise<void> {
  const context = (n: number) => ({
    actor: auditor,
    command: 'Bench',
    idempotencyKey: `bench-${n}`,
    correlationId: 'bench',
  });
  const at = clock.now();
  const record = {
    personId: id,
    firstName: 'Ana',
    lastName: 'Quist',
    dateOfBirth: '1990-12-10',
    gender: 'Female',
  };
  await engine.execute(
    personDecider,
    id,
    { kind: 'receive-person-record', personId: id, record, at } as never,
    context(0),
  );
  for (let n = 1; n < events; n++)
    await engine.execute(
      personDecider,
      id,
      {
        kind: 'receive-person-record',
        personId: id,
        record: { ...record, email: `mail-${n}@example.org` },
        at: clock.now(),
      } as never,
      context(n),
    );
}
