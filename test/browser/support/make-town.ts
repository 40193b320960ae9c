import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embedded, peopleOfTheTown, Server } from './server.js';

/** Makes the invented people once; every test file gets a copy of the folder. Answers how to remove it. @public */
export default async function makeTown(): Promise<() => void> {
  const town = mkdtempSync(join(tmpdir(), 'caseledger-town-'));
  if (embedded) await (await Server.start(town, peopleOfTheTown)).stop();
  process.env.CASELEDGER_TEST_TOWN = town;
  return () => rmSync(town, { recursive: true, force: true });
}
