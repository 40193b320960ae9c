export { heic } from '#files';
export * from './file-store.contract.js';
export * from './made/pdf.js';
export * from './made/pictures.js';
export * from './made/zip.js';
export * from './memory-file-store.js';
export * from './test-documents.js';
