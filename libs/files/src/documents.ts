import { createHash } from 'node:crypto';
import { type FileId, fileId, type Instant, type Randomness, type Subject } from '#kernel';
import type { Vault } from '#privacy';
import { type Examine, type Examined, type FileKind, mediaTypes } from './examining/examined.js';
import { PackedDocument, type Part, packed } from './keeping/packed-document.js';
import { Erased, openedPieces, sealedPieces } from './keeping/sealed-pieces.js';
import { zipped, zippedSize } from './keeping/zip.js';
import type { FileStore } from './port.js';
import { previewsOf } from './previews/previews.js';
import { FileRefused } from './refusals.js';
import type { Scanner, ScanResult } from './scanning/scanner.js';
import { Turns } from './turns.js';

/** A file as it came. Its name decides nothing. */
export interface UploadedPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface UploadLimits {
  /** Of each file. */
  readonly fileBytes: number;
  /** Files that one document may have as its pages. */
  readonly pages: number;
}

/** `pictures`: several, which are the pages of one document. */
export type DocumentKind = FileKind | 'pictures';

/** What is to be remembered of a document that was stored. */
export interface KeptDocument {
  readonly fileId: FileId;
  readonly kind: DocumentKind;
  /** Media type of the download; of several pictures a ZIP's. */
  readonly type: string;
  /** Bytes of all files that were sent. */
  readonly size: number;
  /** Previews that there are, numbered from 1; none of PDF and DOCX. */
  readonly pages: number;
  readonly scan: ScanResult;
  /** SHA-256 of the sealed bytes as they are stored, in hex. */
  readonly digest: string;
}

export interface Download {
  readonly type: string;
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

interface DocumentPorts {
  readonly store: FileStore;
  readonly vault: Pick<Vault, 'sealBytes' | 'openBytes'>;
  readonly scanner: Scanner;
  readonly examine: Examine;
  readonly randomness: Randomness;
}

/** Each may need some hundred megabytes for a moment. */
const examinedAtOnce = 2;

/** Documents that people send: refused or taken as a whole, kept sealed, shown as pictures, handed out as they came. */
export class Documents {
  private readonly turns = new Turns(examinedAtOnce);

  constructor(private readonly ports: DocumentPorts) {}

  /**
   * Looks at every file, has it scanned, makes previews, and stores all of it sealed under the subject's key, in this
   * order: what is refused has left nothing. @throws FileRefused, SubjectErased, Unavailable
   */
  async take(subject: Subject, files: readonly UploadedPart[], limits: UploadLimits): Promise<KeptDocument> {
    mustFit(files, limits);
    const parts: Part[] = [];
    const previews: Uint8Array[] = [];
    let scan: ScanResult = 'clean';
    for (const [at, { bytes }] of files.entries()) {
      const page = files.length > 1 ? at + 1 : undefined;
      const looked = await this.look(bytes, { ownPage: page === undefined }).catch(about(page));
      parts.push({ kind: looked.kind, bytes });
      previews.push(...looked.previews);
      scan = worse(scan, looked.scan);
    }
    const [first] = parts;
    const kind: DocumentKind = parts.length > 1 ? 'pictures' : first!.kind;
    const type = downloadType(parts);
    const id = fileId(this.ports.randomness.uuid());
    const digest = createHash('sha256');
    const plain = packed(type, previews, parts);
    await this.ports.store.write(id, digesting(sealedPieces(plain, this.sealing(id, subject)), digest));
    return {
      fileId: id,
      kind,
      type,
      size: parts.reduce((sum, { bytes }) => sum + bytes.length, 0),
      pages: previews.length,
      scan,
      digest: digest.digest('hex'),
    };
  }

  /** The files as they came, of several a ZIP. Undefined: it is not there. @throws PersonalDataAltered, KeyMissing, Unavailable */
  async original(id: FileId, subject: Subject): Promise<Download | 'erased' | undefined> {
    const document = await this.open(id, subject);
    if (document === undefined || document === 'erased') return document;
    const { type, parts } = document.contents;
    const size = parts.length > 1 ? zippedSize(parts.map(named)) : parts[0]!.size;
    return { type, size, bytes: closing(document, asSent(document)) };
  }

  /** The preview of a page, from 1: a JPEG, upright. Undefined: there is none. @throws as `original` */
  async preview(id: FileId, subject: Subject, page: number): Promise<Uint8Array | 'erased' | undefined> {
    const document = await this.open(id, subject);
    if (document === undefined || document === 'erased') return document;
    return unlessErased(() => document.preview(page));
  }

  /** Scans again what the scanner could not look at. @throws as `original` */
  async rescan(id: FileId, subject: Subject): Promise<ScanResult | 'infected' | 'erased' | undefined> {
    const document = await this.open(id, subject);
    if (document === undefined || document === 'erased') return document;
    return unlessErased(async () => {
      let result: ScanResult = 'clean';
      for await (const { bytes } of document.parts()) {
        const found = await this.ports.scanner.scan(bytes);
        if (found === 'infected') return found;
        result = worse(result, found);
      }
      return result;
    });
  }

  /** Whether its bytes are there: what a document's event names but the store has lost is found by this. */
  async isThere(id: FileId): Promise<boolean> {
    const found = await this.ports.store.read(id);
    // A transfer that has begun ends when it is left.
    if (found !== undefined) for await (const _ of found) break;
    return found !== undefined;
  }

  /** Removes it for good. */
  remove(id: FileId): Promise<void> {
    return this.ports.store.remove(id);
  }

  /**
   * Removes what nobody knows any more: files that were written before `olderThan` and are not kept, and what broken
   * writes left. `olderThan` must leave time for the event that names a new file. @returns how many files
   */
  async sweep(olderThan: Instant, isKept: (id: FileId) => Promise<boolean>): Promise<number> {
    let removed = 0;
    for await (const { id, writtenAt } of this.ports.store.list()) {
      if (writtenAt >= olderThan || (await isKept(id))) continue;
      await this.ports.store.remove(id);
      removed++;
    }
    return removed + (await this.ports.store.removeUnfinished(olderThan));
  }

  /** Whether the store can be used now. @throws Unavailable */
  check(): Promise<void> {
    return this.ports.store.check();
  }

  /** Whether the scanner answers; true where there is none. */
  isScannerThere(): Promise<boolean> {
    return this.ports.scanner.isThere();
  }

  private look(
    bytes: Uint8Array,
    { ownPage }: { readonly ownPage: boolean },
  ): Promise<{ readonly kind: FileKind; readonly previews: Buffer[]; readonly scan: ScanResult }> {
    return this.turns.take(async () => {
      const examined: Examined = await this.ports.examine(bytes);
      const { kind } = examined;
      if (!ownPage && (kind === 'pdf' || kind === 'docx')) throw new FileRefused('file_kind');
      const scan = await this.ports.scanner.scan(only(bytes));
      if (scan === 'infected') throw new FileRefused('file_infected');
      return { kind, scan, previews: await previewsOf(bytes, examined) };
    });
  }

  private async open(id: FileId, subject: Subject): Promise<PackedDocument | 'erased' | undefined> {
    const sealed = await this.ports.store.read(id);
    if (sealed === undefined) return undefined;
    return unlessErased(() => PackedDocument.open(openedPieces(sealed, this.sealing(id, subject))));
  }

  private sealing(id: FileId, subject: Subject) {
    return { vault: this.ports.vault, subject, id };
  }
}

/** @throws FileRefused */
function mustFit(files: readonly UploadedPart[], { fileBytes, pages }: UploadLimits): void {
  if (files.length === 0) throw new FileRefused('file_empty');
  if (files.length > pages) throw new FileRefused('files_too_many');
  const large = files.findIndex(({ bytes }) => bytes.length > fileBytes);
  if (large >= 0) throw new FileRefused('file_too_large', files.length > 1 ? large + 1 : undefined);
}

const about = (page: number | undefined) => (error: unknown) => {
  throw error instanceof FileRefused && page !== undefined ? error.onPage(page) : error;
};

const severity: readonly ScanResult[] = ['clean', 'no_scanner', 'not_inspected', 'unscanned'];

/** Of several files the worst counts. */
const worse = (a: ScanResult, b: ScanResult): ScanResult =>
  severity.indexOf(a) > severity.indexOf(b) ? a : b;

async function unlessErased<T>(work: () => Promise<T>): Promise<T | 'erased'> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Erased) return 'erased';
    throw error;
  }
}

async function* only(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

async function* digesting(bytes: AsyncIterable<Uint8Array>, digest: { update(part: Uint8Array): unknown }) {
  for await (const each of bytes) {
    digest.update(each);
    yield each;
  }
}

/** Whoever goes before the first byte closes it, too: a generator that never began would not. */
const closing = (document: PackedDocument, bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => {
    const each = bytes[Symbol.asyncIterator]();
    return {
      next: () => each.next(),
      return: async () => {
        await document.close();
        return { done: true, value: undefined };
      },
    };
  },
});

async function* asSent(document: PackedDocument): AsyncIterable<Uint8Array> {
  if (document.contents.parts.length > 1) yield* zipped(numbered(document));
  else for await (const { bytes } of document.parts()) yield* bytes;
}

async function* numbered(document: PackedDocument) {
  let at = 0;
  for await (const part of document.parts()) yield named(part, at++);
}

/** Names of our own: those that came with them may be anything. */
const named = <Part extends { readonly kind: FileKind }>(part: Part, at: number) => ({
  ...part,
  name: `${at + 1}.${extensions[part.kind]}`,
});

/** What a download is named by; `pictures` is a ZIP. */
export const extensions: Readonly<Record<DocumentKind, string>> = {
  pdf: 'pdf',
  jpeg: 'jpg',
  png: 'png',
  heic: 'heic',
  tiff: 'tif',
  docx: 'docx',
  pictures: 'zip',
};

const downloadType = (parts: readonly Part[]): string =>
  parts.length > 1 ? 'application/zip' : mediaTypes[parts[0]!.kind];
