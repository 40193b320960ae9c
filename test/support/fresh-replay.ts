import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode, projections } from '#composition';
import { ProjectionRunner } from '#engine';
import { QuietLog } from '#engine/testing';
import type { Json, ReadStore, ViewSchema } from '#read-store';
import { SqliteDeadLetters, SqliteReadStore } from '#read-store/sqlite';
import type { TestApp } from './test-app.js';

/** The looks go on while they are looked at: a view of them is never at rest. */
const ofTheMainLedger = projections.filter(({ ledger = 'main' }) => ledger === 'main');

/** Every row of a view by its id, and the checksum of all of them with their tags. */
export interface Rows {
  readonly rows: Readonly<Record<string, Json>>;
  readonly checksum: string;
}

/** What the server's live copies hold, once they have caught up. */
export async function liveRows(app: TestApp): Promise<Readonly<Record<string, Rows>>> {
  return rowsOf(app, app.system.readStore);
}

/** What the same ledger gives when it is read from its beginning into new views, apart from the server. */
export async function freshRows(app: TestApp): Promise<Readonly<Record<string, Rows>>> {
  const { store, vault, clock } = app.system;
  const folder = mkdtempSync(join(tmpdir(), 'caseledger-replay-'));
  const readStore = SqliteReadStore.open({ folder, mode: 'owner' });
  const deadLetters = SqliteDeadLetters.open({ folder });
  const runner = new ProjectionRunner({
    projections: ofTheMainLedger,
    store,
    readStore,
    decode,
    vault,
    clock,
    deadLetters,
    log: new QuietLog(),
  });
  await runner.start();
  try {
    return await rowsOf(app, readStore);
  } finally {
    await runner.stop();
    await readStore.close();
    await deadLetters.close();
    rmSync(folder, { recursive: true });
  }
}

async function rowsOf(app: TestApp, readStore: ReadStore): Promise<Readonly<Record<string, Rows>>> {
  const found: Record<string, Rows> = {};
  for (const { schema } of ofTheMainLedger) {
    await caughtUp(app, readStore, schema);
    const live = await readStore.live(schema.name);
    const copy = await readStore.copy(schema, live?.build ?? '');
    const { checksum } = await copy.fingerprint();
    await copy.close();
    found[schema.name] = { rows: await allRows(readStore, schema), checksum };
  }
  return found;
}

async function caughtUp(app: TestApp, readStore: ReadStore, schema: ViewSchema): Promise<void> {
  await app.until(async () => {
    const [head, checkpoint] = [await app.system.store.head(), await readStore.reader(schema).checkpoint()];
    return checkpoint?.position === head ? true : undefined;
  });
}

async function allRows(readStore: ReadStore, schema: ViewSchema): Promise<Readonly<Record<string, Json>>> {
  const rows: Record<string, Json> = {};
  let cursor: string | undefined;
  do {
    const page = await readStore.reader(schema).find({ where: [], limit: 500, ...(cursor && { cursor }) });
    for (const { id, document } of page.items) rows[id] = document;
    cursor = page.next;
  } while (cursor !== undefined);
  return rows;
}
