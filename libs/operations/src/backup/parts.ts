import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFolder } from '#composition';
import { copyDatabase } from '#composition/sqlite';
import { FolderFileStore } from '#files/folder';
import { type Clock, type Randomness } from '#kernel';
import { hashOf, writeNew } from './durable-files.js';

/** The list of erasures, in a data folder and in a backup. */
export const erasuresName = 'erasures.ndjson';

/** A part of a data folder on its way into a backup. */
export interface Part {
  readonly note: string;
  /** About so many bytes. */
  readonly size: number;
  /** Yields the share that is done; adds what it wrote, by path, to `sums`. */
  copy(to: string, sums: Map<string, string>): AsyncGenerator<number, void>;
}

/** What expires or is made anew, in words for people. */
export const leftOut: readonly string[] = [
  'the master key',
  'views, which the first start makes from the ledger',
  'the tree of hashes, which is made from the ledger',
  'sessions, counters of attempts and passing notes: everybody signs in again',
  'exports that wait to be downloaded',
];

/** Tables of `access.db` whose rows expire; a session that was ended must not come back. */
const expiring = ['sessions', 'counters', 'notes'];

interface PartPorts {
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/**
 * All parts, in the order in which they must be copied beside a running server. Places of processes come before the
 * events that they name, seals before the ledgers that hold them, keys after the events that they open, for a key is
 * durable before its event. Documents come twice: what was sent meanwhile may be named in the ledger.
 */
export function partsOf(folder: DataFolder, ports: PartPorts): readonly Part[] {
  const database = (name: string, file: string, without: readonly string[] = []): Part =>
    databasePart(file, name, { without, clock: ports.clock });
  return [
    database('access.db', folder.access, expiring),
    database('state.db', folder.state),
    documentsPart(folder.files, ports.randomness),
    textsPart('record.json', [folder.record], folder.path),
    textsPart('the list of erasures', erasuresIn(folder), folder.path),
    textsPart('the seals', sealsIn(folder), folder.path),
    database('looks.db', folder.looks),
    database('events.db', folder.events),
    database('keys.db', folder.keys),
    documentsPart(folder.files, ports.randomness),
  ];
}

function databasePart(
  file: string,
  name: string,
  { without, clock }: { readonly without: readonly string[]; readonly clock: Clock },
): Part {
  return {
    note: `copying ${name}`,
    size: sizeOf(file),
    async *copy(to, sums) {
      yield* copyDatabase(file, join(to, name), { without, monotonic: () => clock.monotonic() });
      sums.set(name, await hashOf(join(to, name)));
    },
  };
}

/** Those that are there, and are not in the backup yet. One that is removed meanwhile is left out. */
function documentsPart(folder: string, randomness: Randomness): Part {
  return {
    note: 'copying documents',
    size: 0,
    async *copy(to, sums) {
      if (!existsSync(folder)) return;
      const store = FolderFileStore.at(folder, randomness);
      for await (const { id } of store.list()) {
        const path = `files/${id.slice(0, 2)}/${id}`;
        if (sums.has(path)) continue;
        const bytes = await store.read(id);
        if (bytes !== undefined) sums.set(path, (await writeNew(join(to, path), bytes)).sum);
        yield 0;
      }
    },
  };
}

/** Files that others replace whole, or add lines to: half a line at the end is left out. */
function textsPart(note: string, files: readonly string[], above: string): Part {
  return {
    note: `copying ${note}`,
    size: 0,
    async *copy(to, sums) {
      for (const file of files) {
        const path = file.slice(above.length + 1).replaceAll('\\', '/');
        const bytes = readFileSync(file);
        const whole = file.endsWith('.ndjson') ? bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1) : bytes;
        sums.set(path, (await writeNew(join(to, path), [whole])).sum);
        yield 1;
      }
    },
  };
}

const sealsIn = ({ path }: DataFolder): readonly string[] => filesIn(join(path, 'seals'));
const erasuresIn = ({ path }: DataFolder): readonly string[] =>
  [join(path, erasuresName)].filter((file) => existsSync(file));

/** Without those that are being written. */
const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => !name.endsWith('.new'))
        .sort()
        .map((name) => join(folder, name))
    : [];

export const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
