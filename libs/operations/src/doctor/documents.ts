import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { DataFolder } from '#composition';
import { ClamdScanner, type FileStore } from '#files';
import { FolderFileStore } from '#files/folder';
import type { Config } from '#settings';
import { type Finding, findingsOf, messageOf } from './finding.js';
import type { DoctorPorts } from './stores.js';

const { ok, note, wrong } = findingsOf('documents');

const advice = {
  folder: 'check the owner of the folder, and the disk',
  gridfs: 'check MONGODB_URL and the server',
  s3: 'check S3_ENDPOINT, S3_BUCKET, S3_REGION, the keys, and the server',
} as const;

/** Where the documents are that people send, and what scans them. Makes nothing. */
export async function* checkDocuments(
  config: Pick<Config, 'files' | 'clamd'>,
  folder: DataFolder,
  { clock, randomness }: DoctorPorts,
): AsyncGenerator<Finding, void> {
  if (config.files.kind === 'folder' && !existsSync(folder.files))
    yield note(`${basename(folder.files)}/ is not there yet: the first start makes it`);
  else
    try {
      const store = await opened();
      const files = await countOf(store).finally(() => store.close());
      yield ok(`${files.toLocaleString('en-US')} files (${config.files.kind})`);
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

async function countOf(store: FileStore): Promise<number> {
  await store.check();
  let files = 0;
  for await (const _ of store.list()) files++;
  return files;
}
