import { type ConfigRefused, readConfig } from './config.js';
import type { Environment } from './setting-reader.js';

const problemsOf = (env: Environment): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as ConfigRefused).problems;
  }
};
const s3 = {
  FILES: 's3',
  S3_ENDPOINT: 'https://s3.example.gov',
  S3_BUCKET: 'documents',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'secret',
};
const mongo = { READ_STORE: 'mongodb', MONGODB_URL: 'mongodb://views/caseledger' };

test('without a setting documents are in the data folder, and nobody scans them', () => {
  expect(readConfig({})).toMatchObject({ files: { kind: 'folder' }, clamd: undefined });
});

test('where servers share the views, they share the documents too, unless told otherwise', () => {
  expect(readConfig(mongo).files.kind).toBe('gridfs');
  expect(readConfig({ ...mongo, FILES: 'folder' }).files.kind).toBe('folder');
});

test('they can be where the views are, or in a store that speaks S3', () => {
  expect(readConfig({ ...mongo, FILES: 'gridfs' }).files).toEqual({ kind: 'gridfs', url: mongo.MONGODB_URL });
  expect(readConfig({ ...s3, S3_PREFIX: 'caseledger/' }).files).toEqual({
    kind: 's3',
    s3: {
      endpoint: 'https://s3.example.gov',
      region: 'us-east-1',
      bucket: 'documents',
      prefix: 'caseledger/',
      accessKeyId: 'id',
      secretAccessKey: 'secret',
    },
  });
});

test.each([
  ['clamd.example.gov:3310', { host: 'clamd.example.gov', port: 3310 }],
  ['[::1]:3310', { host: '::1', port: 3310 }],
  ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
])('CLAMD=%s says where the scanner is', (CLAMD, address) => {
  expect(readConfig({ CLAMD }).clamd).toEqual(address);
});

test.each<[string, Environment]>([
  ['FILES=tape', { FILES: 'tape' }],
  ['FILES=gridfs', { FILES: 'gridfs' }],
  ['S3_ENDPOINT', { ...s3, S3_ENDPOINT: '' }],
  ['S3_ENDPOINT', { ...s3, S3_ENDPOINT: 's3.example.gov' }],
  ['S3_ENDPOINT', { ...s3, S3_ENDPOINT: 'https://id:secret@s3.example.gov' }],
  ['S3_BUCKET', { ...s3, S3_BUCKET: '' }],
  ['S3_BUCKET=My Bucket', { ...s3, S3_BUCKET: 'My Bucket' }],
  ['S3_PREFIX=here', { ...s3, S3_PREFIX: 'here' }],
  ['S3_ACCESS_KEY_ID', { ...s3, S3_ACCESS_KEY_ID: '' }],
  ['S3_SECRET_ACCESS_KEY', { ...s3, S3_SECRET_ACCESS_KEY: '' }],
  ['CLAMD=clamd', { CLAMD: 'clamd' }],
  ['CLAMD=clamd:99999', { CLAMD: 'clamd:99999' }],
  ['CLAMD=unix:clamd', { CLAMD: 'unix:clamd' }],
])('a wrong %s is named', (name, env) => {
  const problems = problemsOf(env);
  expect(problems).toHaveLength(1);
  expect(problems[0]!.startsWith(`${name}: `)).toBe(true);
});

test('in production nothing goes to a store in clear', () => {
  const env = { ...s3, S3_ENDPOINT: 'http://s3:9000', NODE_ENV: 'production' };
  expect(problemsOf(env).filter((each) => each.startsWith('S3_'))).toEqual([
    'S3_ENDPOINT: must begin with https:// when NODE_ENV=production',
  ]);
});
