import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerKind, RecordedSeal } from '#engine';
import { canonicalJson, type Instant } from '#kernel';
import { BackupRefused } from './refused.js';

/** Grows when an older program could no longer restore it. */
export const backupFormat = 1;

/** Last to be written: a backup without it was never finished. Keeps a server from starting on one, too. */
export const manifestName = 'backup.json';

/** Every other file with its SHA-256, as `sha256sum --check` reads it. */
export const sumsName = 'SHA256SUMS';

export interface BackedUpLedger {
  readonly ledgerId: string;
  readonly events: number;
  /** Undefined in an empty one. */
  readonly head?: { readonly position: string; readonly eventId: string };
  readonly seal?: RecordedSeal & { readonly at: Instant };
}

/** What a backup says of itself, authenticated under the master key. */
export interface BackupManifest {
  readonly format: typeof backupFormat;
  readonly id: string;
  /** Of the program that made it. */
  readonly version: string;
  /** What was acknowledged before is in it. */
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  /** Names the master key that it needs, by the public key of the seals. */
  readonly keyId: string;
  readonly ledgers: Readonly<Record<LedgerKind, BackedUpLedger>>;
  readonly files: number;
  readonly bytes: number;
  readonly leftOut: readonly string[];
  /** SHA-256 of the list of sums, in hex. */
  readonly sums: string;
}

/** The text of `backup.json`. */
export const manifestText = (manifest: BackupManifest, key: Uint8Array): string =>
  `${canonicalJson({ ...manifest, mac: macOf(manifest, key) })}\n`;

/** @throws BackupRefused for none, a damaged or altered one, another key's, or a newer program's */
export function readManifest(folder: string, key: Uint8Array): BackupManifest {
  const file = join(folder, manifestName);
  if (!existsSync(folder)) throw new BackupRefused(`there is no backup at ${folder}: check the path`);
  if (!existsSync(file))
    throw new BackupRefused(
      `${folder} is no finished backup: it has no ${manifestName}, which is written last. Use another one; one that was interrupted can be removed`,
    );
  let found: BackupManifest & { readonly mac: string };
  try {
    found = JSON.parse(readFileSync(file, 'utf8')) as typeof found;
  } catch (error) {
    throw damaged(file, (error as Error).message);
  }
  if (typeof found.format !== 'number') throw damaged(file, 'it names no format');
  if (found.format > backupFormat)
    throw new BackupRefused(
      `${folder} was made by a newer Caseledger (${found.version}, format ${found.format}; this one knows ${backupFormat}): restore it with that version`,
    );
  const { mac, ...manifest } = found;
  if (!isEqual(mac, macOf(manifest, key)))
    throw damaged(
      file,
      'it was altered, or made under another master key: give the one of that installation',
    );
  return manifest;
}

const damaged = (file: string, why: string) =>
  new BackupRefused(`${file} cannot be believed (${why}): use another backup`);

export const sumsText = (sums: ReadonlyMap<string, string>): string =>
  [...sums].map(([path, sum]) => `${sum}  ${path}\n`).join('');

/** SHA-256 by path, in the order in which they were written. @throws BackupRefused unless it is the manifest's */
export function readSums(folder: string, { sums }: BackupManifest): ReadonlyMap<string, string> {
  const file = join(folder, sumsName);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (text === undefined) throw new BackupRefused(`${file} is missing: use another backup`);
  if (sha256(text) !== sums)
    throw new BackupRefused(
      `${file} is damaged, was altered, or is that of another backup: use another backup`,
    );
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const macOf = (manifest: object, key: Uint8Array): string =>
  createHmac('sha256', key).update(canonicalJson(manifest)).digest('hex');

const isEqual = (a: unknown, b: string): boolean =>
  typeof a === 'string' && a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
