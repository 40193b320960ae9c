import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoPeople, ReceivePerson } from '#contexts/person-registry';
import { QuietLog } from '#engine/testing';

export { endOf as resultOf } from '#operations';

import { type Operator, type OwnedFolder, ownFolder } from '#operations';
import { readConfig } from '#settings';

export const quietLog = new QuietLog();

/** A data folder of its own, opened as a command without a server opens it, in this thread. */
export function temporaryFolder(env: Readonly<Record<string, string>> = {}) {
  const path = mkdtempSync(join(tmpdir(), 'caseledger-ops-'));
  const all = { LOG_LEVEL: 'silent', ...env, DATA_DIR: path };
  return {
    path,
    env: all,
    /** Opens it; whoever opens it closes it. */
    own: (): Promise<OwnedFolder> => ownFolder(readConfig(all), { env: all, log: quietLog, threads: false }),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

export const ops: Operator = { actor: { kind: 'ops', id: 'ops' }, reason: 'a test' };

/** Puts invented people into the registry. */
export async function putPeople({ ports: { system } }: OwnedFolder, count: number): Promise<void> {
  const receive = new ReceivePerson(system.engine);
  for (const record of demoPeople(count, 1)) {
    const id = system.randomness.uuid();
    const actor = { kind: 'registry' as const, id: 'registry' };
    const context = { actor, command: 'ImportPerson', idempotencyKey: id, correlationId: id };
    await receive.receive(record, context, system.clock.now());
  }
}
