import { createHmac, timingSafeEqual } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { LedgerKind, RecordedSeal, SealRecord } from '#engine';
import { canonicalJson, type Instant, type Subject } from '#kernel';
import { DataFolderRefused } from '../data-folder.js';
import type { StampedFile } from './folder-files.js';

/** An event, so that it is known again. */
export interface RecordedEvent {
  readonly position: string;
  readonly eventId: string;
}

/** How far a ledger was. */
export interface RecordedLedger {
  readonly place: 'sqlite' | 'eventstoredb';
  readonly ledgerId: string;
  /** Events up to this position were there before events carried a `mac`. */
  readonly macsAfter?: string;
  readonly seal?: RecordedSeal;
  /** The last event at the last orderly stop. */
  readonly head?: RecordedEvent;
}

/** Something lost that somebody decided to go on without. */
export interface Accepted {
  readonly what: string;
  readonly reason: string;
  readonly at: Instant;
}

/** A backup that was made of this folder, and checked. */
export interface RecordedBackup {
  readonly id: string;
  /** What was acknowledged before is in it. */
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly place: string;
  readonly bytes: number;
  readonly version: string;
  readonly ledgers: Readonly<
    Record<LedgerKind, { readonly events: number; readonly eventId?: string; readonly seal?: number }>
  >;
}

export interface FolderContent {
  readonly format: 2;
  /** Files of one folder carry one of these: two while a start or a stop is under way. */
  readonly stamps: readonly string[];
  readonly files: readonly StampedFile[];
  readonly ledgers: Readonly<Partial<Record<LedgerKind, RecordedLedger>>>;
  /** Documents were kept in its folder. */
  readonly documents?: true;
  /** Whose key was made last, as far as the last seal. */
  readonly newestKey?: Subject;
  /** Events up to this position were taken as they are, whether there are keys for them or not. */
  readonly keysAcceptedAfter?: string | undefined;
  readonly accepted: readonly Accepted[];
  /** The last ones, the newest first. */
  readonly backups?: readonly RecordedBackup[];
}

/** It is written anew at every seal, so it stays small. */
const backupsKept = 20;

/**
 * What a data folder knows of itself, apart from its ledgers and authenticated under the master key: a file that is lost,
 * emptied, or put back from an older copy contradicts it. Written whole, durable when a change returns.
 */
export class FolderRecord {
  private constructor(
    readonly file: string,
    private readonly key: Uint8Array,
    private known: FolderContent,
  ) {}

  /** @returns undefined when there is none. @throws DataFolderRefused when it is damaged, altered, or another key's */
  static read(file: string, key: Uint8Array): FolderRecord | undefined {
    const content = contentOf(file, key);
    return content && new FolderRecord(file, key, content);
  }

  static found(file: string, key: Uint8Array, content: FolderContent): FolderRecord {
    const record = new FolderRecord(file, key, content);
    record.change(() => content);
    return record;
  }

  get content(): FolderContent {
    return this.known;
  }

  change(work: (content: FolderContent) => FolderContent): void {
    this.known = work(this.known);
    const body = canonicalJson(this.known);
    const text = `${canonicalJson({ ...this.known, mac: macOf(body, this.key) })}\n`;
    const handle = openSync(`${this.file}.new`, 'w', 0o600);
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(`${this.file}.new`, this.file);
    syncFolder(dirname(this.file));
  }

  keepBackup(backup: RecordedBackup): void {
    this.change((content) => ({
      ...content,
      backups: [backup, ...(content.backups ?? [])].slice(0, backupsKept),
    }));
  }

  changeLedger(kind: LedgerKind, change: Partial<RecordedLedger>): void {
    this.change((content) => {
      const before = content.ledgers[kind];
      if (before === undefined) throw new Error(`the record knows no ${kind} ledger`);
      return { ...content, ledgers: { ...content.ledgers, [kind]: { ...before, ...change } } };
    });
  }

  /** `newestKey`: whose key was made last by now. */
  sealsOf(kind: LedgerKind, newestKey: () => Subject | undefined = () => undefined): SealRecord {
    const known = () => this.known.ledgers[kind];
    return {
      // Read anew each time: what somebody did to the file meanwhile is to be found.
      last: () => {
        const kept = contentOf(this.file, this.key);
        if (kept === undefined) throw new DataFolderRefused(missing(this.file));
        return kept.ledgers[kind]?.seal;
      },
      keep: (seal) => {
        const newest = newestKey();
        if (newest !== undefined) this.known = { ...this.known, newestKey: newest };
        this.changeLedger(kind, { seal });
      },
      get macsAfter() {
        return known()?.macsAfter;
      },
    };
  }
}

export const missing = (file: string): string =>
  `${basename(file)} is missing: it holds how far the ledgers were sealed and which files belong together. Put it back from the newest backup; where there is none, check the folder with caseledger ledger verify, best with a copy of the seals that was kept elsewhere (--seals), and go on with: caseledger folder accept record --reason TEXT`;

export const olderRecord = (file: string): string =>
  `${basename(file)} is an older copy, or that of another folder: it holds how far the ledgers were sealed and which files belong together. Put the newest copy back; where there is none, check the folder with caseledger ledger verify, best with a copy of the seals that was kept elsewhere (--seals), and go on with: caseledger folder accept record --reason TEXT`;

function contentOf(file: string, key: Uint8Array): FolderContent | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const { mac, ...content } = JSON.parse(text) as FolderContent & { readonly mac: string };
    if (isEqual(mac, macOf(canonicalJson(content), key))) return content;
  } catch {
    // Said below.
  }
  throw new DataFolderRefused(
    `${basename(file)} is damaged, was altered, or belongs to another master key: give the master key that this folder was made with, or put the file back from the newest backup; where there is none, check the folder with caseledger ledger verify, best with a copy of the seals that was kept elsewhere (--seals), and go on with: caseledger folder accept record --reason TEXT`,
  );
}

const macOf = (body: string, key: Uint8Array): string => createHmac('sha256', key).update(body).digest('hex');

const isEqual = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** A new name is durable only once its folder is. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
