import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { demoPeople, type PersonImportRecord } from '#contexts/person-registry';
import { withFirstCustomers } from './first-customers.js';
import type { DemoPlan } from './plan-file.js';

/** Activity draws on the first people of a very large demo only: they are kept in memory while it is made. */
const mostInActivity = 20_000;

export const inventedPeople = (count: number, seed: number): Iterable<PersonImportRecord> =>
  withFirstCustomers(demoPeople(count, seed));

export const activePeople = ({ people, seed }: Pick<DemoPlan, 'people' | 'seed'>) =>
  inventedPeople(Math.min(people, mostInActivity), seed);

/** Writes the people as a file such as an agency would import; resolves to its path. */
export async function writePeopleFile(dataDir: string, { people, seed }: DemoPlan): Promise<string> {
  const path = join(dataDir, 'demo', `people-${people}.ndjson`);
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const lines = Readable.from(chunked(inventedPeople(people, seed)));
  await pipeline(lines, createWriteStream(`${path}.new`, { mode: 0o600 }));
  renameSync(`${path}.new`, path);
  return path;
}

function* chunked(records: Iterable<PersonImportRecord>): Iterable<string> {
  let lines: string[] = [];
  for (const record of records) {
    lines.push(`${JSON.stringify(record)}\n`);
    if (lines.length < 500) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
}
