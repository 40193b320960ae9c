import type { Instant } from '#kernel';

/** JSON as it is stored in a document. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A value of an indexed field. Missing fields index as null. */
export type FieldValue = string | number | null;

/** Shape of one view's documents as far as the store must know it. */
export interface ViewSchema {
  /** Unique, kebab-case: `case-link-requests`. */
  readonly name: string;
  /** Grows whenever the fold's result changes. */
  readonly version: number;
  /** Top-level document members that queries filter or sort on, and their kind. */
  readonly fields: Readonly<Record<string, 'text' | 'number'>>;
  /** Compound indexes over `fields`, in order. The document id is always the last part. */
  readonly indexes: readonly (readonly string[])[];
  /** Whether documents carry `tags` (HMACs to search by); they are indexed by (kind, value). */
  readonly tagged?: boolean;
}

/** A search key that tells nothing without the index key: `kind` such as `ssn`, `value` an HMAC. */
export interface Tag {
  readonly kind: string;
  readonly value: string;
}

/** One document. `undefined` body: a tombstone. */
export interface StoredDocument {
  readonly id: string;
  /** Position of the last event it holds. */
  readonly position: string;
  readonly body: Json | undefined;
  readonly tags: readonly Tag[];
}

/** A document to write, guarded: it is written only while the stored one is at `expected` (undefined: absent). */
export interface DocumentWrite extends StoredDocument {
  readonly expected: string | undefined;
}

/** Where a view stands: last position folded, in which ledger, and who may move it. */
export interface Checkpoint {
  readonly ledgerId: string;
  readonly position: string | undefined;
  readonly epoch: number;
}

export interface Commit {
  readonly writes: readonly DocumentWrite[];
  /** Compare-and-set: the checkpoint must be exactly `from` (ledger, position and epoch). */
  readonly from: Checkpoint;
  readonly to: Checkpoint;
}

/**
 * One copy (build) of one view, for its single owner. Documents first, then the checkpoint; where the store can,
 * both in one transaction.
 */
export interface ViewCopy {
  readonly schema: ViewSchema;
  readonly build: string;
  checkpoint(): Promise<Checkpoint | undefined>;
  /** Sets a first checkpoint, or takes ownership: the epoch grows by one. Resolves to the new checkpoint. */
  claim(ledgerId: string): Promise<Checkpoint>;
  /** Tombstones included; ids without a document are absent from the map. */
  load(ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument>>;
  /** `lost`: another owner moved the checkpoint or a document; nothing of this commit counts. */
  commit(commit: Commit): Promise<'committed' | 'lost'>;
  /** Bulk mode, for a build that nobody reads yet: no secondary indexes, no fsync. Call before the first commit. */
  beginBulk(): Promise<void>;
  /** Builds the indexes, makes everything durable. Resumes after a crash: a copy in bulk mode stays so until this. */
  endBulk(): Promise<void>;
  /** Count and order-independent checksum of live documents (id, body, tags): equal copies give equal results. */
  fingerprint(): Promise<{ readonly documents: number; readonly checksum: string }>;
  /**
   * As `fingerprint`, of the texts as they are stored: many times faster. Where it is the same the copies are equal;
   * where it is not, they may be equal all the same.
   */
  quickFingerprint(): Promise<{ readonly documents: number; readonly checksum: string }>;
  /** Some live documents after an id, in an order of ids that is the store's own; none: there are no more. */
  documents(after: string | undefined, limit: number): Promise<readonly StoredDocument[]>;
  close(): Promise<void>;
}

export type Condition =
  | { readonly field: string; readonly eq: FieldValue }
  | { readonly field: string; readonly in: readonly FieldValue[] }
  /** `from` inclusive, `below` exclusive; at least one of them. */
  | { readonly field: string; readonly from?: FieldValue; readonly below?: FieldValue }
  /** Documents that carry at least one of these tags. */
  | { readonly tags: readonly Tag[] };

export interface Query {
  readonly where: readonly Condition[];
  /** Sort by indexed fields, then by id in the direction of the last one. Default: by id. */
  readonly sort?: readonly { readonly field: string; readonly direction: 'asc' | 'desc' }[];
  readonly limit: number;
  /** By number: rows to pass over, at most 10,000. */
  readonly offset?: number;
  /** By keyset: `next` of the page before. */
  readonly cursor?: string;
}

export interface Page<Document> {
  readonly items: readonly { readonly id: string; readonly document: Document; readonly position: string }[];
  /** Undefined on the last page. */
  readonly next: string | undefined;
}

/** Reads the live copy of a view: follows the pointer, so a switch is seen by the next query. */
export interface ViewReader<Document = Json> {
  readonly schema: ViewSchema;
  get(id: string): Promise<Document | undefined>;
  getMany(ids: readonly string[]): Promise<ReadonlyMap<string, Document>>;
  find(query: Query): Promise<Page<Document>>;
  /**
   * Ids of at most `limit` documents that carry at least one tag of each list, in an order that stays while nothing
   * changes. Reads no document, and of a tag that many carry no more than it needs.
   * @throws RangeError for a view without tags, a limit below 1, or no list at all; ViewBehind while the live copy is
   * of an older version
   */
  carrying(lists: readonly (readonly Tag[])[], limit: number): Promise<readonly string[]>;
  /** Exact up to `cap`; `cap + 1` means more. */
  count(where: readonly Condition[], cap: number): Promise<number>;
  checkpoint(): Promise<Checkpoint | undefined>;
  /** The live copy and how far it is, as one answer. */
  standing(): Promise<Standing | undefined>;
}

/** Which copy readers see, and where it stands. */
export interface Standing {
  readonly build: string;
  readonly checkpoint: Checkpoint;
}

/** One known copy of a view. */
export interface CopyInfo {
  readonly name: string;
  readonly version: number;
  readonly build: string;
  readonly state: 'live' | 'building' | 'previous';
  readonly checkpoint: Checkpoint | undefined;
  /** Why a copy cannot be read now, in the store's words. Its checkpoint is not known then. */
  readonly unreadable?: string | undefined;
  /** Of a previous copy: since when another one is live, as far as that was noted. */
  readonly replacedAt?: Instant | undefined;
}

/** Where copies are kept, in bytes. */
export interface Space {
  /** What may still be written; undefined where the store does not tell. */
  readonly free: number | undefined;
  readonly copies: readonly { readonly name: string; readonly build: string; readonly bytes: number }[];
}

/** Documents that projections keep and queries read. Adapters: `sqlite/`, `mongodb/`. */
export interface ReadStore {
  reader<Document = Json>(schema: ViewSchema): ViewReader<Document>;
  /** Opens (creates) a copy to write to. */
  copy(schema: ViewSchema, build: string): Promise<ViewCopy>;
  /** All copies there are, of all views. */
  copies(): Promise<readonly CopyInfo[]>;
  /** The build that readers see; undefined before the first flip. */
  live(name: string): Promise<{ readonly build: string; readonly version: number } | undefined>;
  /** Makes `build` the live copy if `expected` still is (undefined: none yet); the old one becomes `previous`. */
  flip(schema: ViewSchema, build: string, expected: string | undefined): Promise<boolean>;
  /** Notes that a previous copy is replaced, unless that was noted before. Forgotten when it is made live again. */
  noteReplaced(name: string, build: string, at: Instant): Promise<void>;
  /** Deletes a copy that is not live. */
  retire(name: string, build: string): Promise<void>;
  /** Removes tombstones written before this position. */
  sweep(name: string, before: string): Promise<number>;
  /** How much room there is, and how much each copy takes. */
  space(): Promise<Space>;
  /** `true` when a write would be kept. */
  healthy(): Promise<boolean>;
  close(): Promise<void>;
}
