import {
  type ImportProgress,
  type ImportResult,
  importPeople as importFile,
  ReceivePerson,
} from '#contexts/person-registry';
import { importStopped } from './import-stopped.js';
import type { Operation, Progress } from './operation.js';
import { recordRun } from './record-run.js';

export interface ImportPeopleArgs {
  /** Absolute path, readable by the process that runs the import. */
  readonly file: string;
}

/** `caseledger import people FILE` (rule P9). Running it again changes nothing. */
export const importPeople: Operation<ImportPeopleArgs, ImportResult> = async function* (
  { system, signal },
  { file },
  operator,
) {
  const { actor } = operator;
  await recordRun(system, operator, { command: 'import people', task: 'import' });
  const receive = new ReceivePerson(system.engine);
  const run = system.randomness.uuid();
  let latest: ImportProgress | undefined;
  let changed: () => void = () => undefined;
  const began = system.clock.monotonic();
  const stopping = new AbortController();
  const stopped = AbortSignal.any([stopping.signal, ...(signal ? [signal] : [])]);
  const work = importFile({
    file,
    clock: system.clock,
    concurrency: 128,
    signal: stopped,
    digest: (kind, value) => system.secrets.hmac('import-digest', kind, value),
    onProgress: (progress) => {
      latest = progress;
      changed();
    },
    otherWithSsn: (ssn, personId) => system.queries.persons.otherWithSsn(ssn, personId),
    submit: (record) => {
      const context = {
        actor,
        command: 'ImportPerson',
        idempotencyKey: `${run}:${record.personId}`,
        correlationId: run,
      };
      return receive.receive(record, context, system.clock.now());
    },
  });
  const ended = work.then(
    () => true,
    () => true,
  );
  try {
    for (let over = false; !over; ) {
      const news = new Promise<false>((resolve) => {
        changed = () => resolve(false);
      });
      over = await Promise.race([ended, news]);
      if (latest !== undefined) yield progressOf(latest, system.clock.monotonic() - began);
    }
    return await work.catch((error: unknown) => {
      throw importStopped(error, latest, stopped);
    });
  } finally {
    stopping.abort();
    await ended;
  }
};

function progressOf(
  { bytes, totalBytes, persons, rejected }: ImportProgress,
  milliseconds: number,
): Progress {
  const seconds = Math.max(0.001, milliseconds / 1000);
  const bytesPerSecond = bytes / seconds;
  return {
    done: bytes,
    total: totalBytes,
    unit: 'bytes',
    perSecond: Math.round(bytesPerSecond),
    secondsLeft: bytesPerSecond > 0 ? Math.round((totalBytes - bytes) / bytesPerSecond) : 0,
    note: `${persons} persons (${Math.round(persons / seconds)}/s), ${rejected} rejected`,
  };
}
