import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { type DataFolder, queriesOn } from '#composition';
import { ClamdScanner, type FileStore } from '#files';
import { FolderFileStore } from '#files/folder';
import type { FileId } from '#kernel';
import type { ReadStore } from '#read-store';
import type { Config } from '#settings';
import { type Finding, findingsOf, messageOf } from './finding.js';
import type { DoctorPorts } from './stores.js';

const { ok, note, wrong } = findingsOf('documents');

const advice = {
  folder: 'check the owner of the folder, and the disk',
  gridfs: 'check MONGODB_URL and the server',
  s3: 'check S3_ENDPOINT, S3_BUCKET, S3_REGION, the keys, and the server',
} as const;

/** Documents that are named, where they are lost: all that one finding lists. */
const mostNamed = 20;

/** Where the documents are that people send, whether any is lost, and what scans them. Makes nothing. */
export async function* checkDocuments(
  config: Pick<Config, 'files' | 'clamd'>,
  folder: DataFolder,
  { clock, randomness }: DoctorPorts,
  readStore: ReadStore | undefined,
): AsyncGenerator<Finding, void> {
  if (config.files.kind === 'folder' && !existsSync(folder.files))
    yield note(`${basename(folder.files)}/ is not there yet: the first start makes it`);
  else
    try {
      const store = await opened();
      const files = await idsIn(store).finally(() => store.close());
      yield ok(`${files.size.toLocaleString('en-US')} files (${config.files.kind})`);
      yield* lostAmong(files, readStore);
    } catch (error) {
      yield wrong(messageOf(error), advice[config.files.kind]);
    }
  if (config.clamd === undefined) yield note('nobody scans them', 'for real documents set CLAMD');
  else if (await new ClamdScanner(config.clamd, clock).isThere()) yield ok('the scanner answers');
  else yield wrong('the scanner at CLAMD does not answer', 'start it: until then documents wait, unread');

  async function opened(): Promise<FileStore> {
    const { files } = config;
    if (files.kind === 'folder') return FolderFileStore.at(folder.files, randomness);
    if (files.kind === 'gridfs') return (await import('#files/gridfs')).GridFileStore.open(files.url);
    return (await import('#files/s3')).S3FileStore.open(files.s3, clock);
  }
}

async function idsIn(store: FileStore): Promise<ReadonlySet<FileId>> {
  await store.check();
  const ids = new Set<FileId>();
  for await (const { id } of store.list()) ids.add(id);
  return ids;
}

/** What the views of threads and forms name, and the store does not have. */
async function* lostAmong(
  there: ReadonlySet<FileId>,
  readStore: ReadStore | undefined,
): AsyncGenerator<Finding> {
  if (readStore === undefined) return;
  const { threads, forms } = queriesOn({
    readStore,
    tag: () => '',
    openAsSystem: async () => undefined,
  });
  const lost: string[] = [];
  try {
    for (const kept of [threads.keptFiles(), forms.keptFiles()])
      for await (const { fileId, of } of kept) if (!there.has(fileId)) lost.push(`${fileId} of ${of}`);
  } catch {
    // That the views are not there, or behind, is said where they are looked at.
    return;
  }
  if (lost.length === 0) return;
  const named = lost.slice(0, mostNamed).join(', ');
  yield wrong(
    `${lost.length} documents are lost: ${named}${lost.length > mostNamed ? ', …' : ''}`,
    'put the files back from a copy of the store; nobody can open them until then',
  );
}
