export { collected } from './collected.js';
export {
  type DocumentKind,
  Documents,
  type Download,
  extensions,
  type KeptDocument,
  type UploadedPart,
  type UploadLimits,
} from './documents.js';
export { examineHere } from './examining/examine-here.js';
export { examineOnThread } from './examining/examine-thread.js';
export { type Examine, type Examined, type FileKind, mediaTypes } from './examining/examined.js';
export { type MadeFile, SealedFiles } from './keeping/sealed-files.js';
export { type ZipEntry, zipped } from './keeping/zip.js';
export { heic } from './making/heic.js';
export { type FileStore, isFileId, type StoredFile } from './port.js';
export { type FileRefusalCode, FileRefused, fileRefusalCodes } from './refusals.js';
export { type ClamdAddress, ClamdScanner } from './scanning/clamd.js';
export { noScanner, type Scanner, type ScanResult } from './scanning/scanner.js';
