export { S3FileStore, type S3Settings } from './s3-file-store.js';
