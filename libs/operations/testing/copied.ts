import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRuntime } from '#composition';
import { outboxDecider } from '#contexts/outbox';
import { renewalStream } from '#engine';
import type { EventStore } from '#event-store';
import { startFakeEventStoreDb } from '#event-store/eventstoredb/testing';
import { personId, personSubject, seal, systemClock, systemRandomness } from '#kernel';
import { type CopyArgs, type CopyResult, copyLedgers, type OwnedFolder, ownFolder } from '#operations';
import { readConfig } from '#settings';
import { recordRun } from '../src/record-run.js';
import { ops, putPeople, quietLog, resultOf } from './index.js';

const owner = personSubject(personId('P0000001'));

export interface Prepared {
  readonly folder: string;
  readonly master: string;
  remove(): void;
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'caseledger-copy-'));

/** An installation with some history, to be copied for each test: to make it takes longer than most of them. */
export async function prepared(): Promise<Prepared> {
  const folder = newFolder();
  const master = Buffer.from(systemRandomness.bytes(32)).toString('hex');
  await someHistory({ LOG_LEVEL: 'silent', CASELEDGER_MASTER_KEY: master, DATA_DIR: folder });
  return { folder, master, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Folders, of which `a` has the history, and a server that stands in for EventStoreDB, with one master key. */
export async function copyingGround({ folder: history, master }: Prepared) {
  const root = newFolder();
  cpSync(history, join(root, 'a'), { recursive: true });
  const fake = await startFakeEventStoreDb();
  const base = { LOG_LEVEL: 'silent', SEAL_SECONDS: '0', CASELEDGER_MASTER_KEY: master };
  const folder = (name: string) => join(root, name);
  return {
    fake,
    folder,
    /** Settings of an embedded installation. */
    embedded: (name: string): Env => ({ ...base, DATA_DIR: folder(name) }),
    /** Settings of one with its ledgers on the server, and its keys in a folder. */
    onServer: (name: string): Env => ({
      ...base,
      DATA_DIR: folder(name),
      EVENT_STORE: 'eventstoredb',
      EVENTSTOREDB_URL: fake.url,
    }),
    async close() {
      await fake.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

type Env = Readonly<Record<string, string>>;

/** Opens an installation as a command without a server opens it; whoever opens it closes it. */
export const own = (env: Env): Promise<OwnedFolder> =>
  ownFolder(readConfig(env), { env, log: quietLog, threads: false });

/** A copy, begun but not followed. */
export const copying = (env: Env, args: Pick<CopyArgs, 'from' | 'to'> & Partial<CopyArgs>) =>
  copyLedgers({ looks: true, ...args }, { env, clock: systemClock, randomness: systemRandomness });

/** A copy to its end. */
export const copied = (...args: Parameters<typeof copying>): Promise<CopyResult> =>
  resultOf(copying(...args));

/** Queues a mail; the same command when it is repeated under the same key. */
export const queueMail = ({ ports: { system } }: OwnedFolder, messageId: string) =>
  system.engine.execute(
    outboxDecider,
    messageId,
    {
      kind: 'queue',
      messageId,
      channel: 'email',
      template: 'link_completed',
      language: 'en',
      to: seal(owner, { address: 'ana@example.org' }),
      params: {},
      cause: { eventId: 'e-1', type: 'AccountLinked' },
      subjectOfData: owner,
      at: '2026-05-01T17:00:00.000Z',
    },
    { actor: ops.actor, command: 'Queue', idempotencyKey: `key of ${messageId}`, correlationId: 'c' },
  );

/** Runs a server's processes until `isDone`, and answers how many mails left meanwhile. */
export async function serve(owned: OwnedFolder, isDone: () => Promise<boolean>): Promise<number> {
  let sent = 0;
  const transport = { send: async () => void sent++ };
  await startRuntime({ ...owned.ports, transport, log: quietLog });
  while (!(await isDone())) await owned.ports.system.clock.sleep(5);
  return sent;
}

export const isSent = async ({ ports: { system } }: OwnedFolder, messageId: string): Promise<boolean> =>
  (await system.engine.state(outboxDecider, messageId)).is === 'sent';

/** People, one of them erased, a look, and a mail that was sent. */
async function someHistory(env: Env): Promise<void> {
  const owned = await own(env);
  const { system } = owned.ports;
  await putPeople(owned, 15);
  await recordRun(system, ops, { command: 'import people', task: 'import' });
  await queueMail(owned, 'm-1');
  await serve(owned, () => isSent(owned, 'm-1'));
  await system.vault.shred(personSubject(personId('P0000003')));
  await owned.close();
}

/** Everything that a copy keeps of every event, in order; its first start adds that it is one. */
export async function contentOf(store: EventStore) {
  const events = [];
  for await (const page of store.readAll())
    for (const { position: _, ...event } of page)
      if (event.stream !== renewalStream) events.push({ ...event, revision: String(event.revision) });
  return events;
}
