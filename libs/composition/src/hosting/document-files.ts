import {
  ClamdScanner,
  Documents,
  examineHere,
  examineOnThread,
  type FileStore,
  noScanner,
  SealedFiles,
} from '#files';
import { FolderFileStore } from '#files/folder';
import type { Clock, Randomness } from '#kernel';
import type { Vault } from '#privacy';
import type { Config } from '#settings';
import type { DataFolder } from './data-folder.js';

interface DocumentPorts {
  readonly settings: Pick<Config, 'files' | 'clamd'>;
  readonly folder: DataFolder;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Files are examined on threads; false where none can be started. */
  readonly thread: boolean;
  /** Told how to close the store. */
  readonly closing: (close: () => Promise<void>) => void;
}

interface OpenedFiles {
  readonly documents: Documents;
  /** In the same store: what the product makes itself. */
  readonly made: SealedFiles;
}

/** What `FILES` and `CLAMD` decide. @throws Unavailable where the store cannot be reached */
export async function openDocuments(ports: DocumentPorts): Promise<OpenedFiles> {
  const { settings, vault, clock, randomness, thread, closing } = ports;
  const store = await openFileStore(ports);
  closing(() => store.close());
  const documents = new Documents({
    store,
    vault,
    scanner: settings.clamd === undefined ? noScanner : new ClamdScanner(settings.clamd, clock),
    examine: thread ? examineOnThread(clock) : examineHere,
    randomness,
  });
  return { documents, made: new SealedFiles({ store, vault, randomness }) };
}

/** Clients of servers are loaded only where they are set up. */
async function openFileStore({ settings, folder, clock, randomness }: DocumentPorts): Promise<FileStore> {
  const { files } = settings;
  switch (files.kind) {
    case 'folder':
      return FolderFileStore.open(folder.files, randomness);
    case 'gridfs':
      return (await import('#files/gridfs')).GridFileStore.open(files.url);
    case 's3':
      return (await import('#files/s3')).S3FileStore.open(files.s3, clock);
  }
}
