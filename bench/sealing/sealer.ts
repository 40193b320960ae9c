import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// A process of its own for the build in a folder: `sealer.js BUILD DATA`. Told `{ events }` it writes so many, seals
// them, and answers the processor time that the seal took in all threads, in milliseconds.

const [build, dataDir] = process.argv.slice(2) as [string, string];
const of = async <Module>(path: string): Promise<Module> =>
  import(pathToFileURL(join(build, 'dist', 'libs', path)).href) as Promise<Module>;
const { openSystem, Sealing } = await of<typeof import('#composition')>('composition/src/index.js');
const { readConfig } = await of<typeof import('#settings')>('settings/src/index.js');
const { personDecider } = await of<typeof import('#contexts/person-registry')>(
  'contexts/person-registry/src/index.js',
);

const silent = { error: (fields: object, text: string) => console.error(text, fields) };
const system = await openSystem(
  readConfig({ DATA_DIR: dataDir, DEMO_DATA: '0', SEAL_SECONDS: '0', LOG_LEVEL: 'silent' }),
);
const sealing = new Sealing(system, silent);
let written = 0;

process.on('message', ({ events }: { readonly events: number }) => void measure(events));
process.send?.('ready');

async function measure(events: number): Promise<void> {
  await Promise.all(Array.from({ length: events }, () => write(`S${written++}`)));
  const before = process.cpuUsage();
  await sealing.seal();
  const { user, system: kernel } = process.cpuUsage(before);
  process.send?.((user + kernel) / 1_000);
}

/** A person of the registry, with all of whose data sealed. */
async function write(personId: string): Promise<void> {
  const record = {
    personId,
    firstName: 'Ana',
    lastName: 'Quist',
    dateOfBirth: '1990-12-10',
    gender: 'Female',
  };
  const command = { kind: 'receive-person-record', personId, record, at: system.clock.now() };
  await system.engine.execute(personDecider, personId as never, command as never, {
    actor: { kind: 'ops', id: 'bench' },
    command: 'Bench',
    idempotencyKey: `bench-${personId}`,
    correlationId: 'bench',
  });
}
